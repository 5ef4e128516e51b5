"""A small encoder that learned from a large one to read messages like our phrases (tools/distill.py)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnxruntime

from bot.nlu.wordpiece import WordPieces

#: Length of the vector.
DIMENSION = 384
#: Word pieces that are read of a message; 128 are some 90 words.
LONGEST = 128
BATCH = 32
_FOLDER = Path(__file__).resolve().parents[2] / "data" / "encoder"


class DistilledEncoder:
    """MiniLM in ONNX with 8-bit weights, read from a folder with `model.onnx` and `vocab.txt`."""

    def __init__(self, folder: Path = _FOLDER, threads: int = 1) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        # Idle threads sleep: others share these cores.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = onnxruntime.InferenceSession(
            str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._pieces = WordPieces.load(folder / "vocab.txt")

    def __call__(self, texts: Sequence[str]) -> np.ndarray:
        """Unit vectors, shape (len(texts), 384), float32. An empty text gives the zero vector."""
        vectors = np.zeros((len(texts), DIMENSION), dtype=np.float32)
        pieces = [self._pieces(text, LONGEST) if text.strip() else [] for text in texts]
        # Texts of like length share a batch, because a batch is as slow as its longest text.
        full = sorted((i for i, ids in enumerate(pieces) if ids), key=lambda i: len(pieces[i]))
        for start in range(0, len(full), BATCH):
            batch = full[start : start + BATCH]
            vectors[batch] = self._encode([pieces[i] for i in batch])
        return vectors

    def _encode(self, batch: Sequence[Sequence[int]]) -> np.ndarray:
        ids = np.zeros((len(batch), max(map(len, batch))), dtype=np.int64)
        mask = np.zeros_like(ids)
        for row, numbers in enumerate(batch):
            ids[row, : len(numbers)] = numbers
            mask[row, : len(numbers)] = 1
        (vectors,) = self._session.run(None, {"input_ids": ids, "attention_mask": mask})
        return np.asarray(vectors)
