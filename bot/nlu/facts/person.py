"""Who is the patient: the person who writes, or someone they care for. A doctor never is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.advice.lookups import Lookups

from .age import Age, find_age, find_pregnancy
from .gazetteer import Match
from .history import ILLS, history_of
from .message import Entity, Message
from .negation import is_swapped_out
from .relative import is_patient, is_relative
from .tokens import words

_SELF = re.compile(
    r"\b(?:(?<!down )for|it'?s|(?<!know )(?<!have )(?<!got )(?<!remember )(?<!facts )(?<!store )(?<!keep )about)"
    r" (?:me|myself)\b(?! to\b| and\b| so far\b| down\b)"
    r"|\bnot (?:for )?my \w+,? (?:it'?s |but )?me\b"
    r"|^\W*(?:no\W+)?me\b(?: not|, not|$)"
    r"|\b(?:diagnosed|operate on|operating on) me\b|\bi'?m the (?:one|patient)\b|\bmyself\b|\bmy own\b"
    r"|\bi (?:was|got|been|am|have been|just got) (?:just )?(?:diagnosed|told i)\b"
    r"|\bi'?m (?:only |just |almost )?\d{1,2}\b(?! (?:weeks|months|days))"
    r"|\bi found a\b|\bi'?m (?:having|scheduled|getting)\b",
    re.I,
)
#: "write it for me" asks a favor; it does not say who is ill.
_FAVOR = re.compile(
    r"\b(?:write|draft|type|word|compose|print|phrase|make|put|fill|summari[sz]e)\b[^.?!\n]{0,80}?\bfor me\b", re.I
)
_EXPECTING = re.compile(r"\b(?:i'?m|i am)\b[\w' ]{0,25}\bpregnant\b|\bmy pregnancy\b", re.I)
_NOT_ME = re.compile(r"\bnot (?:for |about )?(?:me|myself)\b", re.I)
_MINE = words("my mine our")
_HERS = words("her his hers him")
_I_HAVE = words("have ive need found got had diagnosed told im having be")
_I = words("i ive im")


@dataclass(frozen=True)
class Who:
    """The facts about the patient and the words that say them.

    `history`: illnesses that are named but are a relative's.
    """

    facts: dict[str, str]
    entities: tuple[Entity, ...] = ()
    history: tuple[Match, ...] = ()


def read_person(message: Message, lookups: Lookups) -> Who:
    """Who the patient is, as far as the message tells."""
    age = find_age(message.text)
    named = [m for m in message.named("relation") if is_relative(message, m)]
    relations = [m for m in named if not is_swapped_out(message, m.first)]
    history = tuple(ill for r in relations for ill in history_of(message, r))
    about_self = _is_about_self(message, relations, history)
    if not about_self or _NOT_ME.search(message.text):
        swapped = len(named) > len(relations) or bool(_NOT_ME.search(message.text))
        for relation in relations:
            if swapped or is_patient(message, relation) or _is_aged(relation, age):
                return _carer(message, lookups, relation, age)
    if age and age.of == "other" and not relations:
        return _with_role("caregiver", message, age, history, relation=age.label if age.person == "child" else "")
    if about_self or (age and age.of == "self"):
        return _with_role("self", message, age if age and age.of != "other" else None, history)
    if _is_about_other(message) and not relations:
        return _with_role("caregiver", message, age, history)
    return Who(_pregnant(message), _spans(message, None), history)


def _is_aged(relation: Match, age: Age | None) -> bool:
    """ "son 9 adhd": an age beside the word."""
    return age is not None and age.start <= relation.start < age.end


def _is_about_self(message: Message, relations: Sequence[Match], history: Sequence[Match]) -> bool:
    if _NOT_ME.search(message.text):
        return False
    if _SELF.search(_FAVOR.sub("", message.text)):
        return True
    if _EXPECTING.search(message.text) and find_pregnancy(message.text):
        return True
    ills = [m for m in message.matches if m.kind in ILLS and m not in history]
    return any(_is_mine(message, ill, relations) for ill in ills)


def _is_mine(message: Message, ill: Match, relations: Sequence[Match]) -> bool:
    if any(ill.first - 6 <= r.first < ill.last for r in relations if r.last > ill.first - 2):
        return False  # "my mom's surgery"
    if _MINE.intersection(message.norms[max(0, ill.first - 1) : ill.last]):
        return True
    before = message.before(ill.first, 6)
    between = any(ill.first - len(before) <= r.first < ill.first for r in relations)
    return bool(_I.intersection(before) and _I_HAVE.intersection(before)) and not between


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
    return Who(facts, (message.entity("relation", name, match.start, match.end), *_spans(message, theirs)))


def _with_role(
    role: str, message: Message, age: Age | None, history: tuple[Match, ...], relation: str = ""
) -> Who:
    facts = {"role": role} | ({"relation": relation} if relation else {})
    facts |= {"person": age.person} if age else {}
    facts |= _pregnant(message)
    return Who(facts, (*_role_span(role, message), *_spans(message, age)), history)


def _role_span(role: str, message: Message) -> tuple[Entity, ...]:
    found = re.search(r"\b(?:me|myself)\b", message.text, re.I)
    return (message.entity("role", role, *found.span()),) if found and role == "self" else ()


def _pregnant(message: Message) -> dict[str, str]:
    return {"person": "pregnant"} if find_pregnancy(message.text) else {}


def _spans(message: Message, age: Age | None) -> tuple[Entity, ...]:
    found = [message.entity("person", age.person, age.start, age.end)] if age else []
    pregnant = find_pregnancy(message.text)
    if pregnant:
        found.append(message.entity("person", "pregnant", *pregnant))
    return tuple(found)
