"""The words that tell names from what only looks like one (data/lookups)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from spacy.lang.en.stop_words import STOP_WORDS

from .words import Word, split

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Phrases = Mapping[str, tuple[tuple[str, ...], ...]]


class VocabularyError(ValueError):
    """A word list is missing or not valid; the message names the file."""


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """Words in lower case; phrases by their first word."""

    first_names: frozenset[str]
    names_and_words: frozenset[str]  # grace, will: names only in a strong place
    surnames: frozenset[str]
    plain: frozenset[str]  # never part of a name
    illness: frozenset[str]
    facility: frozenset[str]
    before_place: frozenset[str]
    eponyms: Phrases  # diseases and tests named after people: names again after "Dr."
    kept: Phrases  # drugs, hospitals, insurers, places: never names

    @staticmethod
    def load(folder: Path) -> Vocabulary:
        """Reads the lists of `folder`.

        Raises:
            VocabularyError: a list is missing or not valid.
        """
        first, last = _File(folder / "first_names.yml"), _File(folder / "surnames.yml")
        not_names, looks = _File(folder / "not_names.yml"), _File(folder / "eponyms.yml")
        return Vocabulary(
            first_names=first.words("names"),
            names_and_words=first.words("also_words"),
            surnames=last.words("names"),
            plain=not_names.words("words") | frozenset(STOP_WORDS),
            illness=not_names.words("illness"),
            facility=not_names.words("facility"),
            before_place=not_names.words("before_place"),
            eponyms=looks.phrases("named_after"),
            kept=looks.phrases("drugs", "insurers", "hospitals", "places"),
        )


def phrase_length(phrases: Phrases, words: Sequence[Word], first: int) -> int:
    """How many words the longest of these phrases has that begins at `words[first]`; 0 when none does."""
    best = 0
    for norm in words[first].norms():
        for phrase in phrases.get(norm, ()):
            here = words[first + 1 : first + len(phrase)]
            if len(here) == len(phrase) - 1 and all(p in w.norms() for p, w in zip(phrase[1:], here, strict=True)):
                best = max(best, len(phrase))
    return best


class _File:
    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._data = yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)
        except (OSError, yaml.YAMLError) as error:
            raise VocabularyError(f"{path.name}: {error}") from error

    def words(self, key: str) -> frozenset[str]:
        """The words under `key`, which are one string."""
        value = self._get(key)
        if not isinstance(value, str):
            raise VocabularyError(f"{self._path.name}: '{key}' must be words with spaces between them")
        return frozenset(value.split())

    def phrases(self, *keys: str) -> Phrases:
        """All phrases under these keys, however deep."""
        by_first: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for key in keys:
            for phrase in _leaves(self._get(key)):
                norms = tuple(word.norm for word in split(phrase))
                if not norms:
                    raise VocabularyError(f"{self._path.name}: '{key}' holds {phrase!r}, which has no letters")
                by_first[norms[0]].append(norms)
        return {first: tuple(dict.fromkeys(phrases)) for first, phrases in by_first.items()}

    def _get(self, key: str) -> Any:
        if not isinstance(self._data, dict) or key not in self._data:
            raise VocabularyError(f"{self._path.name}: '{key}' is missing")
        return self._data[key]


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from _leaves(item)
    else:
        yield str(value)
