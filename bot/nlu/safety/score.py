"""The learned score: how much a message resembles those that people in danger wrote."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bot.nlu.linear import Features, Linear, fit, log_softmax
from bot.nlu.ngrams import NGrams

from .features import Row

NONE = "none"
#: L2 weight. Chosen by cross-validation on data/safety/examples.yml.
PENALTY = 1.0


@dataclass(frozen=True)
class Likely:
    """Probabilities of red and amber, and the likeliest kind of each."""

    red: float
    red_kind: str
    amber: float
    amber_kind: str

    @property
    def danger(self) -> float:
        """Probability of red or amber."""
        return self.red + self.amber


@dataclass(frozen=True)
class Score:
    """A softmax over labels, which are "none" or "level/kind"."""

    labels: tuple[str, ...]
    linear: Linear
    ngrams: NGrams

    def __call__(self, row: Row) -> Likely:
        """What the message is likely to be."""
        logits = self.linear.logits(_features([row], self.ngrams))
        chances = dict(zip(self.labels, np.exp(log_softmax(logits))[0], strict=True))
        return Likely(*_of("red", chances), *_of("amber", chances))

    def save(self, path: Path) -> None:
        """Writes one .npz file without pickled objects."""
        labels = np.array(self.labels, dtype=np.str_)
        np.savez_compressed(path, labels=labels, weights=self.linear.weights, **self.ngrams.as_arrays())

    @staticmethod
    def load(path: Path) -> Score:
        """Reads what `save` wrote."""
        with np.load(path, allow_pickle=False) as data:
            labels = tuple(str(label) for label in data["labels"])
            return Score(labels, Linear(data["weights"]), NGrams.from_arrays(data))


def train_score(rows: Sequence[Row], labels: Sequence[str]) -> Score:
    """Learns from one row and one label a message."""
    names = sorted(set(labels))
    ngrams = NGrams.learn([row.text for row in rows])
    targets = np.eye(len(names), dtype=np.float32)[[names.index(label) for label in labels]]
    return Score(tuple(names), fit(_features(rows, ngrams), targets, "one_of_many", PENALTY), ngrams)


def _features(rows: Sequence[Row], ngrams: NGrams) -> Features:
    return Features(np.stack([row.numbers for row in rows]), ngrams([row.text for row in rows]))


def _of(level: str, chances: dict[str, float]) -> tuple[float, str]:
    mine = {label.partition("/")[2]: p for label, p in chances.items() if label.startswith(level)}
    return (float(sum(mine.values())), max(mine, key=lambda k: mine[k])) if mine else (0.0, "")
