"""What the rules see in a message, before a level is decided."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Doc

from .axes import read_axes
from .cues import Cues, find_cues
from .lexicon import Lexicon
from .phrases import keys_of
from .rules import Meant, weigh
from .signs import find_signs
from .words import Words, clip, read_words


@dataclass(frozen=True)
class Seen:
    """The words of a message, the cues around them, and its danger signs as they are meant."""

    words: Words
    cues: Cues
    meant: tuple[Meant, ...]


def look(text: str, lexicon: Lexicon, parse: Callable[[str], Doc] | None = None) -> Seen:
    """Reads one message. `parse` is asked for the grammar of a text only where there is a danger sign."""
    words = read_words(clip(text), lexicon.mend)
    keys = keys_of(words)
    cues = find_cues(words, keys, lexicon)
    findings = find_signs(words, keys, lexicon)
    doc = parse(words.text) if parse and findings else None
    return Seen(words, cues, weigh([(f, read_axes(f, words, cues, lexicon, doc)) for f in findings]))
