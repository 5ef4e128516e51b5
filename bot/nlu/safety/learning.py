"""Trains the score from the examples and a sample of ordinary messages."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

import numpy as np

from .examples import Example
from .features import Row, row_of
from .lexicon import Lexicon
from .reading import look
from .score import NONE, Score, train_score

#: How many ordinary messages stand against the examples. The others are left to measure false alarms on.
ORDINARY = 5000

Encode = Callable[[list[str]], np.ndarray]


def learn(examples: Sequence[Example], ordinary: Sequence[str], lexicon: Lexicon, encode: Encode) -> Score:
    """The score. `ordinary`: messages without danger, of which `sample` is used.

    `encode`: see meaning.py.
    """
    chosen, _ = sample(ordinary)
    texts = [e.text for e in examples] + chosen
    labels = [e.label for e in examples] + [NONE] * len(chosen)
    return train_score(rows_of(texts, lexicon, encode), labels)


def sample(ordinary: Sequence[str]) -> tuple[list[str], list[str]]:
    """Ordinary messages to learn from, and the rest. The same ones every time."""
    mixed = sorted(set(ordinary))
    random.Random(7).shuffle(mixed)
    return mixed[:ORDINARY], mixed[ORDINARY:]


def rows_of(texts: Sequence[str], lexicon: Lexicon, encode: Encode) -> list[Row]:
    """The features of each text. Without grammar, because parsing thousands of messages takes too long."""
    rows = []
    for text, vector in zip(texts, encode(list(texts)), strict=True):
        seen = look(text, lexicon)
        rows.append(row_of(seen.words, seen.cues, lexicon, vector))
    return rows
