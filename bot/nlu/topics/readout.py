"""One question asked of every topic, answered with a probability: is the message about it, does it come first?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bot.nlu.topics.calibration import Calibration


@dataclass(frozen=True)
class Readout:
    """The answer in what a message is like: `weights` (topics, training phrases) on top of `usual` (topics)."""

    weights: np.ndarray
    usual: np.ndarray
    calibration: Calibration

    def __call__(self, likeness: np.ndarray, topics: Sequence[int] | slice = slice(None)) -> np.ndarray:
        """Of one message, the probability for each of the topics. `likeness`: to each training phrase."""
        scores = self.weights[topics] @ likeness + self.usual[topics]
        return self.calibration(scores, topics)

    def as_arrays(self, prefix: str) -> dict[str, np.ndarray]:
        """Ready for `numpy.savez`, under names that begin with `prefix`."""
        arrays = {"weights": self.weights, "usual": self.usual, **self.calibration.as_arrays()}
        return {prefix + name: array for name, array in arrays.items()}

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, np.ndarray], prefix: str) -> Readout:
        """Reads what `as_arrays` wrote."""
        calibration = Calibration.from_arrays(arrays, prefix)
        return cls(arrays[f"{prefix}weights"], arrays[f"{prefix}usual"], calibration)
