"""Whom the talk is about: who turns to another patient gets a case of their own, and the first one is kept.

A case holds one person. "And also my own knee" must not mix with the husband's brain operation: his case is put on
the shelf of the memory, and "back to my husband" takes it down again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.advice.case import Case
from bot.advice.cues import count, has_cue
from bot.advice.lookups import Lookups
from bot.advice.memory import Memory
from bot.advice.progress import Progress
from bot.advice.reading import Reading

#: Facts that say what a case is about.
ILL = ("condition", "procedure")
#: Cases that are kept beside the one that is talked about.
MOST = 2
#: How the talk turned: to somebody new, back to somebody, or back to somebody of whom nothing is kept.
NEW, BACK, UNKNOWN = "new", "back", "unknown"
#: Words of a message that does no more than turn back.
SHORT = 8
#: Relations that may name anybody's child or parent: they tell nobody apart.
VAGUE = ("child", "kid", "baby", "parent", "partner", "spouse", "relative", "family")


@dataclass(frozen=True)
class Patient:
    """The case that a message is about, with what belongs to it; `how` the talk turned, "" when it did not."""

    case: Case
    memory: Memory
    progress: Progress
    how: str = ""


def patient_of(reading: Reading, now: Patient, lookups: Lookups, cues: Mapping[str, Any]) -> Patient:
    """Whom the message is about. `now` is who was talked about; `cues` are those of `patients.yml`."""
    if reading.pressed or reading.language != "en":
        return now
    number = _on_the_shelf(reading, now, lookups, cues)
    if number is not None:
        return _swapped(now, number)
    if _turns_to_another(reading, now, lookups, cues):
        return Patient(Case(), Memory(shelved=_shelf(now)), Progress(), NEW)
    if _wants_back(reading, cues) and _names_a_relative(reading, lookups):
        return replace(now, how=BACK if _is_named(reading, now.case, lookups) else UNKNOWN)
    return now


def _shelf(now: Patient, without: int | None = None) -> tuple[Mapping[str, Any], ...]:
    kept = tuple(entry for n, entry in enumerate(now.memory.shelved) if n != without)
    return ({"case": now.case.as_dict(), "progress": now.progress.as_dict()}, *kept)[:MOST]


def _swapped(now: Patient, number: int) -> Patient:
    entry = now.memory.shelved[number]
    memory = Memory(shelved=_shelf(now, without=number))
    return Patient(Case.from_dict(entry["case"]), memory, Progress.from_dict(entry["progress"]), BACK)


def _on_the_shelf(reading: Reading, now: Patient, lookups: Lookups, cues: Mapping[str, Any]) -> int | None:
    """The number of the kept case that the message goes back to."""
    back = _wants_back(reading, cues)
    for number, entry in enumerate(now.memory.shelved):
        case = Case.from_dict(entry["case"])
        if back and _is_named(reading, case, lookups):
            return number
        same_ill = any(reading.facts.get(name) == getattr(case, name) != "" for name in ILL)
        if same_ill and _is_somebody_else(reading, now.case, cues) and _fits(reading, case):
            return number
        if case.role == "caregiver" and reading.facts.get("relation", "") and _fits(reading, case):
            return number
    return None


def _wants_back(reading: Reading, cues: Mapping[str, Any]) -> bool:
    return count(reading.text) <= SHORT * 2 and has_cue(reading.text, cues["back"]["cues"])


def _names_a_relative(reading: Reading, lookups: Lookups) -> bool:
    return count(reading.text) <= SHORT and any(
        has_cue(reading.text, entry.phrases()) for entry in lookups.relations.values()
    )


def _is_named(reading: Reading, case: Case, lookups: Lookups) -> bool:
    """Whether the text names the patient of that case: by the relation, or as the one who writes."""
    if case.role != "caregiver":
        mine = [*(lookups.procedure(case.procedure).phrases() if case.procedure else ()), *_parts_of(case)]
        return has_cue(reading.text, ["me", "myself", "mine", *(f"my {name}" for name in mine if name)])
    name = _plain_relation(case.relation)
    entries = [entry for entry in lookups.relations.values() if entry.name == name]
    return any(has_cue(reading.text, (name, *entry.phrases())) for entry in entries) or (
        bool(name) and has_cue(reading.text, (name,))
    )


def _parts_of(case: Case) -> tuple[str, ...]:
    return tuple(f"{case.procedure}_{case.condition}".strip("_").split("_")[:1])


def _turns_to_another(reading: Reading, now: Patient, lookups: Lookups, cues: Mapping[str, Any]) -> bool:
    """Whether the message brings another person with an illness or an operation of their own."""
    case, named = now.case, has_cue(reading.text, cues["own"]["cues"])
    if not (case.condition or case.procedure) or not _is_somebody_else(reading, case, cues):
        return False
    if (reading.correction or now.progress.asking) and not named:
        return False
    other = _other_ills(reading, case, lookups)
    if other == ["condition"] and case.role == "caregiver" and not named:
        other = [] if _is_told_of_the_carer(reading, cues) else other
    return bool(other) or (named and not _is_about_the_same(reading, case))


def _other_ills(reading: Reading, case: Case, lookups: Lookups) -> list[str]:
    """What the message says the illness or the operation is, other than in the case.

    "The same surgery" names none of its own, and what somebody had already is no new matter.
    """
    kinds: Mapping[str, Mapping[str, Any]] = {"condition": lookups.conditions, "procedure": lookups.procedures}
    told = {
        name: reading.facts.get(name, "") for name in ILL if reading.facts.get(name, "") != getattr(case, name)
    }
    own = [name for name, value in told.items() if value and not kinds[name][value].general]
    return [name for name in own if name not in reading.aside]


def _is_told_of_the_carer(reading: Reading, cues: Mapping[str, Any]) -> bool:
    """ "I have insomnia since his diagnosis": the talk stays with him."""
    return not reading.facts.get("relation") and has_cue(reading.text, cues["still"]["cues"])


def _is_about_the_same(reading: Reading, case: Case) -> bool:
    words = f"{case.procedure}_{case.condition}".split("_")
    return has_cue(reading.text, [f"my own {word}" for word in words if word])


def _is_somebody_else(reading: Reading, case: Case, cues: Mapping[str, Any]) -> bool:
    role, relation = reading.facts.get("role", ""), reading.facts.get("relation", "")
    if relation:
        return case.role == "self" or (case.role == "caregiver" and not _fits(reading, case))
    own = role == "self" or (not role and has_cue(reading.text, cues["own"]["cues"]))
    return own and case.role == "caregiver"


def _fits(reading: Reading, case: Case) -> bool:
    """Whether the message may well mean the patient of that case."""
    said, known = (_plain_relation(r) for r in (reading.facts.get("relation", ""), case.relation))
    if not said:
        return case.role != "caregiver"
    vague = said in VAGUE or known in (*VAGUE, "")
    return case.role == "caregiver" and (said == known or vague)


def _plain_relation(relation: str) -> str:
    """ "9-year-old daughter" is a daughter."""
    return relation.split(" ", 1)[-1] if relation[:1].isdigit() else relation
