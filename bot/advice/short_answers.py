"""How a short question was answered: yes, no, skip it, stop asking, or something else altogether.

`answers` are the words of `answers.yml`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from bot.advice.cues import asks, count, has_cue, opens_with, plain

#: A longer message tells something; it is no mere answer.
SHORT = 12
#: "Skip" and "stop" stand alone or nearly so: "not sure, he never said" still skips, a story does not.
BRIEF = 6

Answers = Mapping[str, Any]


def said_yes_or_no(text: str, answers: Answers, most: int = SHORT) -> str:
    """`yes` or `no` when a text of at most that many words begins with one, else ""."""
    if asks(text) or count(text) > most or _begins(text, answers["skip"]["cues"]):
        return ""
    if _begins(text, answers["no"]["cues"]):
        return "no"
    return "yes" if _begins(text, answers["yes"]["cues"]) else ""


def skips(text: str, answers: Answers) -> bool:
    """Whether the person would rather not answer, or can't."""
    if text.strip(" .!").lower() in answers["skip_alone"]["cues"]:
        return True
    return "?" not in text and count(text) <= BRIEF and _begins(text, answers["skip"]["cues"])


def shrugs(text: str, answers: Answers) -> bool:
    """Whether a short message has words of not knowing or not saying anywhere in it."""
    anywhere = (*answers["skip"]["cues"], *answers["put_off"]["cues"])
    return skips(text, answers) or (count(text) <= BRIEF and has_cue(text, anywhere))


def stops(text: str, answers: Answers) -> bool:
    """Whether the person wants no more of these questions, now or at all."""
    cues = (cue for name in ("stop", "enough", "put_off") for cue in answers[name]["cues"])
    return count(text) <= BRIEF and _begins(text, tuple(cues))


def had_enough(text: str, answers: Answers) -> bool:
    """Whether enough was asked, so that the outcome is to be shown."""
    return count(text) <= BRIEF and _begins(text, answers["enough"]["cues"])


def leaves(text: str, answers: Answers) -> bool:
    """Whether a short message has words of stopping anywhere in it."""
    return count(text) <= BRIEF and has_cue(text, answers["stop"]["cues"])


def _begins(text: str, cues: Sequence[str]) -> bool:
    said = re.sub(r"^(?:(?:um+|uh+|well|oh|hm+|ok|okay|so) )+", "", plain(text))
    told = re.sub(r"^i (?:think|guess) ", "", said)
    return any(opens_with(start, cues) for start in (plain(text), said, told))
