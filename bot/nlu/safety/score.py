"""The learned score: how much a message resembles those that people in danger wrote."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

NONE = "none"
#: How much one red example weighs against one in-scope message; danger that is missed costs more.
WEIGHT = {"red": 4.0, "amber": 2.0, "none": 1.0}
STRENGTH, STEPS = 10.0, 200


@dataclass(frozen=True)
class Likely:
    """Probabilities of red and amber, and the likeliest kind of each."""

    red: float
    red_kind: str
    amber: float
    amber_kind: str


@dataclass(frozen=True)
class Score:
    """A logistic regression as plain arrays. Labels are "none" or "level/kind"."""

    labels: tuple[str, ...]
    weights: np.ndarray
    bias: np.ndarray

    def __call__(self, row: csr_matrix) -> Likely:
        """What the message is likely to be. `row`: see `features_of`."""
        raw = (row @ self.weights.T + self.bias).ravel()
        raw = np.exp(raw - raw.max())
        chances = dict(zip(self.labels, raw / raw.sum(), strict=True))
        return Likely(*_of("red", chances), *_of("amber", chances))

    def save(self, path: Path) -> None:
        """Writes one .npz file without pickled objects."""
        np.savez_compressed(
            path, labels=np.array(self.labels, dtype=np.str_), weights=self.weights, bias=self.bias
        )

    @staticmethod
    def load(path: Path) -> Score:
        """Reads what `save` wrote."""
        with np.load(path, allow_pickle=False) as data:
            return Score(tuple(str(label) for label in data["labels"]), data["weights"], data["bias"])


def train_score(rows: csr_matrix, labels: Sequence[str]) -> Score:
    """Learns from one row a message. Needs at least three different labels."""
    model = LogisticRegression(C=STRENGTH, max_iter=STEPS)
    model.fit(rows, list(labels), sample_weight=[WEIGHT[label.partition("/")[0]] for label in labels])
    return Score(
        tuple(model.classes_), model.coef_.astype(np.float32), np.asarray(model.intercept_, dtype=np.float32)
    )


def _of(level: str, chances: dict[str, float]) -> tuple[float, str]:
    mine = {label.partition("/")[2]: p for label, p in chances.items() if label.startswith(level)}
    return (float(sum(mine.values())), max(mine, key=lambda k: mine[k])) if mine else (0.0, "")
