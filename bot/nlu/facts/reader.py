"""Puts the readers together: one message in, the facts of the case out."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from bot.advice.lookups import Lookups

from .answers import read_stretch
from .bare import is_bare, is_correction
from .care import read_condition, read_payer, read_procedure, read_specialty, read_stance
from .clock import read_clock
from .deadline import is_of_a_look, read_deadline
from .denial import ruled_out
from .feared import found_nothing, read_fear
from .gazetteer import Gazetteer
from .hearsay import is_hearsay, lies_behind
from .message import Entity, Message
from .outlook import read_outlook
from .parts import read_part, read_vague
from .pcp import read_pcp
from .person import Who, read_person
from .places import read_places
from .proof import read_proof
from .speaks import read_speaks
from .stage import read_stage


@dataclass(frozen=True)
class Facts:
    """What a message tells about the case.

    `facts` are changes for `Case.with_facts`, `entities` the words that say them, in order.
    `bare`: hardly more than facts. `correction`: it takes back something said before. `aside`: the facts that are
    only spoken of, such as what a friend had; they hold where nothing is known yet.
    """

    facts: dict[str, Any] = field(default_factory=dict)
    entities: tuple[Entity, ...] = ()
    bare: bool = False
    correction: bool = False
    aside: tuple[str, ...] = ()


def read_facts(text: str, lookups: Lookups, today: date) -> Facts:
    """The facts in one message, seen from `today`. Of what is corrected, only the correction is a fact."""
    if not text.strip():
        return Facts()
    message = Message.of(text, _gazetteer(lookups))
    who = read_person(message, lookups)
    named, aside = _named(message, lookups, who)
    timed, rough = _timed(message, today)
    entities = [
        *who.entities,
        *named,
        *timed,
        *read_places(message),
    ]
    entities += [found for found in (read_pcp(message), read_stage(message)) if found]
    facts: dict[str, Any] = {e.entity: e.value for e in entities if e.entity != "person"} | who.facts
    facts |= {"roughly": rough} if rough else {}
    facts |= _told_of_the_illness(message, lookups, who)
    facts |= {"end_of_life": "yes"} if read_outlook(message) else {}
    silent = read_speaks(message, who.facts.get("role") == "caregiver")
    implied = "role" in silent and "role" not in facts
    facts = {**silent, **facts}
    facts |= {"of_a_look": "yes"} if any(_is_day_of_a_look(message, e) for e in timed) else {}
    if facts.get("payer") == "nhs":
        facts.setdefault("country", "uk")
    bare = is_bare(message, entities)
    correction = is_correction(message, entities, bare)
    if facts.get("country") == "us":  # the default: worth saying only to take another country back
        facts.pop("country")
        facts |= {"country": ""} if correction else {}
    aside = () if correction else (*aside, *(("role",) if who.in_passing or implied else ()))
    return Facts(facts, tuple(sorted(entities, key=lambda e: (e.start, e.end))), bare, correction, aside)


def _told_of_the_illness(message: Message, lookups: Lookups, who: Who) -> dict[str, Any]:
    """Whether it was proven, only feared or ruled out, and whether the doctors found nothing."""
    illness = read_condition(message, lookups, who.history, who.patient)
    told = {
        "proven": read_proof(message, illness, lookups, who.patient),
        "feared": "" if illness else read_fear(message, lookups),
        "cleared": "yes" if found_nothing(message) else "",
        "ruled_out": ruled_out(message, who.history),
    }
    return {name: value for name, value in told.items() if value}


def _is_day_of_a_look(message: Message, entity: Entity) -> bool:
    return entity.entity == "deadline" and is_of_a_look(message, entity.start, entity.end)


def _named(message: Message, lookups: Lookups, who: Who) -> tuple[list[Entity], tuple[str, ...]]:
    """What has a name, and which of it is only spoken of."""
    found = {
        "condition": read_condition(message, lookups, who.history, who.patient),
        "procedure": read_procedure(message, lookups, who.history, who.patient),
        "specialty": read_specialty(message),
        "payer": read_payer(message),
        "stance": read_stance(message),
    }
    part = read_vague(message, lookups) if found["procedure"] else read_part(message, lookups)
    named = [
        message.entity(name, m.id, m.start, m.end)
        for name, m in found.items()
        if m and not (part and name == "procedure")
    ]
    illness, operation = found["condition"], found["procedure"]
    aside = ("condition",) if illness and is_hearsay(message, illness, who.patient) else ()
    if operation and (lies_behind(message, operation) or is_hearsay(message, operation, who.patient)):
        aside = (*aside, "procedure")
    return [*named, part] if part else named, aside


def _timed(message: Message, today: date) -> tuple[list[Entity], str]:
    """The deadline or the clock, and how rough it is."""
    if found := read_stretch(message, today) or read_deadline(message, today):
        return [found[0]], found[1]
    clock = read_clock(message)
    return [clock] if clock else [], ""


@lru_cache(maxsize=4)
def _gazetteer(lookups: Lookups) -> Gazetteer:
    """Compiling takes about a tenth of a second, so each set of lookups is compiled once."""
    return Gazetteer(lookups)
