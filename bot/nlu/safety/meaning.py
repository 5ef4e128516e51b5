"""What a message means, as the score reads it: the vectors of both encoders side by side."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from bot.nlu.distilled import DistilledEncoder
from bot.nlu.encoder import Encoder


class Meaning:
    """Both sentence encoders. One alone errs too often on messages as short as "pulse ox 82"."""

    def __init__(self) -> None:
        self._encoders = (Encoder(), DistilledEncoder())

    def __call__(self, texts: Sequence[str]) -> np.ndarray:
        """One row a text, 512 + 384 numbers."""
        return np.hstack([encode(texts) for encode in self._encoders])
