"""Where the language model sees a person."""

from __future__ import annotations

import threading
from collections.abc import Callable

from spacy.tokens import Doc


class PersonModel:
    """spaCy's entity recognizer. Threads may share it: they take turns."""

    def __init__(self, entities: Callable[[str], Doc]) -> None:
        self._entities = entities
        self._turn = threading.Lock()

    def people(self, text: str) -> list[tuple[int, int]]:
        """Start and end of everything in the text that looks like a person, right or wrong."""
        with self._turn:
            found = self._entities(text).ents
        return [(e.start_char, e.end_char) for e in found if e.label_ == "PERSON"]
