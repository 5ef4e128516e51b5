"""Finds named things in a message: a tree of word stems, walked once from every word."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from bot.advice.entries import Entry
from bot.advice.lookups import Lookups

from .age import SPELLED
from .careful import counts
from .removing import ways_of_removing
from .tokens import Token, stem, tokenize, words
from .typos import Spelling

#: Words that may stand inside a phrase: "fuse (her lower) spine", "replace (both my) knees".
_INSIDE = words(
    "my your his her our their its the a an some this that these those left right both whole entire "
    "other old lower upper bad poor big"
)
#: An age may stand inside, too: "take out my 6 yr olds tonsils".
_AGE = words("year years yr yrs yo month months mo old olds")
_YEARS = re.compile(r"\d{1,2}(?:yo|yr|y)s?$")
_MOST_INSIDE = 3
#: Kinds in which a slip is forgiven; elsewhere plain words are too near ("impatient", "county").
_FORGIVING = ("condition", "procedure", "specialty")
#: Words up to this length are whole: "miles" is not "mil" (a mother-in-law), "file" is not "fil".
_WHOLE = 3


@dataclass(frozen=True)
class Match:
    """A named thing: what kind, which one, and where: characters [start, end), tokens [first, last)."""

    kind: str
    id: str
    start: int
    end: int
    first: int
    last: int


@dataclass
class _Node:
    children: dict[str, _Node] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)  # kind → id


class Gazetteer:
    """All phrases of the lookups, compiled. Make it once and keep it."""

    def __init__(self, lookups: Lookups) -> None:
        self._root = _Node()
        self._whole = frozenset(
            t.norm
            for _, entries in _kinds(lookups)
            for entry in entries
            for phrase in entry.phrases()
            for t in tokenize(phrase)
            if len(t.norm) <= _WHOLE
        )
        self._careful: dict[str, list[tuple[str, str]]] = defaultdict(list)
        words: set[str] = set()
        forgiven: set[str] = set()
        for kind, entries in _kinds(lookups):
            for entry in entries:
                for phrase in entry.phrases():
                    tokens = tokenize(phrase)
                    words.update(t.norm for t in tokens)
                    self._add(kind, entry.id, tokens)
                    forgiven.update(t.norm for t in tokens if kind in _FORGIVING)
                for word in entry.careful:
                    self._careful[word].append((kind, entry.id))
        for procedure in lookups.procedures.values():
            for phrase in procedure.phrases():
                for way in ways_of_removing(phrase):
                    words.update(t.norm for t in tokenize(way))
                    self._add("procedure", procedure.id, tokenize(way))
        relatives = {t.norm for r in lookups.relations.values() for p in r.phrases() for t in tokenize(p)}
        self._inside = _INSIDE | relatives
        self._stems = frozenset(stem(w) for w in words)
        self._spelling = Spelling(forgiven)

    def find(self, tokens: Sequence[Token]) -> tuple[Match, ...]:
        """Everything named, in order. Of phrases of one kind that overlap, the longest is taken; words inside a
        longer name of a place name nothing else."""
        stems = [self._stem(t) for t in tokens]
        free: dict[str, int] = defaultdict(int)
        matches: list[Match] = []
        for first in range(len(tokens)):
            for kind, (id, last) in self._longest(tokens, stems, first).items():
                if first >= free[kind]:
                    matches.append(Match(kind, id, tokens[first].start, tokens[last - 1].end, first, last))
                    free[kind] = last
            for kind, id in self._careful.get(tokens[first].norm, ()):
                if first >= free[kind] and counts(tokens, first, kind):
                    matches.append(Match(kind, id, tokens[first].start, tokens[first].end, first, first + 1))
                    free[kind] = first + 1
        places = [m for m in matches if m.kind == "place"]
        return tuple(m for m in matches if not any(_is_inside(m, place) for place in places))

    def _add(self, kind: str, id: str, tokens: Sequence[Token]) -> None:
        node = self._root
        for token in tokens:
            node = node.children.setdefault(self._key(token), _Node())
        node.ids.setdefault(kind, id)

    def _stem(self, token: Token) -> str:
        if token.stem in self._stems:
            return self._key(token)
        corrected = self._spelling.correct(token.norm)
        return stem(corrected) if corrected != token.norm else token.stem

    def _key(self, token: Token) -> str:
        """The stem by which a word is found; cut to a short name it keeps its e, and is another word than that."""
        cut = token.stem in self._whole and token.norm in (f"{token.stem}e", f"{token.stem}es")
        return f"{token.stem}e" if cut else token.stem

    def _longest(self, tokens: Sequence[Token], stems: Sequence[str], first: int) -> dict[str, tuple[str, int]]:
        found: dict[str, tuple[str, int]] = {}
        node = self._root
        inside = 0
        for i in range(first, len(tokens)):
            if i > first and tokens[i].after_break:
                break
            child = node.children.get(stems[i])
            if child is not None:
                node, inside = child, 0
                for kind, id in node.ids.items():
                    found[kind] = (id, i + 1)
            elif i > first and _is_age(tokens, i):
                continue
            elif i > first and tokens[i].norm in self._inside and inside < _MOST_INSIDE:
                inside += 1
            else:
                break
        return found


def _is_inside(match: Match, place: Match) -> bool:
    within = place.first <= match.first and match.last <= place.last
    return match.kind != place.kind and within and match.last - match.first < place.last - place.first


def _is_age(tokens: Sequence[Token], i: int) -> bool:
    """Whether the word is part of an age: "6 yr olds", "6yo"."""
    word, before = tokens[i].norm, tokens[i - 1].norm
    if word in _AGE:
        return before.isdigit() or before in _AGE or before in SPELLED
    number = word.isdigit() or word in SPELLED
    return any(t.norm in _AGE for t in tokens[i + 1 : i + 2]) if number else bool(_YEARS.match(word))


def _kinds(lookups: Lookups) -> Iterator[tuple[str, Iterable[Entry]]]:
    yield "condition", lookups.conditions.values()
    yield "procedure", lookups.procedures.values()
    yield "specialty", lookups.specialties.values()
    yield "payer", lookups.payers.values()
    yield "relation", lookups.relations.values()
    yield "place", lookups.places.values()
    yield "stance", lookups.stances.values()
