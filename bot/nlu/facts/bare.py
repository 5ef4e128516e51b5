"""Is the message hardly more than facts ("its thursday"), and does it correct one ("knee, not hip")?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .message import Entity, Message
from .tokens import words

_FILLERS = words(
    "i im ive id me my mine we were our us it its is was am are hes shes theyre he she they the a an "
    "and with w on in at of for to has have got get gots no not nope yes yeah yep ya ok okay "
    "well so um uh oh just actually sorry wait oops meant mean said say typo correction instead rather "
    "but thats this that like only really now rn currently right plan plans insurance insured coverage "
    "card covered under through using via called live living from years year yrs yr old here too both "
    "about her his him by until before morning afternoon evening night pm please thx thanks hi hello "
    "side one s m ll knee hip shoulder back neck hand eye ear left going having scheduled set date "
    "surgery appointment"
)
_QUESTIONS = words(
    "is are was does do did can could should would what whats why how when where who which will am if"
)
_CORRECTING = words("no nope sorry actually wait oops correction typo nah")
_PARTS = (
    "knee",
    "hip",
    "shoulder",
    "back",
    "neck",
    "hand",
    "eye",
    "ear",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
)
_DAY = re.compile(r"\d+(?:st|nd|rd|th)?|(?:mon|tues|wednes|thurs|fri|satur|sun)day")
_ASKS = frozenset(("stance",))


def is_bare(message: Message, entities: Sequence[Entity]) -> bool:
    """Whether the message answers "tell me more" rather than asking anything."""
    if not entities or not message.tokens or any(e.entity in _ASKS for e in entities):
        return False
    if message.norms[0] in _QUESTIONS or len(message.tokens) > 16:
        return False
    named = [(m.start, m.end) for m in message.matches if m.kind not in ("stance", "place")]
    spans = [*((e.start, e.end) for e in entities), *named]
    rest = [t.norm for t in message.tokens if not any(s <= t.start and t.end <= e for s, e in spans)]
    return all(word in _FILLERS or _DAY.fullmatch(word) for word in rest)


def is_correction(message: Message, entities: Sequence[Entity], bare: bool) -> bool:
    """Whether the message takes back something said before."""
    if not entities or not message.norms:
        return False
    words = f" {' '.join(message.norms)} "
    if any(
        f" {said} " in words
        for said in ("i meant", "i mean", "meant to say", "scratch that", "correction", "not me", "typo")
    ):
        return True
    named = {(m.kind, m.first) for m in message.matches}
    swapped = any(
        message.norms[first - 1 : first] == ("not",) or message.norms[max(0, first - 2) : first - 1] == ("not",)
        for _, first in named
    )
    first_is_fact = any(e.start <= message.tokens[0].start < e.end for e in entities)
    opening = message.norms[0] in _CORRECTING and not first_is_fact
    return bare and (opening or "actually" in message.norms or (swapped and len(named) > 1) or _swaps(words))


def _swaps(words: str) -> bool:
    return any(f" not {word} " in words for word in ("the", "on", *_PARTS))
