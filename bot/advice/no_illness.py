"""Where there is no illness to speak of: a result that was benign, or a fear that no doctor shares.

What is heard as an illness, or as doubt about one, is then a wish to be sure.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bot.advice.case import Case
from bot.advice.reading import Reading, Topic

#: What the advice is called that stands in for the wish to be sure, and the value of the facts behind it.
BENIGN, FEARED = "benign", "feared"
YES = "yes"
TO_BE_SURE, NO_ANSWER = "peace_of_mind", "unclear_diagnosis"
_ILLNESSES = frozenset({"cancer", "life_threatening", "rare_disease", "chronic_illness"})
_DOUBTS = frozenset({"unclear_diagnosis", "doubt_diagnosis", "gut_feeling"})


def state_of(case: Case) -> str:
    """What there is in place of an illness: `BENIGN`, `FEARED`, or "" when there may be one."""
    if case.proven == BENIGN:
        return BENIGN
    return FEARED if case.feared == case.cleared == YES and not case.condition else ""


def topic_meant(topic: str, case: Case) -> str:
    """What a topic comes to in this case: a diagnosis that no doctor has made can't be doubted."""
    state = state_of(case)
    if state == BENIGN:
        return TO_BE_SURE if topic in _DOUBTS or topic == "cancer" else topic
    if state == FEARED:
        return TO_BE_SURE if topic in _DOUBTS | _ILLNESSES else topic
    if case.feared and not case.condition and not case.end_of_life:
        return NO_ANSWER if topic in _ILLNESSES or topic == "doubt_diagnosis" else topic
    return topic


def topics_meant(topics: Iterable[str], case: Case) -> tuple[str, ...]:
    """These topics as they are meant in this case, each once."""
    return tuple(dict.fromkeys(topic_meant(name, case) for name in topics))


def reading_meant(reading: Reading, case: Case) -> Reading:
    """The reading with its topics as they are meant in this case; a button leads where it says."""
    if reading.pressed:
        return reading
    return replace(
        reading,
        intent=topic_meant(reading.intent, case),
        topics=_meant(reading.topics, case),
        ranking=_meant(reading.ranking, case),
    )


def _meant(topics: Iterable[Topic], case: Case) -> tuple[Topic, ...]:
    meant: dict[str, Topic] = {}
    for topic in topics:  # the likeliest first, so the first of a name is the one to keep
        name = topic_meant(topic.name, case)
        meant.setdefault(name, replace(topic, name=name))
    return tuple(meant.values())
