"""Cases made to order: one that a guard lets through, so that every variant can be read as a person would."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice, product
from typing import Any

from bot.advice.case import Case
from bot.advice.guards import CANCER, FINDING, Guard, view_of
from bot.advice.lookups import Lookups

#: Days to a deadline that make each clock.
DAYS = {"hours": 2, "days": 9, "weeks": 40, "open": 120}
#: Combinations tried before a guard is taken for one that nobody meets.
TRIES = 3000

Facts = dict[str, Any]


def case_for(guard: Guard, lookups: Lookups, today: date) -> Case | None:
    """A case for which the guard holds, or None when there seems to be none."""
    options = [list(_options(fact, values, lookups, today)) for fact, values in guard.wants]
    for chosen in islice(product(*options), TRIES):
        case = Case().with_facts({name: value for facts in chosen for name, value in facts.items()})
        if guard.holds(view_of(case, lookups, today)):
            return case
    return None


def _options(fact: str, values: tuple[str, ...], lookups: Lookups, today: date) -> Iterator[Facts]:
    """Facts of a case that may satisfy one want of a guard."""
    if "unknown" in values:
        yield {}
    for value in values:
        if value != "unknown":
            yield from _option(fact, value, lookups, today)


def _option(fact: str, value: str, lookups: Lookups, today: date) -> Iterator[Facts]:
    if fact == "clock":
        clocks = DAYS if value == "known" else (value,)
        yield from ({"said_clock": clock} for clock in clocks)
        yield from ({"deadline": today + timedelta(days=DAYS[clock])} for clock in clocks if clock in DAYS)
    elif fact == "has_deadline":
        yield from ({"deadline": today + timedelta(days=days)} for days in DAYS.values())
    elif fact == "scenario" and value == FINDING:
        yield {"scenarios": (CANCER,), "proven": "no"}
    elif fact == "scenario":
        yield {"scenarios": ("surgery" if value == "known" else value,)}
    elif fact == "fast":
        yield from ({"condition": c.id} for c in lookups.conditions.values() if c.fast)
    elif fact == "undo":
        yield from ({"procedure": p.id} for p in lookups.procedures.values() if p.undo)
    elif fact == "kind":
        yield from ({"procedure": p.id} for p in lookups.procedures.values() if p.scenario == value)
    elif fact == "area":
        yield from _in_area(value, lookups)
    elif fact == "options":
        yield {"options": tuple(lookups.procedures)[:2]}
    elif fact == "problem":
        known = value == "known"
        yield from ({"procedure": p} for p in lookups.procedures if known or p == value)
        yield from ({"condition": c} for c in lookups.conditions if known or c == value)
    else:
        yield {fact: _any_value(fact, lookups) if value == "known" else value}


def _in_area(area: str, lookups: Lookups) -> Iterator[Facts]:
    wanted = lookups.specialties if area == "known" else (area,)
    yield from ({"procedure": p.id} for p in lookups.procedures.values() if p.specialist in wanted)
    yield from ({"condition": c.id} for c in lookups.conditions.values() if c.specialist in wanted)
    yield from ({"specialty": name} for name in wanted)


def _any_value(fact: str, lookups: Lookups) -> str:
    first = {
        "condition": next(iter(lookups.conditions)),
        "procedure": next(iter(lookups.procedures)),
        "specialty": next(iter(lookups.specialties)),
        "payer": next(iter(lookups.payers)),
        "country": "canada",
    }
    return first.get(fact, "yes")
