"""Where the person is: country, distance from care, in the hospital."""

from __future__ import annotations

import re

from .gazetteer import Match
from .message import Entity, Message
from .negation import is_denied
from .tokens import words

_NUMBER = r"(?:\d+|an?|two|three|four|five|six|seven|eight|couple(?: of)?|few|several)"
_MILES = re.compile(
    rf"\b{_NUMBER}\s*\+?\s*(?:hours?|hrs?|miles|mi|km|kms|kilometers)\s+"
    r"(?:away|from (?:here|me|us|home|any|the|a|my|our|where)|drive|driving|each way|one way|round trip"
    r"|by car|by bus|to (?:the|a) (?:nearest|closest))",
    re.I,
)
_ABROAD = words(
    "clinic clinics hospital hospitals doctor doctors surgeon treatment trial trip surgery center go fly travel"
)
_IN = words("in from here inside live living based near")
_IS_IN = words(
    "im i am is are hes shes theyre been stuck lying laying sitting here moms dads still currently now "
    "right back already were ends sedated unconscious unresponsive coma ventilator vent intubated support"
)


def read_places(message: Message) -> list[Entity]:
    """Country, distance and setting, each at most once."""
    found: dict[str, Entity] = {}
    for match in message.named("place"):
        kind = _place_kind(match.id)
        if kind not in found and _PLACE_CHECKS[kind](message, match):
            found[kind] = message.entity(kind, match.id, match.start, match.end)
    miles = _MILES.search(message.text)
    if miles and "distance" not in found:
        found["distance"] = message.entity("distance", "far", *miles.span())
    return list(found.values())


def _place_kind(id: str) -> str:
    return {"far": "distance", "inpatient": "setting"}.get(id, "country")


def _is_country(message: Message, match: Match) -> bool:
    before = message.before(match.first, 3)
    words = [w for w in before if w not in ("the", "rural", "northern", "southern", "upstate", "central", "small")]
    if _ABROAD.intersection(message.before(match.first, 5)):
        return False
    if message.norms[match.first : match.first + 1] == ("in",):
        return True
    short = len(message.tokens) <= match.last - match.first + 2
    return (
        short
        or bool(words and words[-1] in _IN)
        or message.norms[match.last : match.last + 1] in (("here",), ("based",))
    )


def _is_far(message: Message, match: Match) -> bool:
    return not is_denied(message, match) or "no" in message.norms[match.first : match.last]


def _is_inpatient(message: Message, match: Match) -> bool:
    words = message.norms[match.first : match.last]
    if words[0] != "in":
        return not {"was", "were", "when", "after"}.intersection(message.before(match.first, 3)) or "was" in words
    before, after = message.before(match.first, 2), message.after(match.last, 3)
    if {"now", "rn", "currently", "bed"} & set(after) or len(message.tokens) <= 4:
        return True
    if {"was", "work", "works", "be", "born"} & set(before):
        return False
    if before[-1:] == ("and",):  # "he is 7 and in the hospital"
        return bool(_IS_IN.intersection(message.before(match.first, 5)))
    aged = int(bool(before) and before[-1].isdigit())  # "my dad is 81 in hospital", "mom 80 in hospital"
    before = message.before(match.first - aged, 2)
    related = any(r.last == match.first - aged for r in message.named("relation"))
    return related or bool(_IS_IN.intersection(before[-1:]))


_PLACE_CHECKS = {"country": _is_country, "distance": _is_far, "setting": _is_inpatient}
