"""The graph component that puts slips of the finger right before a message is read for its topics."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.spelling import Spelling, known_words, learn_spelling

#: The key under which a message carries its text with the slips put right.
SPELLED = "spelled"
FILE = "spelling.json"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class SpellingCorrector(GraphComponent):
    """Sets `spelled` on every message."""

    def __init__(self, spelling: Spelling, storage: ModelStorage, resource: Resource) -> None:
        self._spelling = spelling
        self._storage = storage
        self._resource = resource

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SpellingCorrector:
        """Called by Rasa before training."""
        return cls(Spelling({}, {}), model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> SpellingCorrector:
        """Called by Rasa to serve a trained model."""
        with model_storage.read_from(resource) as folder:
            learned = json.loads((folder / FILE).read_text(encoding="utf-8"))
        order = {word: place for place, word in enumerate(learned["known"])}
        return cls(Spelling(order, learned["counts"]), model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Learns the words of all phrases, and persists them."""
        texts = [message.get(TEXT) for message in training_data.intent_examples]
        self._spelling = learn_spelling(texts, known_words())
        with self._storage.write_to(self._resource) as folder:
            learned = {"known": list(self._spelling.known), "counts": self._spelling.counts}
            (folder / FILE).write_text(json.dumps(learned), encoding="utf-8")
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Puts the slips of the phrases right."""
        self.process(training_data.training_examples)
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Puts slips right in messages as they come."""
        for message in messages:
            message.set(SPELLED, self._spelling(message.get(TEXT) or ""))
        return messages


def spelled(messages: Sequence[Message]) -> list[str]:
    """The text of each message as it was meant to be typed."""
    return [message.get(SPELLED, message.get(TEXT)) or "" for message in messages]
