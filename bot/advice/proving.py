"""What a message proves or takes back: a lump that is cancer, a result that was benign, an illness ruled out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.advice.case import Case
from bot.advice.cues import has_cue
from bot.advice.guards import CANCER
from bot.advice.lookups import Lookups, is_look
from bot.advice.no_illness import BENIGN
from bot.advice.reading import Reading

#: What a test that lies behind leaves: neither it nor its day is ahead.
NO_TEST: Mapping[str, Any] = {"procedure": "", "deadline": None, "roughly": "", "said_clock": ""}
#: Said of an illness that was ruled out: it was no more than thought of.
THOUGHT = "thought"


def with_proof(reading: Reading, case: Case, lookups: Lookups, new: Sequence[str]) -> Reading:
    """The reading with what it proves; `new` are the cues for something found anew.

    A new spot takes no proof back, nor does a fear take back a benign result; who says it was a slip does.
    """
    facts = dict(reading.facts)
    ruled_out = facts.pop("ruled_out", ())
    facts = _without_ruled_out(facts, case, lookups, ruled_out)
    anew = has_cue(reading.text, new)
    facts = _kept(facts, case, lookups, reading.correction, anew)
    facts = _with_the_name(facts, case, lookups)
    if facts.get("proven") == BENIGN and not anew:
        facts = _after_benign(facts, case, lookups)
    return replace(reading, facts=facts)


def _without_ruled_out(
    facts: dict[str, Any], case: Case, lookups: Lookups, ruled_out: Sequence[str]
) -> dict[str, Any]:
    """The facts with what is said not to be there: it goes from the case, and no cancer is left."""
    if not ruled_out:
        return facts
    cancers = any(_is_cancer(name, lookups) for name in ruled_out)
    any_cancer = cancers and any(lookups.condition(name).general for name in ruled_out)
    is_it = case.condition in ruled_out or (any_cancer and _is_cancer(case.condition, lookups))
    gone = {"condition": ""} if is_it and "condition" not in facts else {}
    if cancers:
        proven = "" if case.proven == "yes" and is_it else BENIGN
        return {"proven": proven, **gone, **facts}
    return {"feared": THOUGHT, **gone, **facts}


def _kept(facts: dict[str, Any], case: Case, lookups: Lookups, slip: bool, anew: bool) -> dict[str, Any]:
    """The facts without what takes nothing back of what is known."""
    gone = set()
    if facts.get("condition", case.condition) or (case.feared == "yes" and facts.get("feared") == THOUGHT):
        gone.add("feared")
    condition = facts.get("condition", "")
    other = bool(condition) and condition != case.condition and not lookups.condition(condition).general
    other = other and not (case.condition and condition == lookups.condition(case.condition).may_be)
    if not slip and case.proven == "yes" and facts.get("proven") in ("no", BENIGN):
        gone.add("proven")
    elif not slip and case.proven == BENIGN and facts.get("proven") == "no" and not (anew or other):
        gone |= {"proven", "condition"}
    elif case.proven == BENIGN and other and "proven" not in facts:
        facts = {**facts, "proven": ""}  # another matter
    return {name: value for name, value in facts.items() if name not in gone}


def _with_the_name(facts: dict[str, Any], case: Case, lookups: Lookups) -> dict[str, Any]:
    """The facts with a finding called what it is: a lump that turns out to be cancer gets the name of the cancer.

    A cancer that is only asked about or feared does not take the place of what was found.
    """
    said, proven = facts.get("condition", ""), facts.get("proven", "")
    found = case.condition if not said or lookups.condition(said).general else said
    may_be = lookups.condition(found).may_be if found else ""
    if proven == "yes":
        return {**facts, "condition": may_be} if may_be else facts
    known = lookups.condition(case.condition).may_be if case.condition else ""
    vague = _is_cancer(said, lookups) and (not proven or said == known or lookups.condition(said).general)
    if known and vague:
        return {name: value for name, value in facts.items() if name != "condition"}
    return facts


def _after_benign(facts: dict[str, Any], case: Case, lookups: Lookups) -> dict[str, Any]:
    """The facts with what a benign result takes off the case: the cancer feared, and the test that lies behind."""
    past = NO_TEST if is_look(facts.get("procedure", "")) else ()
    known = ("condition",) if _is_said_before(facts.get("condition", ""), case, lookups) else ()
    facts = {name: value for name, value in facts.items() if name not in (*past, *known)}
    cancer = {"condition": ""} if _is_cancer(case.condition, lookups) else {}
    tested = case.proven != BENIGN and (not case.procedure or is_look(case.procedure))
    return {**cancer, **(NO_TEST if tested and not set(NO_TEST) & set(facts) else {}), **facts}


def _is_said_before(condition: str, case: Case, lookups: Lookups) -> bool:
    """Whether a name stands for what is known: "the lump" for the lump in the breast, "cancer" for the fear."""
    if not condition or _is_cancer(condition, lookups):
        return bool(condition)
    may_be = lookups.condition(condition).may_be
    known = lookups.condition(case.condition).may_be if case.condition else ""
    return bool(may_be and known) and lookups.condition(may_be).general


def _is_cancer(condition: str, lookups: Lookups) -> bool:
    return bool(condition) and lookups.condition(condition).scenario == CANCER
