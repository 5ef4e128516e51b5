"""The graph component around the topic model."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import (
    INTENT,
    INTENT_NAME_KEY,
    INTENT_RANKING_KEY,
    METADATA,
    METADATA_INTENT,
)
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.advice.lookups import Lookups
from bot.nlu.corrector import spelled
from bot.nlu.meaning import MEANING
from bot.nlu.topics.model import Example, TopicModel, train
from bot.nlu.topics.named import Named

#: The key under which a message carries all its topics.
TOPICS = "topics"
FILE = "topics.npz"
_LOOKUPS = Path(__file__).resolve().parents[3] / "data" / "lookups"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class TopicClassifier(GraphComponent):
    """Sets `intent` (the first topic), `intent_ranking` (all topics) and `topics` (those it is about)."""

    def __init__(self, model: TopicModel | None, named: Named, storage: ModelStorage, resource: Resource) -> None:
        self._model = model
        self._named = named
        self._storage = storage
        self._resource = resource

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> TopicClassifier:
        """Called by Rasa before training."""
        return cls(None, Named(Lookups.load(_LOOKUPS)), model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> TopicClassifier:
        """Called by Rasa to serve a trained model."""
        named = Named(Lookups.load(_LOOKUPS))
        with model_storage.read_from(resource) as folder:
            return cls(TopicModel.load(folder / FILE, named), named, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Trains on all phrases that have an intent, and persists the model."""
        messages = training_data.intent_examples
        examples = [_example(m, text) for m, text in zip(messages, spelled(messages), strict=True)]
        self._model = train(examples, self._named)
        with self._storage.write_to(self._resource) as folder:
            self._model.save(folder / FILE)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Reads messages as they come; an empty one gets no intent."""
        for message, text in zip(messages, spelled(messages), strict=True):
            if self._model is None or not text.strip():
                message.set(INTENT, {INTENT_NAME_KEY: None, "confidence": 0.0}, add_to_output=True)
                message.set(INTENT_RANKING_KEY, [], add_to_output=True)
                message.set(TOPICS, [], add_to_output=True)
                continue
            scores = self._model.read(text, message.get(MEANING))
            ranking = [{"name": name, "confidence": confidence} for name, confidence in scores.ranking]
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
            message.set(TOPICS, [{"name": n, "confidence": c} for n, c in scores.topics], add_to_output=True)
        return messages


def _example(message: Message, text: str) -> Example:
    intent = message.get(INTENT)
    metadata = (message.get(METADATA) or {}).get(METADATA_INTENT) or {}
    return Example(text, message.get(MEANING), tuple(metadata.get(TOPICS) or (intent,)))
