"""What a message means, as numbers, for every component that learns from meaning: two encoders that err apart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.corrector import spelled
from bot.nlu.distilled import DistilledEncoder
from bot.nlu.encoder import Encoder

#: The key under which a message carries the vectors of both encoders in a row.
MEANING = "meaning"


class Meaning:
    """Both encoders, one after the other."""

    def __init__(self) -> None:
        self._encoders = (Encoder(), DistilledEncoder())

    def __call__(self, texts: Sequence[str]) -> np.ndarray:
        """The unit vectors of both, side by side, shape (len(texts), 512 + 384), float32."""
        return np.hstack([encode(texts) for encode in self._encoders])


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class MeaningFeaturizer(GraphComponent):
    """Sets `meaning` on every message."""

    def __init__(self, meaning: Meaning) -> None:
        self._meaning = meaning

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> MeaningFeaturizer:
        """Called by Rasa."""
        return cls(Meaning())

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Encodes every training phrase."""
        self.process(training_data.training_examples)
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Encodes messages as they come."""
        vectors = self._meaning(spelled(messages))
        for message, vector in zip(messages, vectors, strict=True):
            message.set(MEANING, vector)
        return messages
