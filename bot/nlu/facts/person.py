"""Who is the patient: the person who writes, or someone they care for. A doctor never is."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.advice.lookups import Lookups

from .age import Age, find_age, find_pregnancy
from .gazetteer import Match
from .history import ILLS, history_of
from .message import PLAINLY, Entity, Message
from .negation import is_swapped_out
from .relative import if_ill, is_patient, is_relative
from .tokens import words
from .writer import about_writer, says_not_me, who_says_it

_HERS = words("her his hers him")


@dataclass(frozen=True)
class Who:
    """The facts about the patient and the words that say them.

    `history`: illnesses that are named but are a relative's. `in_passing`: somebody is spoken of, which makes them
    the patient only as long as nobody else is known to be. `patient`: the id of the relative who is ill.
    """

    facts: dict[str, str]
    entities: tuple[Entity, ...] = ()
    history: tuple[Match, ...] = ()
    in_passing: bool = False
    patient: str = ""


def read_person(message: Message, lookups: Lookups) -> Who:
    """Who the patient is, as far as the message tells."""
    age = find_age(message.text)
    named = [m for m in message.named("relation") if is_relative(message, m)]
    relations = [m for m in named if not is_swapped_out(message, m.first)]
    history = tuple(ill for r in relations for ill in history_of(message, r))
    writer = about_writer(message, relations, history)
    of_writer = writer or (age is not None and age.of == "self")
    if writer != PLAINLY:
        swapped = len(named) > len(relations) or says_not_me(message)
        for relation in relations:
            aged = if_ill(message, relation) if _is_aged(relation, age) else ""
            theirs = PLAINLY if swapped else aged or is_patient(message, relation)
            if theirs == PLAINLY or (theirs and not of_writer):
                return replace(_carer(message, lookups, relation, age), in_passing=theirs != PLAINLY)
    if age and age.of == "other" and not relations:
        return _with_role("caregiver", message, age, history, relation=age.label if age.person == "child" else "")
    if of_writer:
        own = _with_role("self", message, age if age and age.of != "other" else None, history)
        return replace(own, in_passing=writer != PLAINLY)
    if _is_about_other(message) and not relations:
        return _with_role("caregiver", message, age, history)
    return Who(_pregnant(message), _spans(message, None), history)


def _is_aged(relation: Match, age: Age | None) -> bool:
    """ "son 9 adhd": an age beside the word."""
    return age is not None and age.start <= relation.start < age.end


def _is_about_other(message: Message) -> bool:
    """ "remove her thyroid", "his surgery": someone else's body, though not said whose."""
    return any(
        _HERS.intersection(message.norms[max(0, m.first - 1) : m.last]) for m in message.matches if m.kind in ILLS
    )


def _carer(message: Message, lookups: Lookups, match: Match, age: Age | None) -> Who:
    relation = lookups.relations[match.id]
    name, person = relation.name, relation.person
    theirs = age if age and age.of != "self" else None
    if theirs:
        person = theirs.person
        if theirs.person == "child" and theirs.label:
            name = theirs.label if match.id == "child" else f"{theirs.label} {name}"
    facts = {"role": "caregiver", "relation": name}
    facts |= {"person": person} if person else {}
    facts |= _pregnant(message)
    said = message.entity("relation", name, match.start, match.end)
    return Who(facts, (said, *_spans(message, theirs)), patient=match.id)


def _with_role(
    role: str, message: Message, age: Age | None, history: tuple[Match, ...], relation: str = ""
) -> Who:
    facts = {"role": role} | ({"relation": relation} if relation else {})
    facts |= {"person": age.person} if age else {}
    facts |= _pregnant(message)
    return Who(facts, (*_role_span(role, message), *_spans(message, age)), history)


def _role_span(role: str, message: Message) -> tuple[Entity, ...]:
    found = who_says_it(message.text) if role == "self" else []
    return tuple(message.entity("role", role, *span) for span in found)


def _pregnant(message: Message) -> dict[str, str]:
    return {"person": "pregnant"} if find_pregnancy(message.text) else {}


def _spans(message: Message, age: Age | None) -> tuple[Entity, ...]:
    found = [message.entity("person", age.person, age.start, age.end)] if age else []
    pregnant = find_pregnancy(message.text)
    if pregnant:
        found.append(message.entity("person", "pregnant", *pregnant))
    return tuple(found)
