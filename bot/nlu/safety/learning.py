"""Trains the score from the examples and from ordinary messages."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from .examples import Example
from .features import Row, row_of
from .lexicon import Lexicon
from .reading import look
from .score import NONE, Score, train_score

Encode = Callable[[list[str]], np.ndarray]


def learn(examples: Sequence[Example], ordinary: Sequence[str], lexicon: Lexicon, encode: Encode) -> Score:
    """The score. `ordinary`: messages without danger; one that was never seen is called red more easily.

    `encode`: see meaning.py.
    """
    calm = sorted(set(ordinary))
    texts = [e.text for e in examples] + calm
    labels = [e.label for e in examples] + [NONE] * len(calm)
    return train_score(rows_of(texts, lexicon, encode), labels)


def rows_of(texts: Sequence[str], lexicon: Lexicon, encode: Encode) -> list[Row]:
    """The features of each text. Without grammar, because parsing thousands of messages takes too long."""
    rows = []
    for text, vector in zip(texts, encode(list(texts)), strict=True):
        seen = look(text, lexicon)
        rows.append(row_of(seen.words, seen.cues, lexicon, vector))
    return rows
