"""Trains the score from the examples and a sample of ordinary messages."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

import numpy as np
from scipy.sparse import vstack

from .cues import find_cues
from .examples import Example
from .features import features_of
from .lexicon import Lexicon
from .phrases import keys_of
from .score import NONE, Score, train_score
from .words import clip, read_words

#: How many ordinary messages stand against the examples.
ORDINARY = 3000
_BATCH = 128


def learn(
    examples: Sequence[Example],
    ordinary: Sequence[str],
    lexicon: Lexicon,
    encode: Callable[[list[str]], np.ndarray],
) -> Score:
    """The score. `ordinary`: messages without danger, of which a fixed sample is used.

    `encode` gives 512 numbers a text.
    """
    sample = sorted(set(ordinary))
    random.Random(7).shuffle(sample)
    texts = [e.text for e in examples] + sample[:ORDINARY]
    labels = [e.label for e in examples] + [NONE] * len(sample[:ORDINARY])
    rows = []
    for start in range(0, len(texts), _BATCH):
        batch = texts[start : start + _BATCH]
        for text, vector in zip(batch, np.asarray(encode(batch)), strict=True):
            words = read_words(clip(text), lexicon.mend)
            rows.append(features_of(words, find_cues(words, keys_of(words), lexicon), lexicon, vector))
    return train_score(vstack(rows).tocsr(), labels)
