"""Which lines of a numbered list a message means: "steps 1 and 3", "the second one", "all of them"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.advice.cues import has_cue

_TOKEN = re.compile(r"\d+(?:st|nd|rd|th)?(?![\w/])|[a-z]+|[#,&-]")
#: Lines that a list can have; "step 2026" and "the last 30" are something else.
MOST = 20


@dataclass(frozen=True)
class Positions:
    """Places in the list, from 1. `plainly`: by the word "step" or "number", which means nothing else."""

    places: tuple[int, ...] = ()
    plainly: bool = False


def positions_in(text: str, length: int, words: Mapping[str, Any]) -> Positions:
    """The places that the text means in a list of so many lines; a place may lie behind its end.

    `words` are those of `planning.yml: numbers`.
    """
    tokens = _TOKEN.findall(re.sub(r"['’`]", "", text.lower()))
    if places := tuple(_behind_a_thing(tokens, words)):
        return Positions(places, plainly=True)
    if length and has_cue(text, words["all"]):
        return Positions(tuple(range(1, length + 1)))
    places = tuple(_by_order(tokens, length, words)) or tuple(_alone(tokens, words))
    return Positions(tuple(dict.fromkeys(places)))


def _behind_a_thing(tokens: Sequence[str], words: Mapping[str, Any]) -> Iterator[int]:
    """ "step 3", "steps 1, 2 and 4", "numbers 2 to 4", "#3"."""
    for start, token in enumerate(tokens):
        if token in words["things"] and token not in words["one"]:
            yield from _listed(tokens[start + 1 :], words)


def _alone(tokens: Sequence[str], words: Mapping[str, Any]) -> Iterator[int]:
    """ "3 and 4 are done": numbers and hardly anything else."""
    allowed = {*words["joined"], *words["range"], *words["around"]}
    first = next((n for n, token in enumerate(tokens) if token.isdigit()), None)
    if first is not None and all(token.isdigit() or token in allowed for token in tokens):
        yield from _listed(tokens[first:], words)


def _listed(tokens: Sequence[str], words: Mapping[str, Any]) -> Iterator[int]:
    """The numbers at the beginning of the tokens, up to the first other word."""
    last, through = 0, False
    for token in tokens:
        place = _number(token, words) or _ordinal(token, words)
        if place:
            yield from range(last + 1 if through and last else place, place + 1)
            last, through = place, False
        elif last and token in words["range"]:
            through = True
        elif token not in words["joined"] and token not in words["things"]:
            return


def _by_order(tokens: Sequence[str], length: int, words: Mapping[str, Any]) -> Iterator[int]:
    """ "the second one", "the first and the third", "the first two", "the last one"; not "the second opinion"."""
    waiting: list[int] = []
    while tokens:
        places, used = _ordered(tokens, length, words)
        if places:
            waiting += places
        elif tokens[0] not in words["joined"]:
            waiting = []
        tokens = tokens[used:]
        if places and _ends(tokens, words):
            yield from waiting
            waiting = []


def _ordered(tokens: Sequence[str], length: int, words: Mapping[str, Any]) -> tuple[range, int]:
    """The places that the first words mean, and how many words say so: "the first two" takes two."""
    from_end = tokens[0] in words["last"]
    place = length if from_end else _ordinal(tokens[0], words)
    if not place:
        return range(0), 1
    many = _number(tokens[1], words) if len(tokens) > 1 and tokens[1] not in words["one"] else 0
    start = max(1, length - many + 1) if from_end and many else place
    return range(start, start + max(many, 1)), 2 if many else 1


def _ends(rest: Sequence[str], words: Mapping[str, Any]) -> bool:
    """Whether the order stands by itself or before "one" or "step": no other thing is counted."""
    return not rest or rest[0] in (*words["things"], *words["one"], *words["behind"], ",")


def _number(token: str, words: Mapping[str, Any]) -> int:
    number = int(token) if token.isdigit() else _place(token, words["counted"])
    return number if number <= MOST else 0


def _ordinal(token: str, words: Mapping[str, Any]) -> int:
    if found := re.fullmatch(r"(\d+)(?:st|nd|rd|th)", token):
        return int(found[1]) if int(found[1]) <= MOST else 0
    return _place(token, words["ordered"])


def _place(token: str, listed: Sequence[str]) -> int:
    return listed.index(token) + 1 if token in listed else 0
