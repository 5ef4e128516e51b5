"""Phrases as written in data/safety, compiled for fast search. The notation: data/safety/words.yml."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from .words import Words

_GAPS = {"..": "(?:[^ .]+ ){0,4}", "...": "(?:[^ .]+ ){0,8}"}
_NUMBER = (
    r"(?:\d[\d.,/]*|a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|"
    r"several|couple|few|un|una|dos|tres|cuatro|cinco)"
)
_KEY = 4
#: The key of a phrase that may be in any message.
ANYWHERE = ""
_TOKEN = re.compile(r"\([^)]*\)\??|\S+")


@dataclass(frozen=True)
class Found:
    """Words first..last of a message."""

    first: int
    last: int


class Phrases:
    """A list of phrases that mean the same."""

    def __init__(self, written: Iterable[str], names: Mapping[str, Sequence[str]]) -> None:
        """Raises ValueError on a phrase that names an unknown word list, saying which."""
        self._patterns = [_Pattern(phrase, *_read(phrase, names)) for phrase in written]
        self._by_key: dict[str, list[int]] = {}
        for at, pattern in enumerate(self._patterns):
            for key in pattern.needed[0] if pattern.needed else [ANYWHERE]:
                self._by_key.setdefault(key, []).append(at)

    def compile(self) -> None:
        """Compiles every phrase now.

        Raises:
            ValueError: one that cannot be read; the message says which.
        """
        for pattern in self._patterns:
            _ = pattern.compiled

    def find(self, words: Words, keys: frozenset[str]) -> list[Found]:
        """Every place where one of the phrases stands. `keys` is `keys_of(words)`."""
        likely = {at for key in self._by_key.keys() & keys for at in self._by_key[key]}
        return [
            Found(words.at(match.start()), words.at(match.end() - 2))
            for at in sorted(likely)
            if all(not needed.isdisjoint(keys) for needed in self._patterns[at].needed)
            for match in self._patterns[at].compiled.finditer(words.flat)
        ]


@dataclass(frozen=True)
class _Pattern:
    """One phrase. It is compiled when its first words turn up: most phrases never do, and there are many."""

    phrase: str
    needed: tuple[frozenset[str], ...]
    pattern: str

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        try:
            return re.compile(self.pattern)
        except re.error as error:
            raise ValueError(f"cannot read the phrase {self.phrase!r}: {error}") from error


def keys_of(words: Words) -> frozenset[str]:
    """The first letters of every word: a cheap way to pass over phrases that cannot be there."""
    return frozenset((ANYWHERE, *(norm[:n] for norm in words.norms for n in range(1, _KEY + 1))))


def _read(phrase: str, names: Mapping[str, Sequence[str]]) -> tuple[tuple[frozenset[str], ...], str]:
    """The first letters of its words, and the regular expression of a phrase."""
    parts: list[str] = []
    needed: list[frozenset[str]] = []
    for token in _TOKEN.findall(phrase):
        if token in _GAPS:
            parts.append(_GAPS[token])
            continue
        optional = token.endswith("?")
        listed = token.removesuffix("?").strip("()").split("|")
        choices = [c for choice in listed for c in _expand(choice, names, phrase)]
        alternatives = "|".join(_regex(choice) for choice in choices)
        parts.append(f"(?:(?:{alternatives}) )" + ("?" if optional else ""))
        if not optional and all(_key(c) for c in choices):
            needed.append(frozenset(_key(c) for c in choices))
    return tuple(sorted(needed, key=len)), "(?<= )" + "".join(parts)


def _expand(choice: str, names: Mapping[str, Sequence[str]], phrase: str) -> list[str]:
    if not (choice.startswith("{") and choice.endswith("}")):
        return [choice]
    if choice[1:-1] not in names:
        raise ValueError(f"no word list {choice} for the phrase {phrase!r}")
    return list(names[choice[1:-1]])


def _regex(choice: str) -> str:
    if choice.startswith("re:"):
        return choice[3:]
    if choice == "#":
        return _NUMBER
    return re.escape(choice).replace(r"\*", r"[^ .]*").replace("\\ ", " ")


def _key(choice: str) -> str:
    """The first letters that must begin some word of the message; empty where anything may."""
    if choice.startswith("re:") or choice == "#":
        return ""
    return choice.split()[0].rstrip("*")[:_KEY]
