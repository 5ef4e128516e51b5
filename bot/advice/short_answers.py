"""How a short question was answered: yes, no, skip it, stop asking, or something else altogether."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

#: A longer message tells something; it is no mere answer.
SHORT = 12
#: "Skip" and "stop" stand alone or nearly so: "not sure, he never said" still skips, a story does not.
BRIEF = 6
#: Words that `..` of a cue stands for, at most.
BETWEEN = 4
#: How a question begins when its mark was left out.
ASKING = re.compile(
    r"(?:(?:and|but|so|ok|okay|wait|um|well)\W+)*(?:(?:how|what|whats|who|whos|where|when|which|why|"
    r"is|are|can i|can you|could i|could you|do i|do you|does|will|would it|should|am i)\b)",
    re.IGNORECASE,
)

Cues = Mapping[str, Any]


def said_yes_or_no(text: str, answers: Cues) -> str:
    """`yes` or `no` when the text begins with one, else "". `answers` are those of `answers.yml`."""
    if is_question(text) or len(text.split()) > SHORT:
        return ""
    if _begins(text, answers["no"]["cues"]):
        return "no"
    return "yes" if _begins(text, answers["yes"]["cues"]) else ""


def skips(text: str, answers: Cues) -> bool:
    """Whether the person would rather not answer, or can't."""
    if _plain(text).strip(" .!") in answers["skip_alone"]["cues"]:
        return True
    return (
        len(text.split()) <= BRIEF and not text.rstrip().endswith("?") and _begins(text, answers["skip"]["cues"])
    )


def stops(text: str, answers: Cues) -> bool:
    """Whether the person wants no more of these questions."""
    return len(text.split()) <= BRIEF and _begins(text, answers["stop"]["cues"])


def is_question(text: str) -> bool:
    """Whether the text asks something."""
    return text.rstrip().endswith("?") or bool(ASKING.match(text.lstrip()))


def has_cue(text: str, cues: Sequence[str]) -> bool:
    """Whether one of the cues stands in the text as words of their own."""
    return first_cue(text, cues) != ""


def first_cue(text: str, cues: Sequence[str]) -> str:
    """The first of the cues, in their order, that stands in the text; "" when none does."""
    low = _plain(text)
    return next((cue for cue in cues if re.search(cue_pattern(cue), low)), "")


def cue_pattern(cue: str) -> str:
    """The pattern that finds a cue in a text in lower case; `..` stands for up to four words: "take .. out"."""
    words = re.escape(_plain(cue)).replace(r"\ \.\.\ ", rf"(?:\s+[\w'-]+){{0,{BETWEEN}}}\s+")
    return rf"(?<!\w){words}(?!\w)"


def _begins(text: str, cues: Sequence[str]) -> bool:
    low = re.sub(r"^(?:(?:um+|uh+|well|oh|hm+|ok|okay|so)\W+)+", "", _plain(text).lstrip())
    told = re.sub(r"^i (?:think|guess) ", "", low)
    return any(re.match(rf"{re.escape(_plain(cue))}(?!\w)", start) for cue in cues for start in (low, told))


def _plain(text: str) -> str:
    return " ".join(text.lower().replace("’", "'").split())
