"""Corrections that name only the part of the body: "sorry, knee not hip"."""

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


def read_part(message: Message, lookups: Lookups) -> Entity | None:
    """Surgery on the part that is meant, when one part is put in the place of another."""
    found = _SWAP.search(message.text)
    if not found:
        return None
    part = "a" if found.group("a") else "b"
    procedure = f"{found.group(part).lower()}_surgery"
    if procedure not in lookups.procedures:
        return None
    return message.entity("procedure", procedure, found.start(part), found.end(part))
