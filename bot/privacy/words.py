"""The words of a text, with what names need to know of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)
_SHOUTED = 0.7
_HEADLINE_WORDS = 6


@dataclass(frozen=True)
class Word:
    """A word without its possessive ending. `gap` is what stands before it; `capital`: first letter only."""

    text: str
    norm: str
    start: int
    end: int
    gap: str
    capital: bool
    possessive: bool

    @property
    def initial(self) -> bool:
        """Whether it is one capital letter, as in "J. Smith"."""
        return self.capital and len(self.text) == 1

    def norms(self) -> tuple[str, ...]:
        """What it may stand for in a list: "hodgkins" is "hodgkin", too."""
        return (self.norm, self.norm[:-1]) if self.norm.endswith("s") else (self.norm,)


def split(text: str) -> list[Word]:
    """The words of the text. Where Most Words Have A Capital, or ALL, it says nothing, and none counts."""
    shouted = _is_shouted(text) or _is_headline(text)
    words: list[Word] = []
    last = 0
    for match in _WORD.finditer(text):
        bare = _POSSESSIVE.sub("", match.group())
        end = match.start() + len(bare)
        capital = bare[0].isupper() and (len(bare) == 1 or not bare.isupper()) and not shouted
        norm = bare.lower().replace("’", "'")
        words.append(Word(bare, norm, match.start(), end, text[last : match.start()], capital, end < match.end()))
        last = end
    return words


def _is_headline(text: str) -> bool:
    words = _WORD.findall(text)
    return len(words) >= _HEADLINE_WORDS and sum(w[0].isupper() for w in words) > _SHOUTED * len(words)


def _is_shouted(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 3 and sum(c.isupper() for c in letters) > _SHOUTED * len(letters)
