"""Whom a message is about when no danger sign says it, and where animals are named."""

from __future__ import annotations

from .lexicon import Lexicon
from .words import Words

_SIMILES = frozenset(("like", "as"))
#: After a "cat", "pet" or "lab" that is none.
_TESTS = frozenset(
    ("scan", "scans", "ct", "mri", "results", "work", "test", "tests", "report", "values", "numbers")
)


def who_writes_of(words: Words, lexicon: Lexicon) -> str:
    """ "other" when a relative or "he", "she" is named and nobody says "I"."""
    speaks = any(n in ("i", "im", "ive", "me", "myself", "estoy", "tengo", "quiero") for n in words.norms)
    named = any(n in lexicon.words["kin"] for n in words.norms)
    return "other" if named and not speaks else "self"


def animals_in(words: Words, lexicon: Lexicon) -> frozenset[int]:
    """Where animals are named. "It flops like a fish" and "CAT scan" name none."""
    return frozenset(
        i
        for i, norm in enumerate(words.norms)
        if norm in lexicon.words["animals"]
        and not _SIMILES.intersection(words.norms[max(0, i - 3) : i])
        and not _TESTS.intersection(words.norms[i + 1 : i + 2])
    )
