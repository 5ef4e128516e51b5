"""Words of a message, in the form in which they are compared."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)*")
_BREAK = re.compile(r"[.!?;:,\n]")
_IRREGULAR = {
    "taken": "take", "took": "take", "cutting": "cut", "putting": "put", "teeth": "tooth", "gotten": "got",
}  # fmt: skip
_AS_THEY_ARE = ("hives",)  # not HIV


@dataclass(frozen=True)
class Token:
    """One word. `norm` is lower case without apostrophes; `stem` has no ending either.

    `after_break`: punctuation stands before it, so that no phrase runs across.
    """

    text: str
    norm: str
    stem: str
    start: int
    end: int
    after_break: bool = False


def words(text: str) -> frozenset[str]:
    """A set of words, written as a line of text."""
    return frozenset(text.split())


def tokenize(text: str) -> tuple[Token, ...]:
    """The words of a text, in order; punctuation is left out."""
    tokens: list[Token] = []
    last = 0
    for found in _WORD.finditer(text):
        norm = found.group().lower().replace("'", "").replace("’", "")
        broken = bool(_BREAK.search(text, last, found.start()))
        tokens.append(Token(found.group(), norm, stem(norm), found.start(), found.end(), broken))
        last = found.end()
    return tuple(tokens)


def stem(word: str) -> str:
    """A word without its ending: fuse, fusing, fused and fuses are one. Only good for comparing."""
    if word in _IRREGULAR:
        word = _IRREGULAR[word]
    if len(word) < 4 or word in _AS_THEY_ARE:
        return word
    word = _without_plural(word)
    for ending, shortest in (("ing", 6), ("ed", 5)):
        if word.endswith(ending) and len(word) >= shortest and not word.endswith("eed"):
            word = word[: -len(ending)]
            if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "sl":
                word = word[:-1]
            break
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


def _without_plural(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
