"""How far somebody is: opinions in hand are compared, many are a matter of deciding, then it is decided."""

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


_CHOSE = re.compile(
    r"\b(?:i|we|he|she|they|mom|dad|mum|husband|wife)(?:'?ve| have| has|'?s)?(?: (?:now|finally|already|just))? "
    r"(?:(?:decided|settled) on|(?:chose|chosen|picked|opted for)"
    r"|(?:am |are |is |'?m |'?re )?(?:going|gonna go) with(?! (?:me|us|him|her|them|you|my)\b))\b"
    r"|\bmade (?:up )?my (?:mind|choice|decision)\b|\bmy (?:decision|choice) is\b"
    r"|\b(?:im|i'm|we're|were) going with(?! (?:me|us|him|her|them|you|my)\b)",
    re.I,
)
#: Words between "I decided on" and what was chosen.
_CHOSEN = 4


def read_stage(message: Message) -> Entity | None:
    """The stage: a treatment was chosen, or opinions that were had are counted."""
    return _read_choice(message) or _read_count(message)


def _read_choice(message: Message) -> Entity | None:
    found = _CHOSE.search(message.text.replace("’", "'"))
    if not found or "?" in message.text:
        return None
    following = [i for i, token in enumerate(message.tokens) if token.start >= found.end()][: _CHOSEN + 1]
    if not any(m.first in following for m in message.named("procedure")):
        return None
    return message.entity("stage", "decided", *found.span())


def _read_count(message: Message) -> Entity | None:
    for value, pattern in (("deciding", _MANY), ("comparing", _TWO)):
        found = pattern.search(message.text)
        if found and not _NOT_YET.search(message.text[max(0, found.start() - 12) : found.start()]):
            return message.entity("stage", value, *found.span())
    return None
