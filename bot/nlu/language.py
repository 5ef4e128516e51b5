"""Notices a message that is not in English, by its small words and its script."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

ENGLISH, OTHER = "en", "other"
WORDS = Path(__file__).resolve().parents[2] / "data" / "lookups" / "languages.yml"
#: Fewer known small words than this tell nothing: "metformina" may be anything.
TELLING = 2


@dataclass(frozen=True)
class GivenAway:
    """The words that give each language away: little ones, of which it takes some, and those that do it alone."""

    small_words: Mapping[str, frozenset[str]]
    alone: Mapping[str, frozenset[str]]


def language_of(text: str, known: GivenAway) -> str:
    """The language of a text: a key of `small_words`, "other" for another script, "en" when in doubt."""
    letters = [c for c in text if c.isalpha()]
    foreign = sum(not unicodedata.name(c, "LATIN").startswith("LATIN") for c in letters)
    if letters and foreign > len(letters) / 2:
        return OTHER
    words = re.findall(r"\w+", text.lower())
    alone = {language: {w for w in words if w in known.alone.get(language, ())} for language in known.small_words}
    counts = {
        language: sum(w in small or w in alone[language] for w in words)
        for language, small in known.small_words.items()
    }
    best = max(counts, key=lambda language: counts[language])
    tells = counts[best] >= TELLING or alone[best]
    return best if tells and counts[best] > counts[ENGLISH] else ENGLISH


def load_words(path: Path = WORDS) -> GivenAway:
    """The words that give each language away."""
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    return GivenAway(_by_language(raw["small_words"]), _by_language(raw["alone"]))


def _by_language(raw: Mapping[str, Sequence[Any]]) -> dict[str, frozenset[str]]:
    # YAML reads a bare no or on as a boolean.
    spoken = {True: ("yes", "on"), False: ("no", "off")}
    return {
        language: frozenset(w for word in words for w in (spoken[word] if isinstance(word, bool) else (word,)))
        for language, words in raw.items()
    }


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class LanguageSpotter(GraphComponent):
    """Sets `language` on every message."""

    def __init__(self, known: GivenAway) -> None:
        self._known = known

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> LanguageSpotter:
        """Called by Rasa."""
        return cls(load_words())

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Nothing to do: the training phrases are English."""
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds the language to messages as they come."""
        for message in messages:
            message.set("language", language_of(message.get(TEXT) or "", self._known), add_to_output=True)
        return messages
