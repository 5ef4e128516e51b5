"""Names of people: after a cue ("Dr.", "my name is", "my wife"), on a list, or seen by the model.

A name that is missed is better than a disease that is destroyed: a word on the lists of data/lookups stays.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from typing import Protocol

from . import cues
from .known import Known
from .spans import NAME, Span
from .vocabulary import Vocabulary
from .words import Word, split

_SPEAKS = frozenset({"said", "says", "wants", "wanted", "told", "thinks", "thought", "recommends", "suggests"})
#: Small words inside a family name, one or two: "van der Berg".
_JOINS = frozenset(
    {"van", "von", "de", "der", "den", "la", "las", "los", "del", "da", "dos", "di", "du", "al", "el", "bin"}
)
_MOST_WORDS = 4
_MOST_JOINS = 2


class SeesPeople(Protocol):
    """Finds persons in running text, right or wrong."""

    def people(self, text: str) -> list[tuple[int, int]]:
        """Start and end of each."""


class NameFinder:
    """Finds names of people."""

    def __init__(self, vocabulary: Vocabulary, model: SeesPeople) -> None:
        self._vocabulary = vocabulary
        self._model = model

    def find(self, text: str) -> list[Span]:
        """All names found, none overlapping another."""
        page = _Page(text, split(text), self._vocabulary)
        taken: list[tuple[int, int]] = []
        for rule in (
            page.titled,
            page.introduced,
            page.self_named,
            page.related,
            page.signed,
            page.well_known,
        ):
            taken.extend(rule())
        taken.extend(self._seen(page, taken))
        return [Span(page.words[first].start, page.words[last - 1].end, NAME) for first, last in _merged(taken)]

    def _seen(self, page: _Page, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Two or three unknown capitalized words in which the model sees a person."""
        gone = {i for first, last in taken for i in range(first, last)}
        pairs = [(a, b) for a, b in page.unknown_pairs() if not gone.intersection(range(a, b))]
        if not pairs:
            return
        people = self._model.people(page.text)
        for first, last in pairs:
            start, end = page.words[first].start, page.words[last - 1].end
            if any(s <= start and end <= e for s, e in people):
                yield first, last


class _Page:
    """One text, word by word. Every rule gives names as (first word, word after the last)."""

    def __init__(self, text: str, words: list[Word], vocabulary: Vocabulary) -> None:
        self.text = text
        self.words = words
        self._starts = [w.start for w in words]
        self._known = Known(vocabulary, words)

    def titled(self) -> Iterator[tuple[int, int]]:
        """ "Dr. Sarah O'Neil", "dr patel", "nurse Kelly"."""
        for cue, i in self._after(cues.TITLE):
            known = self._known
            # "I asked my dr. Biopsy says": a new sentence; "my MS Clinic": multiple sclerosis.
            title = not (cue["dot"] and cue["owner"]) and cue["short"] != "MS"
            listed = known.a_name(i) or known.a_surname(i)
            after_initial = known.initial(i) and self._follows(i + 1)
            capital = title and known.capital_after_title(i)
            if listed or capital or after_initial or self._speaks_next(i, cue["short"]):
                yield i, self._run(i)

    def introduced(self) -> Iterator[tuple[int, int]]:
        """ "my name is John Smith", "name: SMITH, JOHN"."""
        for _, i in self._after(cues.INTRODUCTION):
            if self._known.perhaps(i) or self._known.capital(i):
                last = self._run(i)
                while last < min(len(self.words), i + 3) and self._joined(last) and self._known.perhaps(last):
                    last += 1
                if last < len(self.words) and self.words[last].gap == ", " and self._known.a_name(last):
                    last = self._run(last)
                yield i, last

    def self_named(self) -> Iterator[tuple[int, int]]:
        """ "I'm John", "im john smith", "this is Grace Kim"."""
        for _, i in self._after(cues.I_AM):
            last = self._run(i)
            if self._known.first_name(i) or (self._known.a_name(i) and last > i + 1):
                yield i, last

    def related(self) -> Iterator[tuple[int, int]]:
        """ "my wife Linda", "our son, Jake,", "Aunt Bea"."""
        for cue, i in self._after(cues.OF_MINE):
            if self._known.a_name(i) or (self._known.capital(i) and not cue["comma"]):
                yield i, self._run(i)

    def signed(self) -> Iterator[tuple[int, int]]:
        """ "thanks, Maria Lopez" at the end."""
        for _, i in self._after(cues.FAREWELL):
            last = self._run(i)
            ends = cues.END.match(self.text, self.words[last - 1].end) is not None
            two = last >= i + 2 and (self._known.capital(i) or self._known.initial(i))
            enough = self._known.a_name(i) or two
            if ends and enough and not self.words[last - 1].possessive:
                yield i, last

    def well_known(self) -> Iterator[tuple[int, int]]:
        """A common first name with a capital, wherever it stands, and the words that belong to it."""
        i = 0
        while i < len(self.words):
            if self.words[i].capital and self._known.first_name(i):
                last = self._run(i)
                yield i, last
                i = last
            else:
                i += 1

    def unknown_pairs(self) -> Iterator[tuple[int, int]]:
        """Two or three capitalized words side by side that no list knows."""
        i = 0
        while i < len(self.words):
            last = i
            while last < len(self.words) and self._known.capital(last) and (last == i or self._joined(last)):
                last += 1
            if 2 <= last - i <= 3:
                yield i, last
            i = max(last, i + 1)

    def _after(self, cue: re.Pattern[str]) -> Iterator[tuple[re.Match[str], int]]:
        """Each place of the cue, and the word that begins right after it."""
        for found in cue.finditer(self.text):
            i = bisect.bisect_left(self._starts, found.end())
            if i < len(self.words) and self.words[i].start == found.end():
                yield found, i

    def _joined(self, i: int) -> bool:
        """Whether the word before belongs to this one as far as the space between them tells."""
        return self.words[i].gap in (" ", "-") or (self.words[i].gap == ". " and self._known.initial(i - 1))

    def _run(self, first: int) -> int:
        """The end of the name that begins there."""
        last = first + 1
        while last < first + _MOST_WORDS and self._follows(last):
            last = self._past_joins(last) + 1
        return last

    def _follows(self, i: int) -> bool:
        """Whether the word there, or after "van der" there, goes on with a name."""
        i = self._past_joins(i)
        if i >= len(self.words) or not self._joined(i):
            return False
        known = self._known
        return known.capital(i) or known.a_surname_after_a_name(i) or (known.initial(i) and self._follows(i + 1))

    def _past_joins(self, i: int) -> int:
        end = min(len(self.words), i + _MOST_JOINS)
        while i < end and self.words[i].norm in _JOINS and self._joined(i):
            i += 1
        return i

    def _speaks_next(self, i: int, short: str | None) -> bool:
        """ "dr okonkwo said": an unknown word in lower case of which something a person does is told."""
        speaks = i + 1 < len(self.words) and self.words[i + 1].gap == " " and self.words[i + 1].norm in _SPEAKS
        return bool(short) and speaks and self._known.perhaps(i)


def _merged(ranges: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for first, last in sorted(ranges):
        if merged and first < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return merged
