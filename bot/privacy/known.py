"""What the word lists say about each word of one text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .vocabulary import Phrases, Vocabulary, phrase_length
from .words import Word

_SHORTEST = 3
_ENDINGS = ("ed", "ing", "ly", "tion", "ology", "ologist")
_FACILITY_REACH = 4


class Known:
    """Questions about the i-th word."""

    def __init__(self, vocabulary: Vocabulary, words: Sequence[Word]) -> None:
        self._vocabulary = vocabulary
        self._words = words
        self._kept = set(self._in(vocabulary.kept)) | set(self._places())
        self._eponyms = set(self._in(vocabulary.eponyms))

    def first_name(self, i: int) -> bool:
        """Whether it is a first name and nothing else, capital or not."""
        return self._words[i].norm in self._vocabulary.first_names and not self._stays(i)

    def a_name(self, i: int) -> bool:
        """Whether it is a first name, or, with a capital, a word that may be one."""
        word = self._words[i]
        may_be = word.capital and word.norm in self._vocabulary.names_and_words and not self._stays(i)
        return may_be or self.first_name(i)

    def a_surname(self, i: int) -> bool:
        """Whether it is a common family name, capital or not."""
        return self._words[i].norm in self._vocabulary.surnames and not self._stays(i)

    def a_surname_after_a_name(self, i: int) -> bool:
        """The same after a first name: there, Turner is a person, unless an illness follows."""
        word = self._words[i]
        listed = word.norm in self._vocabulary.surnames and i not in self._kept
        return listed and not word.possessive and not self._illness_follows(i)

    def capital(self, i: int) -> bool:
        """Whether it is a word with a capital that no list explains."""
        word = self._words[i]
        return word.capital and len(word.text) > 1 and not self._plain(i) and not self._stays(i)

    def capital_after_title(self, i: int) -> bool:
        """The same after "Dr.": there, Graves is a person, unless an illness follows."""
        if i in self._kept or self._illness_follows(i) or (self._words[i].possessive and i in self._eponyms):
            return False
        word = self._words[i]
        return word.capital and len(word.text) > 1 and not self._plain(i)

    def initial(self, i: int) -> bool:
        """Whether it is one capital letter."""
        return self._words[i].initial

    def perhaps(self, i: int) -> bool:
        """Whether it may be a name in lower case, for all we know."""
        word = self._words[i]
        return (
            len(word.text) >= _SHORTEST
            and not word.norm.endswith(_ENDINGS)
            and not self._plain(i)
            and not self._stays(i)
            and word.norm not in self._vocabulary.names_and_words
        )

    def _plain(self, i: int) -> bool:
        word = self._words[i]
        return word.norm in self._vocabulary.plain and not (
            word.capital and word.norm in self._vocabulary.names_and_words
        )

    def _stays(self, i: int) -> bool:
        return i in self._kept or i in self._eponyms or self._illness_follows(i)

    def _illness_follows(self, i: int) -> bool:
        following = self._words[i + 1 : i + 3]
        return any(w.norm in self._vocabulary.illness for w in following[:1]) or (
            len(following) == 2 and following[0].gap == "-" and following[1].norm in self._vocabulary.illness
        )

    def _in(self, phrases: Phrases) -> Iterator[int]:
        for i in range(len(self._words)):
            yield from range(i, i + phrase_length(phrases, self._words, i))

    def _places(self) -> Iterator[int]:
        """The words of "Mary Bridge Hospital" and "St. Mary's"."""
        for i, word in enumerate(self._words):
            if word.capital and word.norm in self._vocabulary.facility:
                first = i
                while (
                    first and i - first < _FACILITY_REACH and self._words[first - 1].capital and self._close(first)
                ):
                    first -= 1
                yield from range(first, i + 1)
            if i and self._words[i - 1].norm in self._vocabulary.before_place and self._close(i):
                yield i

    def _close(self, i: int) -> bool:
        return self._words[i].gap in (" ", "-", ". ", "'s ", "’s ", " & ")
