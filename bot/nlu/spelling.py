"""Puts slips of the finger right before a message is read for its topics: "sugrery", "insurence", "docotr".

A word is taken for a slip when neither the encoder, nor our phrases, nor the lookups know it, and one of our own
phrases' words is one slip away. Who a message names, when, and how dangerous it is are read from the words as they
were typed: those rooms have stricter rules of their own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from string import ascii_lowercase

#: Shorter words are too close to one another; longer ones are no words.
SHORTEST, LONGEST = 3, 24
#: Abbreviations have three letters ("FSH"), so a word of three becomes only one that is as common as "the".
COMMON = 300
#: A word of our phrases is known when it was written so often: once, it may be a slip itself.
TWICE = 2
_DATA = Path(__file__).resolve().parents[2] / "data"
_WORD = re.compile(r"(?<![\w'’])[A-Za-z]+(?![\w'’])")


@dataclass(frozen=True)
class Spelling:
    """`known`: words that stay as they are. `counts`: words a slip may have meant, and how often we wrote them."""

    known: frozenset[str]
    counts: Mapping[str, int]

    def __call__(self, text: str) -> str:
        """The text with its slips put right; everything else, spaces and marks too, stays."""
        return _WORD.sub(lambda found: self._meant(found[0]), text)

    def _meant(self, word: str) -> str:
        low = word.lower()
        if not SHORTEST <= len(low) <= LONGEST or low in self.known or low.removesuffix("s") in self.known:
            return word
        least = COMMON if len(low) == SHORTEST else 1
        near = {other for other in one_slip_away(low) if self.counts.get(other, 0) >= least}
        return max(near, key=lambda other: (self.counts[other], other)) if near else word


def learn_spelling(texts: Iterable[str], known: Iterable[str]) -> Spelling:
    """What our phrases and the words that are `known` elsewhere teach."""
    counts = Counter(word for text in texts for word in re.findall(r"[a-z]+", re.sub("['’]", "", text.lower())))
    often = {word for word, times in counts.items() if times >= TWICE}
    known = often.union(known)
    return Spelling(frozenset(known), {word: times for word, times in counts.items() if word in known})


def known_words(data: Path = _DATA) -> frozenset[str]:
    """The words the encoder and the lookups know."""
    pieces = (data / "encoder" / "vocab.txt").read_text(encoding="utf-8").split()
    lookups = (file.read_text(encoding="utf-8").lower() for file in sorted((data / "lookups").glob("*.yml")))
    named = {word for text in lookups for word in re.findall(r"[a-z]+", text)}
    return frozenset(piece for piece in pieces if piece.isascii() and piece.isalpha()) | named


def one_slip_away(word: str) -> Iterator[str]:
    """All that a letter lost, added, changed, or two neighbors swapped can make of a word in lower case."""
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        yield from (head + letter + tail for letter in ascii_lowercase)
        if tail:
            yield head + tail[1:]
            yield from (head + letter + tail[1:] for letter in ascii_lowercase)
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
