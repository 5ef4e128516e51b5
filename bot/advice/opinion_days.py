"""Days and plans told beside doctors whose opinions are compared: they are theirs, and settle nothing yet."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.advice.case import Case
from bot.advice.cues import has_cue, plain
from bot.advice.guards import OPERATIONS
from bot.advice.lookups import Lookups
from bot.advice.memory import Memory
from bot.advice.opinions import PAIR, moves_in, speaks, split_opinions
from bot.advice.progress import Progress
from bot.advice.reading import Reading

#: The activity, and the topics of an answer about two opinions.
COMPARE, OF_TWO = "compare_opinions", frozenset({"opinions_differ", "opinions_agree"})
#: What a message says of time.
TIME = ("deadline", "roughly", "said_clock")
_NUMBER_OR_MONTH = re.compile(
    r"\d+(?:st|nd|rd|th)?|\d+/\d+(?:/\d+)?|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
    r"(?:uary|ruary|ch|il|e|y|ust|ember|tember|ober)?|may"
)


def without_days_of_opinions(
    reading: Reading, case: Case, memory: Memory, progress: Progress, lookups: Lookups, texts: Mapping[str, Any]
) -> Reading:
    """The reading without the time and the therapy that belong to one of the doctors compared.

    "Dr. A, March 3: surgery in 6 weeks" is the day of a visit and a plan; "surgery is booked for December 15" is
    settled. `case` is the one before the message, `texts` are those of `comparing.yml`.
    """
    text = reading.text
    if reading.pressed or has_cue(text, texts["days"]["settled"]):
        return reading
    told = _tells_opinions(text, progress, texts)
    spoken_of = told or are_compared(memory, progress) or case.stage == "comparing"
    named, says = has_cue(text, texts["days"]["doctors"]), speaks(text, texts)
    of_visits = tells_only_days(text, texts) or (named and not says and not moves_in(text, texts))
    theirs = (told and (named or says)) or (spoken_of and of_visits)
    gone = TIME if theirs else ()
    new, old = reading.facts.get("procedure", ""), case.procedure
    if told and new and old and lookups.procedure(old).scenario in OPERATIONS:
        gone = gone if lookups.procedure(new).scenario in OPERATIONS else (*gone, "procedure")
    facts = {name: value for name, value in reading.facts.items() if name not in gone}
    return replace(reading, facts=facts, bare=reading.bare and bool(facts))


def tells_only_days(text: str, texts: Mapping[str, Any]) -> bool:
    """Whether the text says when doctors were seen, and nothing else: "Dr. A March 3, Dr. B March 20"."""
    days, words = texts["days"], plain(text).split()
    timed = [word for word in words if word in days["times"] or _NUMBER_OR_MONTH.fullmatch(word)]
    other = [word for word in words if word not in timed and word not in days["around"]]
    return bool(timed) and not other and has_cue(text, days["doctors"])


def are_compared(memory: Memory, progress: Progress) -> bool:
    """Whether the talk is about two opinions, and nothing else is being asked."""
    if progress.activity not in ("", COMPARE) and progress.asking:
        return False
    return progress.activity == COMPARE or bool({*progress.opinions, *OF_TWO.intersection(memory.topics[:1])})


def _tells_opinions(text: str, progress: Progress, texts: Mapping[str, Any]) -> bool:
    """Whether the text is part of a comparison: one is under way, or it asks for one, or labels two views."""
    if progress.activity == COMPARE:
        return True
    asks = has_cue(text, texts["wanted"]["cues"]) or not speaks(text, texts)
    return asks and len(split_opinions(text, texts)) >= len(PAIR)
