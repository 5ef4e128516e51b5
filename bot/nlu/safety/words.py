"""A message as plain words: lower case, no accents, no apostrophes, slips of the finger mended."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass

_WORD = re.compile(r"\d+(?:[.,/]\d+)*|[^\W\d_]+(?:['’´`][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"[!?;\n]|\.(?!\d)(?!\.)(?=\s|$)")
_PAUSE = re.compile(r"[,:()\-–—]|\.")
_APOSTROPHES = str.maketrans("", "", "'’´`")
#: Characters looked at. Longer messages keep their beginning and their end, where people say what is wrong.
HEAD, TAIL = 3000, 1500

NO_BREAK, PAUSE, SENTENCE = 0, 1, 2


@dataclass(frozen=True)
class Words:
    """The words of a message.

    `starts`, `ends`: characters of the words in `text`. `breaks[i]`: what stands before word i.
    `flat`: all words with a space around each and " . " between sentences; phrases are sought in it.
    """

    text: str
    norms: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    breaks: tuple[int, ...]
    flat: str
    offsets: tuple[int, ...]

    def at(self, offset: int) -> int:
        """The index of the word at this place of `flat`."""
        return bisect_right(self.offsets, offset) - 1

    def quote(self, first: int, last: int) -> str:
        """Words first..last as they were typed."""
        return self.text[self.starts[first] : self.ends[last]]


def clip(text: str) -> str:
    """The part of a message that is looked at."""
    return text if len(text) <= HEAD + TAIL else f"{text[:HEAD]}\n{text[-TAIL:]}"


def read_words(text: str, mend: Callable[[str], str]) -> Words:
    """The words of `text`, each passed through `mend` (see typos.py)."""
    norms: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    breaks: list[int] = []
    flat = [" "]
    offsets: list[int] = []
    length, last = 1, 0
    for found in _WORD.finditer(text):
        norm = mend(plain(found.group()))
        if not norm:
            continue
        kind = _break_between(text[last : found.start()]) if norms else NO_BREAK
        if kind == SENTENCE:
            flat.append(". ")
            length += 2
        offsets.append(length)
        flat.append(norm + " ")
        length += len(norm) + 1
        norms.append(norm)
        starts.append(found.start())
        ends.append(found.end())
        breaks.append(kind)
        last = found.end()
    return Words(text, tuple(norms), tuple(starts), tuple(ends), tuple(breaks), "".join(flat), tuple(offsets))


def plain(word: str) -> str:
    """A word in lower case without accents or apostrophes: "Can’t" is "cant", "mamá" is "mama"."""
    word = word.lower().translate(_APOSTROPHES)
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))


def _break_between(gap: str) -> int:
    if gap == " ":
        return NO_BREAK
    if _SENTENCE_END.search(gap):
        return SENTENCE
    return PAUSE if _PAUSE.search(gap) else NO_BREAK
