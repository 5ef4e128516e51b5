"""The topic model: which topics a message is about, in order, with a confidence that means something.

Three readings are added up for every topic: which one topic is it most about (softmax), which of all topics
does it touch (one against the rest), and how near is the nearest training phrase of the topic. The last tells
"I do not know this" apart: a softmax alone is sure of itself on anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix

from bot.nlu.topics.linear import Features, Linear, fit, log_sigmoid, log_softmax
from bot.nlu.topics.ngrams import NGrams

#: How much the vector counts beside the n-grams (both have length 1).
DENSE_WEIGHT = 4.0
PENALTY = 2.0
#: How much the nearest training phrase counts beside the two linear readings.
NEAREST_WEIGHT = 3.0
#: Share of a message's weight that goes to its first, second, third ... topic.
SHARES = (1.0, 0.5, 0.35, 0.3)
#: One message in so many is kept out of a first training to calibrate the confidence on.
HELD_OUT = 8


@dataclass(frozen=True)
class Example:
    """A training phrase: its text, its vector, its topics, the most important first."""

    text: str
    vector: np.ndarray
    topics: tuple[str, ...]


@dataclass(frozen=True)
class Scores:
    """What the model makes of one message: topics with their confidence, the best first."""

    ranking: tuple[tuple[str, float], ...]
    topics: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class TopicModel:
    """A trained model. `slope`, `offset` map a raw score to a probability; `threshold` cuts the topics said."""

    names: tuple[str, ...]
    ngrams: NGrams
    first: Linear
    touched: Linear
    vectors: np.ndarray  # (phrases, 512)
    owners: np.ndarray  # (phrases,) index of each phrase's first topic
    slope: float = 1.0
    offset: float = 0.0
    threshold: float = 0.5

    def raw(self, texts: Sequence[str], vectors: np.ndarray) -> np.ndarray:
        """Uncalibrated scores, shape (len(texts), topics)."""
        x = Features(vectors * DENSE_WEIGHT, self.ngrams(texts))
        return (
            log_softmax(self.first.logits(x))
            + log_sigmoid(self.touched.logits(x))
            + NEAREST_WEIGHT * self._nearest(vectors)
        )

    def read(self, text: str, vector: np.ndarray) -> Scores:
        """The topics of one message and the full ranking."""
        confidence = _sigmoid(self.slope * self.raw([text], vector[None])[0] + self.offset)
        order = np.argsort(-confidence)
        ranking = tuple((self.names[i], float(confidence[i])) for i in order)
        said = tuple(t for t in ranking if t[1] >= self.threshold)
        return Scores(ranking, said or ranking[:1])

    def _nearest(self, vectors: np.ndarray) -> np.ndarray:
        likeness = vectors @ self.vectors.T.astype(np.float32)
        best = np.zeros((len(vectors), len(self.names)), dtype=np.float32)
        for topic in range(len(self.names)):
            mine = likeness[:, self.owners == topic]
            best[:, topic] = mine.max(axis=1) if mine.shape[1] else 0.0
        return best

    def save(self, path: Path) -> None:
        """Writes plain arrays, no pickle."""
        np.savez(
            path,
            names=np.array(self.names),
            first=self.first.weights.astype(np.float16),
            touched=self.touched.weights.astype(np.float16),
            vectors=self.vectors.astype(np.float16),
            owners=self.owners.astype(np.int16),
            calibration=np.array([self.slope, self.offset, self.threshold]),
            **self.ngrams.as_arrays(),
        )

    @staticmethod
    def load(path: Path) -> TopicModel:
        """Reads what `save` wrote."""
        arrays = np.load(path, allow_pickle=False)
        slope, offset, threshold = arrays["calibration"].tolist()
        return TopicModel(
            names=tuple(arrays["names"].tolist()),
            ngrams=NGrams.from_arrays(arrays),
            first=Linear(arrays["first"].astype(np.float32)),
            touched=Linear(arrays["touched"].astype(np.float32)),
            vectors=arrays["vectors"].astype(np.float32),
            owners=arrays["owners"].astype(np.int64),
            slope=slope,
            offset=offset,
            threshold=threshold,
        )


def train(examples: Sequence[Example]) -> TopicModel:
    """Trains on all examples, with the confidence calibrated on some that a first training did not see.

    Raises:
        ValueError: there are too few examples to hold any out.
    """
    held_out = examples[::HELD_OUT]
    kept = [e for i, e in enumerate(examples) if i % HELD_OUT]
    if len(kept) < 2 * HELD_OUT:
        raise ValueError(f"{len(examples)} training phrases are too few; data/nlu should hold thousands")
    names = tuple(sorted({topic for e in examples for topic in e.topics}))
    slope, offset, threshold = _calibrate(_fit(kept, names), held_out)
    model = _fit(examples, names)
    return TopicModel(
        names, model.ngrams, model.first, model.touched, model.vectors, model.owners, slope, offset, threshold
    )


def _fit(examples: Sequence[Example], names: tuple[str, ...]) -> TopicModel:
    texts = [e.text for e in examples]
    vectors = np.stack([e.vector for e in examples])
    index = {name: i for i, name in enumerate(names)}
    touched = np.zeros((len(examples), len(names)), dtype=np.float32)
    first = np.zeros_like(touched)
    for row, example in enumerate(examples):
        for place, topic in enumerate(example.topics):
            touched[row, index[topic]] = 1
            first[row, index[topic]] = SHARES[min(place, len(SHARES) - 1)]
    first /= first.sum(axis=1, keepdims=True)
    ngrams = NGrams.learn(texts)
    x = Features(vectors * DENSE_WEIGHT, ngrams(texts))
    return TopicModel(
        names=names,
        ngrams=ngrams,
        first=fit(x, first, "one_of_many", PENALTY),
        touched=fit(x, touched, "many_at_once", PENALTY),
        vectors=vectors,
        owners=np.array([index[e.topics[0]] for e in examples]),
    )


def _calibrate(model: TopicModel, held_out: Sequence[Example]) -> tuple[float, float, float]:
    """Slope and offset that turn raw scores into probabilities, and the threshold with the best F1."""
    raw = model.raw([e.text for e in held_out], np.stack([e.vector for e in held_out]))
    truth = np.array([[name in e.topics for name in model.names] for e in held_out], dtype=np.float32)
    x = Features(raw.reshape(-1, 1), csr_matrix((raw.size, 0), dtype=np.float32))
    weights = fit(x, truth.reshape(-1, 1), "many_at_once", 1e-3).weights
    slope, offset = float(weights[0, 0]), float(weights[-1, 0])
    confidence = _sigmoid(slope * raw + offset)
    return slope, offset, max(np.arange(0.1, 0.7, 0.02), key=lambda cut: _f1(confidence >= cut, truth > 0))


def _f1(said: np.ndarray, meant: np.ndarray) -> float:
    hits = float((said & meant).sum())
    return 2 * hits / max(1.0, float(said.sum() + meant.sum()))


def _sigmoid(z: np.ndarray) -> np.ndarray:
    return np.exp(log_sigmoid(z))
