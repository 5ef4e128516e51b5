"""Takes identifiers out of a text and leaves everything else as it was, letter for letter.

Why not presidio-analyzer, which is made for this: measured with our spaCy model, 2.2.360 is light enough
(7 ms a message), but its e-mail recognizer asks the network for a list of top-level domains, it leaves
bare social security numbers, record numbers, Medicare numbers and street addresses in place, does not tell
a date of birth from the day of an operation, and takes one message in five apart (Graves and Stelara become
people, L4-L5 a license). So: patterns for what has a shape, `phonenumbers` for phones, and for
names cues ("my wife ..."), lists, and spaCy only where two unknown capitalized words stand side by side.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from bot.english import english, entities

from .addresses import find_addresses
from .births import find_births
from .contacts import find_contacts
from .identifiers import find_numbers
from .names import NameFinder
from .people import PersonModel
from .spans import Span, blank, replace, without_tags
from .vocabulary import Vocabulary

LOOKUPS = Path(__file__).resolve().parents[2] / "data" / "lookups"

Finder = Callable[[str], Sequence[Span]]


class Scrubber:
    """`scrub(text)` gives the text without identifiers. Holds no state; threads may share it."""

    def __init__(self, finders: Sequence[Finder]) -> None:
        """`finders` run in this order; a later one does not see what an earlier one has found."""
        self._finders = tuple(finders)

    @classmethod
    def load(cls) -> Scrubber:
        """Reads the word lists and the language model.

        Raises:
            VocabularyError: a word list is missing or not valid.
            OSError: the language model is not installed.
        """
        english()  # read now, so that no patient waits for it
        names = NameFinder(Vocabulary.load(LOOKUPS), PersonModel(entities))
        return cls((find_contacts, find_births, find_numbers, find_addresses, names.find))

    def __call__(self, text: str) -> str:
        """The scrubbed text. Scrubbing it again changes nothing."""
        while (scrubbed := self._once(text)) != text:
            text = scrubbed
        return text

    def _once(self, text: str) -> str:
        rest = without_tags(text)
        found: list[Span] = []
        for find in self._finders:
            spans = find(rest)
            found.extend(spans)
            rest = blank(rest, spans)
        return replace(text, found)
