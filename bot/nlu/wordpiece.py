"""Cuts a text into the word pieces that BERT-like encoders read (uncased)."""

from __future__ import annotations

import string
import unicodedata
from collections.abc import Sequence
from pathlib import Path

#: Longer words, in letters, are unknown: a pasted link or a run of one letter says nothing.
LONGEST_WORD = 100
START, END, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"


class WordPieces:
    """A vocabulary of word pieces: the longest that fits is taken, from left to right."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._ids = {piece: number for number, piece in enumerate(vocabulary)}

    @classmethod
    def load(cls, path: Path) -> WordPieces:
        """Reads a vocabulary of one piece a line."""
        return cls(path.read_text(encoding="utf-8").splitlines())

    def __call__(self, text: str, longest: int) -> list[int]:
        """The numbers of the pieces of a text, between a start and an end mark, `longest` at most.

        Of a longer text the middle is left out: a story begins with what it is about and ends with the question.
        """
        pieces = [piece for word in _plain(text).split() for piece in self._word(word)]
        room = longest - 2
        if len(pieces) > room:
            tail = room // 2
            pieces = pieces[: room - tail] + pieces[-tail:]
        return [self._ids[START], *pieces, self._ids[END]]

    def _word(self, word: str) -> list[int]:
        if len(word) > LONGEST_WORD:
            return [self._ids[UNKNOWN]]
        found, start = [], 0
        while start < len(word):
            lead = "##" if start else ""
            end = next((e for e in range(len(word), start, -1) if lead + word[start:e] in self._ids), None)
            if end is None:
                return [self._ids[UNKNOWN]]
            found.append(self._ids[lead + word[start:end]])
            start = end
        return found


def _plain(text: str) -> str:
    """Lower case, no accents or control characters, every mark a word of its own."""
    letters = (c for c in unicodedata.normalize("NFD", text.lower()) if unicodedata.category(c) != "Mn")
    return "".join(f" {c} " if _stands_alone(c) else c for c in letters if _is_written(c))


def _is_written(character: str) -> bool:
    return character in "\t\n\r" or unicodedata.category(character)[0] != "C"


def _stands_alone(character: str) -> bool:
    is_mark = unicodedata.category(character)[0] == "P" or (
        character.isascii() and character in string.punctuation
    )
    return is_mark or "\u3400" <= character <= "\u9fff"
