"""Operations that are told by the part of the body: "sorry, knee not hip", "my knee, they want to replace it"."""

from __future__ import annotations

import re

from bot.advice.lookups import Lookups

from .message import Entity, Message

_PART = (
    r"(?:left |right |the |my |her |his )*"
    r"(?P<{0}>knee|hip|shoulder|back|neck|ankle|hand|eye|ear|brain|lung|nerve|jaw)s?"
)
_SWAP = re.compile(
    rf"\b{_PART.format('a')},?\s+(?:and )?not\s+(?:on |in )?{_PART.format('x')}\b"
    rf"|\bnot\s+{_PART.format('y')},?\s+(?:but |its |it's )?{_PART.format('b')}\b",
    re.I,
)


_DONE_TO_IT = re.compile(
    rf"\b{_PART.format('a')}\b[^.;?!]{{0,30}}?\b(?P<how>replace|operate on|repair|fix|remove) (?:it|them|both)\b",
    re.I,
)
_OPERATIONS = {"replace": "replacement", "repair": "repair", "remove": "removal"}


#: "My shoulder is torn, they want surgery": the part of the body and the operation stand apart.
_OWN_PART = re.compile(
    r"\b(?:my|his|her|our|(?:my|his|her|\w+'?s) (?:left|right)|in the|left|right)\s+"
    r"(?P<part>knee|hip|shoulder|ankle|neck|back)\b(?! to\b| in\b| from\b)",
    re.I,
)
#: An operation of a part that is told by nothing else.
_VAGUE = "surgery"


def read_vague(message: Message, lookups: Lookups) -> Entity | None:
    """The operation on the one part of the body that is named beside a mere "surgery"; None when more is named."""
    named = {m.id for m in message.named("procedure") if lookups.procedure(m.id).scenario}
    parts = list(_OWN_PART.finditer(message.text))
    if named != {_VAGUE} or message.named("condition") or len({p["part"].lower() for p in parts}) != 1:
        return None
    procedure = f"{parts[0]['part'].lower()}_{_VAGUE}"
    if procedure not in lookups.procedures:
        return None
    return message.entity("procedure", procedure, *parts[0].span("part"))


def read_part(message: Message, lookups: Lookups) -> Entity | None:
    """The operation on a part that stands alone: "my knee, they want to replace it", "knee, not hip"."""
    return _read_done(message, lookups) or _read_swap(message, lookups)


def _read_done(message: Message, lookups: Lookups) -> Entity | None:
    if not (found := _DONE_TO_IT.search(message.text)):
        return None
    kinds = (_OPERATIONS.get(found["how"].lower(), "surgery"), "surgery")
    named = (f"{found['a'].lower()}_{kind}" for kind in kinds)
    procedure = next((name for name in named if name in lookups.procedures), "")
    return message.entity("procedure", procedure, *found.span("a")) if procedure else None


def _read_swap(message: Message, lookups: Lookups) -> Entity | None:
    found = _SWAP.search(message.text)
    if not found:
        return None
    part = "a" if found.group("a") else "b"
    procedure = f"{found.group(part).lower()}_surgery"
    if procedure not in lookups.procedures:
        return None
    return message.entity("procedure", procedure, found.start(part), found.end(part))
