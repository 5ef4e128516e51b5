"""Puts slips of the finger right before a message is read for its topics: "sugrery", "insurence", "docotr".

A word is taken for a slip when neither our phrases, nor the encoder, nor the lookups know it. Of the known words
one slip away, the one our phrases use most was meant, or else the one that is commonest in English. Who a message
names, when, and how dangerous it is are read from the words as they were typed: those rooms have stricter rules of
their own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
_WORD = re.compile(r"(?<![\w'’])[A-Za-z]+(?:['’][A-Za-z]+)*(?![\w'’])")
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
#: The letters beside each letter on the keyboard.
BESIDE = {
    letter: row[max(0, at - 1) : at] + row[at + 1 : at + 2] for row in _ROWS for at, letter in enumerate(row)
}


@dataclass(frozen=True)
class Spelling:
    """`known`: the words that are no slips, each with its place in the order of how common they are in English.
    `counts`: how often our phrases use them."""

    known: Mapping[str, int]
    counts: Mapping[str, int]

    def __call__(self, text: str) -> str:
        """The text with its slips put right; everything else, spaces and marks too, stays."""
        return _WORD.sub(lambda found: self._meant(found[0]), text)

    def _meant(self, word: str) -> str:
        low = re.sub("['’]", "", word.lower())
        if not SHORTEST <= len(low) <= LONGEST or low in self.known or low.removesuffix("s") in self.known:
            return word
        least = COMMON if len(low) == SHORTEST else 0
        for slips in (slips_of_a_finger(low), other_slips(low)):
            near = {other for other in slips if other in self.known and self._count(other) >= least}
            if near:
                return max(near, key=lambda other: (self._count(other), -self.known[other]))
        return word

    def _count(self, word: str) -> int:
        return self.counts.get(word, 0)


def learn_spelling(texts: Iterable[str], known: Sequence[str]) -> Spelling:
    """What our phrases and the words that are `known` elsewhere, the commonest first, teach."""
    counts = Counter(word for text in texts for word in re.findall(r"[a-z]+", re.sub("['’]", "", text.lower())))
    often = sorted(word for word, times in counts.items() if times >= TWICE)
    order = {word: place for place, word in enumerate(dict.fromkeys((*known, *often)))}
    return Spelling(order, {word: times for word, times in counts.items() if word in order})


def known_words(data: Path = _DATA) -> tuple[str, ...]:
    """The words the encoder knows, the commonest first, and those of the lookups."""
    pieces = (data / "encoder" / "vocab.txt").read_text(encoding="utf-8").split()
    lookups = (file.read_text(encoding="utf-8").lower() for file in sorted((data / "lookups").glob("*.yml")))
    named = (word for text in lookups for word in re.findall(r"[a-z]+", text))
    # Its short pieces are abbreviations and parts of words more often than words.
    whole = (piece for piece in pieces if piece.isascii() and piece.isalpha() and len(piece) > SHORTEST)
    return tuple(dict.fromkeys((*whole, *named)))


def slips_of_a_finger(word: str) -> Iterator[str]:
    """What was meant if a letter was left out, hit twice, hit too late, or missed for its neighbor."""
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        yield from (head + letter + tail for letter in ascii_lowercase)
        yield from (head + letter + tail[1:] for letter in BESIDE.get(tail[:1], ""))
        if len(tail) > 1:
            yield head + (tail[1:] if tail[0] == tail[1] else tail[1] + tail[0] + tail[2:])


def other_slips(word: str) -> Iterator[str]:
    """What was meant if one letter is wrong or too many: "insurence"."""
    for at in range(len(word)):
        head, tail = word[:at], word[at + 1 :]
        yield head + tail
        yield from (head + letter + tail for letter in ascii_lowercase)
