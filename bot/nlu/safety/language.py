"""English or Spanish."""

from __future__ import annotations

from collections.abc import Sequence

from .lexicon import Lexicon
from .rules import Meant
from .words import Words


def language_of(words: Words, meant: Sequence[Meant], lexicon: Lexicon) -> str:
    """ "es" when an alarm was said in Spanish, even amid English, or when Spanish little words prevail."""
    if any(m.finding.spanish and m.finding.sign.level != "mild" for m in meant):
        return "es"
    spanish = sum(n in lexicon.words["spanish"] for n in words.norms)
    english = sum(n in lexicon.words["english"] for n in words.norms)
    return "es" if spanish >= 2 and spanish > english else "en"
