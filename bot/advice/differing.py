"""Doctors who differ, in words that sound like agreement: "both saw the same scan and disagree"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.advice.case import Case
from bot.advice.cues import asks, before_each, has_cue
from bot.advice.reading import UNSURE, Reading, Topic

AGREE, DIFFER, OWN_VIEW = "opinions_agree", "opinions_differ", "disagree_with_approach"


def with_difference(reading: Reading, case: Case, texts: Mapping[str, Sequence[str]]) -> Reading:
    """The reading that knows of opinions that differ, also where the understanding heard that they agree.

    `texts` are those of `talk.yml: difference`, `case` what was known before the message.
    """
    heard = {t.name: t.confidence for t in (*reading.ranking, *reading.topics) if t.confidence >= UNSURE}
    differ = _differ(reading.text, texts) or _still_differ(reading, case, texts)
    if reading.pressed or not differ or not {AGREE, DIFFER} & set(heard):
        return reading
    told = {} if asks(reading.text) else {"agreed": "no"}
    reading = replace(reading, facts={**reading.facts, **told})
    if AGREE not in heard:
        return reading
    others = tuple(t for t in reading.topics if t.name not in (AGREE, DIFFER, OWN_VIEW))
    first = Topic(DIFFER, max(heard[AGREE], reading.confidence))
    return replace(reading, intent=DIFFER, confidence=first.confidence, topics=(first, *others))


def _still_differ(reading: Reading, case: Case, texts: Mapping[str, Sequence[str]]) -> bool:
    """ "Both saw the same MRI", after it was told that they differ."""
    return reading.intent == AGREE and case.agreed == "no" and not has_cue(reading.text, texts["agreed"])


def _differ(text: str, texts: Mapping[str, Sequence[str]]) -> bool:
    """Whether the text says that doctors differ: neither "I disagree" nor "they don't disagree"."""
    if has_cue(text, texts["with_me"]):
        return False
    return any(
        before.split()[-1:] not in ([word] for word in texts["turned"])
        for cue in texts["cues"]
        for before in before_each(text, cue)
    )
