"""Turns raw scores into probabilities, and chooses from which probability on a topic is said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

#: How strongly the topics' offsets are held together; rare topics have too few phrases for one of their own.
TOGETHER = 2.0
CUTS = np.arange(0.10, 0.70, 0.01)


@dataclass(frozen=True)
class Calibration:
    """probability = sigmoid(slope * root of the score + offset of the topic); said from `threshold` on."""

    slope: float
    offsets: np.ndarray
    threshold: float

    def __call__(self, scores: np.ndarray, topics: Sequence[int] | slice = slice(None)) -> np.ndarray:
        """Probabilities, of the shape of `scores`: (n, topics) or (topics,)."""
        return _sigmoid(self.slope * _root(scores) + self.offsets[topics])

    def as_arrays(self) -> dict[str, np.ndarray]:
        """Ready for `numpy.savez`."""
        return {"slope_and_threshold": np.array([self.slope, self.threshold]), "offsets": self.offsets}

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, np.ndarray], prefix: str) -> Calibration:
        """Reads what `as_arrays` wrote, under names that begin with `prefix`."""
        slope, threshold = arrays[f"{prefix}slope_and_threshold"].tolist()
        return cls(slope, arrays[f"{prefix}offsets"], threshold)


def calibrate(scores: np.ndarray, truth: np.ndarray) -> Calibration:
    """Fits to scores of messages the model has not seen, shape (n, topics), and what they were about (0 or 1)."""
    from scipy.optimize import minimize  # a server needs no more than the result

    bent = _root(scores)

    def loss_and_gradient(w: np.ndarray) -> tuple[float, np.ndarray]:
        z = w[0] * bent + w[1:]
        apart = w[1:] - w[1:].mean()
        error = _sigmoid(z) - truth
        loss = (np.logaddexp(0, z) - truth * z).sum() + TOGETHER * (apart**2).sum()
        return float(loss), np.r_[(error * bent).sum(), error.sum(axis=0) + 2 * TOGETHER * apart]

    start = np.r_[10.0, np.full(scores.shape[1], -5.0)]
    found = minimize(loss_and_gradient, start, jac=True, method="L-BFGS-B", options={"maxiter": 50}).x
    probabilities = _sigmoid(found[0] * bent + found[1:])
    threshold = max(CUTS, key=lambda cut: f1(probabilities >= cut, truth > 0))
    return Calibration(float(found[0]), found[1:], float(threshold))


def f1(said: np.ndarray, meant: np.ndarray) -> float:
    """Micro F1 of what was said against what was meant, both boolean."""
    hits = float((said & meant).sum())
    return 2 * hits / max(1.0, float(said.sum() + meant.sum()))


def _root(scores: np.ndarray) -> np.ndarray:
    """Without it, high scores come out far too sure: ridge scores bunch near 0."""
    return np.sqrt(np.maximum(scores, 0.0))


def _sigmoid(z: np.ndarray) -> np.ndarray:
    return np.exp(-np.logaddexp(0, -z))
