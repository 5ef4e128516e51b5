"""A small encoder that learned from a large one to read messages like our phrases (tools/distill.py)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from bot.nlu.onnx import each, open_session
from bot.nlu.wordpiece import WordPieces

#: Length of the vector.
DIMENSION = 384
#: Word pieces that are read of a message; 128 are some 90 words.
LONGEST = 128
BATCH = 32
_FOLDER = Path(__file__).resolve().parents[2] / "data" / "encoder"


class DistilledEncoder:
    """MiniLM in ONNX with 8-bit weights, read from a folder with `model.onnx` and `vocab.txt`."""

    def __init__(self, folder: Path = _FOLDER) -> None:
        self._session = open_session(folder / "model.onnx")
        self._pieces = WordPieces.load(folder / "vocab.txt")

    def __call__(self, texts: Sequence[str]) -> np.ndarray:
        """Unit vectors, shape (len(texts), 384), float32. An empty text gives the zero vector."""
        vectors = np.zeros((len(texts), DIMENSION), dtype=np.float32)
        pieces = [self._pieces(text, LONGEST) if text.strip() else [] for text in texts]
        # Texts of like length share a batch, because a batch is as slow as its longest text.
        full = sorted((i for i, ids in enumerate(pieces) if ids), key=lambda i: len(pieces[i]))
        batches = [full[start : start + BATCH] for start in range(0, len(full), BATCH)]
        made = each(lambda batch: self._encode([pieces[i] for i in batch]), batches)
        for batch, found in zip(batches, made, strict=True):
            vectors[batch] = found
        return vectors

    def _encode(self, batch: Sequence[Sequence[int]]) -> np.ndarray:
        ids = np.zeros((len(batch), max(map(len, batch))), dtype=np.int64)
        mask = np.zeros_like(ids)
        for row, numbers in enumerate(batch):
            ids[row, : len(numbers)] = numbers
            mask[row, : len(numbers)] = 1
        (vectors,) = self._session.run(None, {"input_ids": ids, "attention_mask": mask})
        return np.asarray(vectors)
