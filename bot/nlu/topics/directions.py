"""The directions in which messages differ: what the encoders say, in fewer numbers and with nothing lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

#: Numbers kept of the encoders' 896: 95 % of how messages differ. Figures in docs/understanding.md.
KEPT = 384


@dataclass(frozen=True)
class Directions:
    """Principal components: `middle` (d,), `axes` (d, kept), float32."""

    middle: np.ndarray
    axes: np.ndarray

    @classmethod
    def learn(cls, vectors: np.ndarray) -> Directions:
        """Finds them in the vectors of the training phrases, shape (n, d)."""
        middle = vectors.mean(axis=0, dtype=np.float64)
        apart = vectors - middle
        _, axes = np.linalg.eigh(apart.T @ apart)  # the widest direction comes last
        return cls(middle.astype(np.float32), axes[:, : -KEPT - 1 : -1].astype(np.float32))

    def __call__(self, vectors: np.ndarray) -> np.ndarray:
        """Shape (n, kept). Distances between messages stay as they are, as good as."""
        return (vectors - self.middle) @ self.axes

    def as_arrays(self) -> dict[str, np.ndarray]:
        """Ready for `numpy.savez`."""
        return {"middle": self.middle, "axes": self.axes}

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, np.ndarray]) -> Directions:
        """Reads what `as_arrays` wrote."""
        return cls(arrays["middle"], arrays["axes"])
