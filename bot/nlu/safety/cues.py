"""The words around a danger sign that say how it is meant, and how far each of them reaches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .lexicon import Lexicon
from .phrases import Found
from .words import NO_BREAK, SENTENCE, Words

_TURN = frozenset(["but", "however", "although", "though", "because", "whereas", "except", "pero"])
_THEN = frozenset(["now", "today", "tonight", "then", "suddenly", "ahora", "this"])
#: "I cut myself while I was cooking and it wont stop bleeding": what was ends where what is begins.
_SUBJECTS = frozenset(["i", "it", "he", "she", "we", "they"])
_IS = frozenset(["cant", "cannot", "wont", "is", "am", "are", "isnt", "arent", "keeps", "keep"])
_SUBJECT_IS = frozenset(["im", "its", "hes", "shes", "theyre", "ive"])
#: A date in front ("Two summers back, a bee ...") speaks for the whole sentence if it is no longer than this.
FRONTED = 5


@dataclass(frozen=True)
class Cue:
    """An axis value ("past", "recurring", ...) said by words first..last."""

    name: str
    first: int
    last: int


@dataclass(frozen=True)
class Cues:
    """All cues of a message. `clauses[i]`, `sentences[i]`: which clause and sentence word i is in."""

    all: tuple[Cue, ...]
    idioms: tuple[Found, ...]
    clauses: tuple[int, ...]
    sentences: tuple[int, ...]

    def in_clause(self, first: int, last: int) -> list[Cue]:
        """Cues in the clauses of words first..last, or in a short opening of their sentence."""
        mine = set(self.clauses[first : last + 1]) | self._opening(first)
        return [c for c in self.all if self.clauses[c.first] in mine or self.clauses[c.last] in mine]

    def in_sentence(self, first: int) -> list[Cue]:
        """Cues in the sentence of word `first`."""
        return [c for c in self.all if self.sentences[c.first] == self.sentences[first]]

    def idiom_at(self, first: int, last: int) -> Found | None:
        """The figure of speech that shares words with first..last."""
        for idiom in self.idioms:
            if idiom.first <= last and first <= idiom.last:
                return idiom
        return None

    def _opening(self, first: int) -> set[int]:
        start = self.sentences.index(self.sentences[first])
        length = sum(1 for c in self.clauses if c == self.clauses[start])
        return {self.clauses[start]} if length <= FRONTED else set()


def find_cues(words: Words, keys: frozenset[str], lexicon: Lexicon) -> Cues:
    """The cues of every axis that has phrases."""
    found = [
        Cue(name, f.first, f.last) for name, phrases in lexicon.cues.items() for f in phrases.find(words, keys)
    ]
    idioms = tuple(lexicon.idioms.find(words, keys))
    return Cues(tuple(found), idioms, _clauses(words), _sentences(words))


def _sentences(words: Words) -> tuple[int, ...]:
    number, numbers = 0, []
    for kind in words.breaks:
        number += kind == SENTENCE
        numbers.append(number)
    return tuple(numbers)


def _clauses(words: Words) -> tuple[int, ...]:
    number, numbers = 0, []
    for i, kind in enumerate(words.breaks):
        before = words.norms[i - 1] if i else ""
        turns = words.norms[i] in _TURN or (words.norms[i] in _THEN and before == "and")
        number += kind != NO_BREAK or turns or (before == "and" and _is_now(words.norms[i : i + 2]))
        numbers.append(number)
    return tuple(numbers)


def _is_now(norms: Sequence[str]) -> bool:
    """Whether two words begin to say how things are: "it wont", "im still"."""
    return norms[0] in _SUBJECT_IS or (len(norms) > 1 and norms[0] in _SUBJECTS and norms[1] in _IS)
