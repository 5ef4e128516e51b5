"""Is there a primary doctor?"""

from __future__ import annotations

import re

from .message import Entity, Message

_DOCTOR = (
    r"(?:pcp|gp|primary(?: care)?(?: doctor| doc| physician| dr)?|family (?:doctor|doc|physician|dr)"
    r"|regular (?:doctor|doc|dr)|general practitioner)\b"
)
_NONE = r"(?:have|has|got|see)"
_NO_PCP = re.compile(
    rf"\b(?:no|don'?t (?:even |really )?{_NONE}(?: an?y?| my)?(?: own)?|do not have an?y?"
    rf"|without an?y?|lost my|haven'?t got an?|have no|need an?|between|looking for an?)\s+(?:new )?{_DOCTOR}"
    rf"|\bmy {_DOCTOR} (?:retired|left|moved|quit|died|closed)\b",
    re.I,
)
_PCP = re.compile(rf"\b(?:my|our|her|his|have an?|got an?|see an?|mom'?s|dad'?s)\s+(?:\w+\s+)?{_DOCTOR}", re.I)


def read_pcp(message: Message) -> Entity | None:
    """Whether there is a primary doctor."""
    for value, pattern in (("no", _NO_PCP), ("yes", _PCP)):
        found = pattern.search(message.text.replace("’", "'"))
        if found:
            return message.entity("has_pcp", value, *found.span())
    return None
