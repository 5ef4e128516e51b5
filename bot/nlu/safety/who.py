"""Whom a message is about when no danger sign says it."""

from __future__ import annotations

from .lexicon import Lexicon
from .words import Words


def who_writes_of(words: Words, lexicon: Lexicon) -> str:
    """ "other" when a relative or "he", "she" is named and nobody says "I"."""
    speaks = any(n in ("i", "im", "ive", "me", "myself", "estoy", "tengo", "quiero") for n in words.norms)
    named = any(n in lexicon.words["kin"] for n in words.norms)
    return "other" if named and not speaks else "self"
