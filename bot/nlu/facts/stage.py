"""How far somebody is: with opinions in hand it is a matter of comparing, with many a matter of deciding."""

from __future__ import annotations

import re

from .message import Entity, Message

_HAD = r"(?:had|have|has|got|gotten|after|with|been through|already|now)"
_KIND = r"(?:(?:different|other|second|separate|medical|expert|conflicting|whole)\s+){0,2}opinions"
_MANY = re.compile(
    rf"\b{_HAD}\s+(?:\w+\s+)?(?:[3-9]|three|four|five|six|seven|several|many|so many)\s+{_KIND}\b"
    rf"|\b(?:[3-9]|three|four|five|six|seven)\s+{_KIND}\s+(?:already|so far|now|and|later)\b",
    re.I,
)
_TWO = re.compile(
    rf"\b{_HAD}\s+(?:\w+\s+)?(?:2|two|both)\s+(?:of the\s+)?{_KIND}\b|\bboth\s+{_KIND}\s+are\s+in\b", re.I
)
_NOT_YET = re.compile(r"\b(?:should|can|could|want|wants|need|needs|get|getting|ask for)\b", re.I)


def read_stage(message: Message) -> Entity | None:
    """The stage, when opinions that were had are counted."""
    for value, pattern in (("deciding", _MANY), ("comparing", _TWO)):
        found = pattern.search(message.text)
        if found and not _NOT_YET.search(message.text[max(0, found.start() - 12) : found.start()]):
            return message.entity("stage", value, *found.span())
    return None
