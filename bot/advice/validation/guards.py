"""Whether every `when` names values that exist and can be met by somebody."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date

from bot.advice.guards import FINDING, Guard
from bot.advice.guide import Guide
from bot.advice.lookups import PROCEDURE_SCENARIOS
from bot.advice.validation.passages import Passage
from bot.advice.validation.samples import case_for

#: Any day will do: only the distance to a deadline counts.
TODAY = date(2026, 11, 23)


def check_guards(guide: Guide, passages: tuple[Passage, ...]) -> Iterator[str]:
    """One line per unknown value, and per guard that nobody meets."""
    values = values_of_facts(guide)
    met: dict[Guard, bool] = {}
    for passage in passages:
        unknown = [
            f"{passage.where}: when: {fact}: no such value: {value}"
            for fact, wanted in (*passage.guard.wants, *passage.guard.bars)
            for value in wanted
            if fact in values and value not in values[fact] and value not in ("known", "unknown")
        ]
        yield from unknown
        if unknown:
            continue
        if passage.guard not in met:
            met[passage.guard] = case_for(passage.guard, guide.lookups, TODAY) is not None
        if not met[passage.guard]:
            yield f"{passage.where}: when: nobody meets all of this, so it is never said"


def values_of_facts(guide: Guide) -> Mapping[str, Collection[str]]:
    """The values a guard may name, by fact. A fact that is not listed takes any word."""
    lookups = guide.lookups
    return {
        "role": ("self", "caregiver"),
        "person": ("adult", "child", "pregnant", "elder"),
        "clock": ("hours", "days", "weeks", "open"),
        "stage": ("wondering", "asking", "arranging", "preparing", "waiting", "comparing", "deciding", "decided"),
        **dict.fromkeys(("has_pcp", "lasting", "certain", "helping", "agreed", "small"), ("yes", "no")),
        **dict.fromkeys(("fast", "end_of_life", "denied", "stopping", "cleared", "proxy"), ("yes",)),
        **dict.fromkeys(("willing", "speaks"), ("no",)),
        "proven": ("yes", "no", "benign"),
        "feared": ("yes", "thought"),
        "undo": ("no",),
        "kind": [name for name in PROCEDURE_SCENARIOS if name],
        "has_deadline": ("yes",),
        "roughly": ("week", "month"),
        "scenario": [*(name for name, advice in guide.library.topics.items() if advice.level), FINDING],
        "area": lookups.specialties,
        "specialty": lookups.specialties,
        "condition": lookups.conditions,
        "procedure": lookups.procedures,
        "options": lookups.procedures,
        "problem": {**lookups.conditions, **lookups.procedures},
        "payer": lookups.payers,
        "stance": lookups.stances,
        **{fact: _places(guide, fact) for fact in ("country", "distance", "setting")},
    }


def _places(guide: Guide, fact: str) -> list[str]:
    return [place.id for place in guide.lookups.places.values() if place.fact == fact]
