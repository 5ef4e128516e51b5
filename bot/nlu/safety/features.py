"""What the learned score looks at: the sentence's meaning, its words and letters, and what the rules saw."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .cues import Cues
from .lexicon import Lexicon
from .rules import Meant
from .words import Words

#: Size of the sentence encoder's vector, and how much it counts beside the words (both have length 1).
ENCODED, MEANING = 512, 4.0
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
    "quoted",
    "story",
    "about",
)
_WHO = ("self", "kin", "animals")
_ALARMS = ("emergency", "crisis", "poisoning")
#: More signs than this say nothing new.
_MANY = 3
#: How many numbers say what the rules saw; they are the last ones of a row.
RULE_FLAGS = len(_ALARMS) + 5


@dataclass(frozen=True)
class Row:
    """One message as the score sees it: its plain words, and numbers of a fixed length."""

    text: str
    numbers: np.ndarray


def row_of(words: Words, cues: Cues, meant: Sequence[Meant], lexicon: Lexicon, vector: np.ndarray) -> Row:
    """The features of one message."""
    text = " ".join("#" if norm[0].isdigit() else norm for norm in words.norms)
    meaning = MEANING * np.asarray(vector, dtype=np.float32).ravel()
    flags = [*_cue_flags(words, cues, lexicon), *_rule_flags(meant)]
    return Row(text, np.concatenate([meaning, np.asarray(flags, dtype=np.float32)]))


def blind(row: Row) -> Row:
    """The same message as if no phrase of the lexicons had been found in it."""
    numbers = row.numbers.copy()
    numbers[-RULE_FLAGS:] = 0
    return Row(row.text, numbers)


def _cue_flags(words: Words, cues: Cues, lexicon: Lexicon) -> list[float]:
    said = {c.name for c in cues.all}
    return [
        *(float(name in said) for name in _CUES),
        float(bool(cues.idioms)),
        *(float(not lexicon.words[name].isdisjoint(words.norms)) for name in _WHO),
        float(words.text.rstrip().endswith("?")),
    ]


def _rule_flags(meant: Sequence[Meant]) -> list[float]:
    heard = [m for m in meant if not m.vetoed]
    red = {m.finding.sign.kind for m in meant if m.level == "red"}
    amber = {m.finding.sign.kind for m in meant if m.level == "amber"}
    return [
        *(float(kind in red) for kind in _ALARMS),
        float(bool(amber - {"delay"})),
        float("delay" in amber),
        float(any(m.vetoed and m.finding.sign.level != "mild" for m in meant)),
        *(
            min(_MANY, sum(m.finding.sign.level == level for m in heard)) / _MANY
            for level in ("acute", "mild")
        ),
    ]
