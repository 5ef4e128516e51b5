"""The topic model: which topics a message is about, in order, with a confidence that means something."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bot.nlu.ngrams import NGrams
from bot.nlu.topics.calibration import calibrate
from bot.nlu.topics.directions import Directions
from bot.nlu.topics.kernel import Likeness, Points, solve
from bot.nlu.topics.named import Named
from bot.nlu.topics.readout import Readout

#: How much n-grams and named things count beside the encoder's vector (all of length about 1).
NGRAM_WEIGHT = 0.5
NAMED_WEIGHT = 0.3
#: How much "it comes first" counts in the choice of the first topic, beside "the message is about it".
FIRST_WEIGHT = 0.2
#: So many of the likeliest topics may come first; of the others nobody asks.
MAY_LEAD = 12
#: From this confidence on a plea for medical advice is the first topic: what else it is about must wait until it
#: has been declined. The curve it was chosen on is in docs/understanding.md.
DECLINED, DECLINED_FROM = "medical_advice", 0.4
#: What is left of the confidence when no word of the message was ever seen.
GIBBERISH = 0.3
#: Of a confidence; more would only fill the database.
DIGITS = 4
#: Fewer phrases than this cannot be meant.
FEWEST = 20


@dataclass(frozen=True)
class Example:
    """A training phrase: its text, its vector, its topics, the most important first."""

    text: str
    vector: np.ndarray
    topics: tuple[str, ...]


@dataclass(frozen=True)
class Scores:
    """What the model makes of one message: all topics, and those it is about. What matters most comes first, the
    others by confidence.

    The confidence is the probability that the message is about the topic, wherever it comes.
    """

    ranking: tuple[tuple[str, float], ...]
    topics: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Features:
    """Makes points of messages."""

    directions: Directions
    ngrams: NGrams
    named: Named

    def __call__(self, texts: Sequence[str], vectors: np.ndarray) -> Points:
        """`vectors` are the encoders', one a text."""
        dense = np.hstack([self.directions(vectors), NAMED_WEIGHT * self.named(texts)]).astype(np.float32)
        return Points(dense, NGRAM_WEIGHT * self.ngrams(texts))


@dataclass(frozen=True)
class TopicModel:
    """A trained model: the training phrases as points, and what each says of each topic, twice: whether a message
    like it is about the topic, and whether the topic comes first."""

    names: tuple[str, ...]
    features: Features
    likeness: Likeness
    about: Readout
    first: Readout

    def read(self, text: str, vector: np.ndarray) -> Scores:
        """The topics of one message and the full ranking."""
        likeness = self.likeness(self.features([text], vector[None]))[0]
        about = self.about(likeness)
        if not self.features.ngrams.knows(text):
            about = about * GIBBERISH
        likeliest = np.argsort(-about, kind="stable").tolist()
        lead = self._lead(likeness, about, likeliest[:MAY_LEAD])
        order = [lead, *(i for i in likeliest if i != lead)]
        ranking = tuple((self.names[i], round(float(about[i]), DIGITS)) for i in order)
        further = tuple(topic for topic in ranking[1:] if topic[1] >= self.about.calibration.threshold)
        return Scores(ranking, (ranking[0], *further))

    def _lead(self, likeness: np.ndarray, about: np.ndarray, candidates: list[int]) -> int:
        """Which topic comes first."""
        declined = self.names.index(DECLINED) if DECLINED in self.names else None
        if declined is not None and about[declined] >= DECLINED_FROM:
            return declined
        merit = about[candidates] ** (1 - FIRST_WEIGHT) * self.first(likeness, candidates) ** FIRST_WEIGHT
        return candidates[int(np.argmax(merit))]

    def save(self, path: Path) -> None:
        """Writes plain arrays, no pickle."""
        np.savez(
            path,
            names=np.array(self.names),
            **self.likeness.as_arrays(),
            **self.about.as_arrays("about_"),
            **self.first.as_arrays("first_"),
            **self.features.directions.as_arrays(),
            **self.features.ngrams.as_arrays(),
        )

    @staticmethod
    def load(path: Path, named: Named) -> TopicModel:
        """Reads what `save` wrote."""
        # One array at a time: a server keeps the room that all of them took at once.
        with np.load(path, allow_pickle=False) as arrays:
            return TopicModel(
                names=tuple(arrays["names"].tolist()),
                features=Features(Directions.from_arrays(arrays), NGrams.from_arrays(arrays), named),
                likeness=Likeness.from_arrays(arrays),
                about=Readout.from_arrays(arrays, "about_"),
                first=Readout.from_arrays(arrays, "first_"),
            )


def train(examples: Sequence[Example], named: Named) -> TopicModel:
    """Trains on all examples. The confidence is calibrated on what the model says of each when it is left out.

    Raises:
        ValueError: there are too few examples.
    """
    if len(examples) < FEWEST:
        raise ValueError(f"{len(examples)} training phrases are too few; data/nlu should hold thousands")
    texts = [example.text for example in examples]
    names = tuple(sorted({topic for example in examples for topic in example.topics}))
    about = np.array([[name in example.topics for name in names] for example in examples], dtype=np.float32)
    first = np.array([[name == example.topics[0] for name in names] for example in examples], dtype=np.float32)
    vectors = np.stack([example.vector for example in examples])
    features = Features(Directions.learn(vectors), NGrams.learn(texts), named)
    known = features(texts, vectors)
    likeness = Likeness.of(known)
    solved = solve(likeness(known), np.hstack([about, first]))
    readouts = [
        Readout(np.ascontiguousarray(weights.T), usual, calibrate(unseen, truth))
        for weights, usual, unseen, truth in zip(
            np.hsplit(solved.weights, 2),
            np.hsplit(solved.usual, 2),
            np.hsplit(solved.unseen, 2),
            (about, first),
            strict=True,
        )
    ]
    return TopicModel(names, features, likeness, *readouts)
