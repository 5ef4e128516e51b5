"""How much time there is when no date is said: hours, days, weeks, open."""

from __future__ import annotations

import re

from .message import Entity, Message

_SAID = (
    (
        "open",
        r"\b(?:no (?:rush|hurry|deadline|time limit|date yet)|not (?:in )?(?:a|any) (?:rush|hurry)"
        r"|(?:not|isn'?t) urgent"
        r"|plenty of time|not scheduled yet|nothing scheduled|take (?:my|our) time|whenever i"
        r"|(?:have|got|lots of) time|it can wait)\b",
    ),
    (
        "hours",
        r"\b(?:answer|decide|decision|sign|choose|know|commit)\b[\w' ]{0,20}\b"
        r"(?:today|tonight|right now|right away|on the spot|immediately|this (?:morning|afternoon))\b",
    ),
    (
        "hours",
        r"\b(?:within (?:the )?hours?|in (?:a few|the next few) (?:hours|hrs)"
        r"|any minute|waiting for my answer"
        r"|(?:a few|only) hours (?:left|to))\b",
    ),
    (
        "days",
        r"\b(?<!how )(?<!too )(?<!as )(?<!so )(?<!does )(?<!is )(?<!by )soon\b(?! (?:as|means?)\b)"
        r"|\bas soon as possible\b|\basap\b|\bright away\b",
    ),
    (
        "days",
        r"\b(?:within days|any day now|(?:in|within) (?:a few|the next few|several) days"
        r"|(?:a few|only) days (?:left|to)"
        r"|this week|very quickly|urgently)\b",
    ),
    (
        "weeks",
        r"\b(?:(?:in|within) (?:a few|the next few|several|some) (?:weeks|wks|months)|(?:weeks|months) away"
        r"|a few weeks (?:away|out|from now|left|to)|later this month|in a month or (?:so|two))\b",
    ),
)
_RULES = tuple((value, re.compile(pattern)) for value, pattern in _SAID)
_ALREADY = re.compile(
    r"(?:been|had|have|hurting|sick|trying|lasted|last|past|lost|pain|on it|taking)\b[\w' ]{0,25}$"
)


def read_clock(message: Message) -> Entity | None:
    """How much time is said to be left, or None."""
    lowered = message.text.lower().replace("’", "'")
    for value, pattern in _RULES:
        for found in pattern.finditer(lowered):
            if not (value == "weeks" and _ALREADY.search(lowered[: found.start()])):
                return message.entity("said_clock", value, found.start(), found.end())
    return None
