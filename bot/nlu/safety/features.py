"""What the learned score looks at: the sentence's meaning, its words and letters, and the cues of each axis.

It does not see which danger signs the rules found. The phrases were written with the examples at hand, so the
score would learn to lean on them; two readers that err apart find more than one that copies the other.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .cues import Cues
from .lexicon import Lexicon
from .words import Words

#: How much the sentence encoder's vector counts beside the words (both have length 1).
MEANING = 4.0
_CUES = (
    "past",
    "recent",
    "recurring",
    "worsening",
    "long",
    "now",
    "denied",
    "question",
    "hypothetical",
    "printed",
    "quoted",
    "story",
    "about",
)
_WHO = ("self", "kin", "animals")


@dataclass(frozen=True)
class Row:
    """One message as the score sees it: its plain words, and numbers of a fixed length."""

    text: str
    numbers: np.ndarray


def row_of(words: Words, cues: Cues, lexicon: Lexicon, vector: np.ndarray) -> Row:
    """The features of one message."""
    text = " ".join("#" if norm[0].isdigit() else norm for norm in words.norms)
    meaning = MEANING * np.asarray(vector, dtype=np.float32).ravel()
    flags = np.asarray(_flags(words, cues, lexicon), dtype=np.float32)
    return Row(text, np.concatenate([meaning, flags]))


def _flags(words: Words, cues: Cues, lexicon: Lexicon) -> list[float]:
    said = {c.name for c in cues.all}
    return [
        *(float(name in said) for name in _CUES),
        float(bool(cues.idioms)),
        *(float(not lexicon.words[name].isdisjoint(words.norms)) for name in _WHO),
        float(words.text.rstrip().endswith("?")),
    ]
