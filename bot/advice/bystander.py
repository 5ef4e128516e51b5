"""Who is only spoken of: "my brother wants the tube" does not make the brother the patient."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.advice.case import Case
from bot.advice.cues import has_cue, opens_with, plain
from bot.advice.lookups import Lookups
from bot.advice.reading import Reading

#: What a message says of the patient: who it is and to whom.
WHO = ("role", "relation", "person")
#: Facts that make the one named a patient.
ILL = ("condition", "procedure")
#: Words between "print this" and "for my daughter".
NEAR = 6


def without_bystander(reading: Reading, case: Case, cues: Mapping[str, Sequence[str]]) -> Mapping[str, Any]:
    """The facts of a message; without those on a relative who only has a view or gets a paper.

    `cues` are `talk.yml: bystander`. The patient must be known: a first "my mom wants one" is about her.
    """
    facts = reading.facts
    named = facts.get("relation", "")
    settled = case.role and named and named != case.relation
    if not settled or reading.bare or reading.correction or any(name in facts for name in ILL):
        return facts
    if not _is_young(case) and not _is_bystander(plain(reading.text), plain(named).split()[-1], cues):
        return facts
    return {name: value for name, value in facts.items() if name not in WHO}


def _is_young(case: Case) -> bool:
    """Whether the patient is a child who writes: then parents are those who decide, and not ill themselves."""
    return case.role == "self" and case.person == "child"


def is_lay_view(text: str, lookups: Lookups, cues: Mapping[str, Sequence[str]]) -> bool:
    """Whether the second voice in the text is a relative's and no doctor's: "my brother says see another one"."""
    said = f" {plain(text)} "
    names = {plain(phrase) for relation in lookups.relations.values() for phrase in relation.phrases()}
    views = (said.partition(f" my {name} ") for name in names)
    lay = any(found and opens_with(after, cues["after"]) for _, found, after in views)
    return lay and not has_cue(text, cues["doctors"])


def _is_bystander(said: str, name: str, cues: Mapping[str, Sequence[str]]) -> bool:
    before, found, after = f" {said} ".partition(f" my {name} ")
    if not found:
        return False
    ahead = " ".join(before.split()[-NEAR:])
    return opens_with(after, cues["after"]) or has_cue(ahead, cues["before"])
