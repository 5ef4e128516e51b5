"""What the learned score looks at: the sentence's meaning, its words, and the cues of each axis."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from scipy.sparse import csr_matrix

from .cues import Cues
from .lexicon import Lexicon
from .words import Words

#: Size of the sentence encoder's vector, and slots for the words and word pairs of a message.
ENCODED, SLOTS = 512, 8192
_AXES = (
    "past",
    "recent",
    "recurring",
    "worsening",
    "long",
    "now",
    "denied",
    "question",
    "hypothetical",
    "quoted",
)
_WHO = ("self", "kin", "animals")
WIDTH = ENCODED + SLOTS + len(_AXES) + 2 + len(_WHO)


def features_of(words: Words, cues: Cues, lexicon: Lexicon, vector: np.ndarray) -> csr_matrix:
    """One row of WIDTH numbers."""
    slots: dict[int, float] = {}
    for gram in _grams(words.norms):
        slot = zlib.crc32(gram.encode("utf-8")) % SLOTS
        slots[slot] = 1.0
    scale = 1.0 / np.sqrt(max(len(slots), 1))
    said = {c.name for c in cues.all}
    flags = [
        *(float(name in said) for name in _AXES),
        float(bool(cues.idioms)),
        float("story" in said),
        *(float(not lexicon.words[name].isdisjoint(words.norms)) for name in _WHO),
    ]
    columns = [*range(ENCODED), *(ENCODED + s for s in slots), *range(ENCODED + SLOTS, WIDTH)]
    values = [*np.asarray(vector, dtype=float).ravel(), *(scale for _ in slots), *(0.3 * f for f in flags)]
    return csr_matrix((values, ([0] * len(columns), columns)), shape=(1, WIDTH))


def _grams(norms: Sequence[str]) -> list[str]:
    seen = ["#" if n[0].isdigit() else n for n in norms]
    return [*seen, *(f"{a} {b}" for a, b in pairwise(seen))]
