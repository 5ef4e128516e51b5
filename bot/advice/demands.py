"""An insurer that asks for another opinion before it pays: a reason of its own, when it is told and not asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.advice.cues import asks, has_cue
from bot.advice.reading import Reading, Topic

DEMAND, INSURANCE = "insurer_requires", "insurance"
#: Confidence from which the message is about the insurer.
HEARD = 0.35


def with_demand(reading: Reading, cues: Sequence[str]) -> Reading:
    """The reading that has the demand as its first topic, where the words tell of one."""
    about_it = "payer" in reading.facts or any(
        t.name in (DEMAND, INSURANCE) and t.confidence >= HEARD for t in reading.topics
    )
    if not about_it or asks(reading.text) or not has_cue(reading.text, cues):
        return reading
    others = tuple(t for t in reading.topics if t.name not in (DEMAND, INSURANCE))
    return replace(reading, topics=(Topic(DEMAND, max(reading.confidence, HEARD)), *others))
