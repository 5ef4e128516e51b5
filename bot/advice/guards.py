"""Guards: which variant of the advice is for whom.

A guard is the `when:` of an advice file: `{clock: [hours, days], role: caregiver}`. Every fact named must
have one of the values named. `known` and `unknown` ask whether we know the fact at all. `not: {setting:
inpatient}` keeps out those who have any of what it names.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import TypeVar

from bot.advice.case import Case
from bot.advice.lookups import Lookups

#: Facts that a guard may name beside those of the case: derived from it, its lookups and the clock.
DERIVED = ("clock", "scenario", "fast", "undo", "area", "has_deadline", "problem", "kind")
#: Scenarios of procedures that are done by hand.
OPERATIONS = ("surgery", "quality_of_life_procedure")
#: Doctors who send to others for an operation, and tell nothing of its kind.
NOT_OPERATING = (
    *("primary_care", "internist", "geriatrics", "emergency", "radiology", "pathology", "pain", "physiatry"),
    *("child", "palliative", "psychiatry", "genetics", "infection", "oncology", "radiation"),
)
#: The reason that texts call a cancer, and what it is for guards as long as nobody has proven it.
CANCER, FINDING = "cancer", "finding"
#: All facts that a guard may name.
FACTS = frozenset({f.name for f in fields(Case)} - {"scenarios", "deadline", "said_clock"}) | set(DERIVED)


#: Facts, each with the values named for it.
Wants = tuple[tuple[str, tuple[str, ...]], ...]
#: The key of a `when` under which facts stand that bar a variant.
NOT = "not"


@dataclass(frozen=True)
class Guard:
    """Facts and the values that let a variant through, or bar it. No facts: for everyone."""

    wants: Wants = ()
    bars: Wants = ()

    def holds(self, view: Mapping[str, tuple[str, ...]]) -> bool:
        """Whether the facts in `view` (see `view_of`) satisfy every want and meet no bar."""
        return all(_satisfied(values, view.get(fact, ())) for fact, values in self.wants) and not any(
            _satisfied(values, view.get(fact, ())) for fact, values in self.bars
        )


def read_guard(raw: Mapping[str, object] | None) -> Guard:
    """A guard from its YAML form.

    Raises:
        ValueError: a fact that no case has, or a `not` without facts.
    """
    facts = dict(raw or {})
    barred = facts.pop(NOT, None)
    if barred is None:
        return Guard(_read_wants(facts))
    if not isinstance(barred, Mapping) or not barred:
        raise ValueError("when: `not` names facts with their values, as in `not: {setting: inpatient}`")
    return Guard(_read_wants(facts), _read_wants(barred))


def view_of(case: Case, lookups: Lookups, today: date) -> dict[str, tuple[str, ...]]:
    """The facts of a case as guards read them: each a tuple of words, empty when unknown."""
    condition = lookups.condition(case.condition) if case.condition else None
    procedure = lookups.procedure(case.procedure) if case.procedure else None
    area = specialty_of(case, lookups)
    view = {name: _words(getattr(case, name)) for name in FACTS if name not in DERIVED}
    view["clock"] = _words(case.clock(today))
    unproven = is_unproven(case, lookups)
    view["proven"] = ("no",) if unproven else _words(case.proven)
    view["scenario"] = tuple(FINDING if unproven and name == CANCER else name for name in case.scenarios)
    view["fast"] = ("yes",) if condition and condition.fast else ()
    view["procedure"] = _words(case.procedure or case.options)
    view["undo"] = ("no",) if procedure and procedure.undo else ()
    view["area"] = _words(area)
    view["kind"] = _words(procedure.scenario if procedure else "")
    view["problem"] = view["procedure"] or _words(case.condition)
    view["has_deadline"] = ("yes",) if case.deadline and case.deadline >= today else ()
    return view


def is_unproven(case: Case, lookups: Lookups) -> bool:
    """Whether nothing is proven: something was found, and no doctor has said what it is.

    A lump or a spot is a finding by itself, until somebody calls it a cancer.
    """
    if case.proven:
        return case.proven == "no"
    return bool(case.condition and lookups.condition(case.condition).may_be)


def specialty_of(case: Case, lookups: Lookups) -> str:
    """The id of the specialist map that fits best.

    An operation's comes first: hands differ by operation. A drug, a scan or a trial is looked at by whoever
    treats the condition. What was named by the person comes last, but before an operation of no part in
    particular: of that, the doctor spoken of tells more.
    """
    procedure = lookups.procedure(case.procedure) if case.procedure else None
    condition = lookups.condition(case.condition).specialist if case.condition else ""
    if procedure is None:
        exact_first = sorted((lookups.procedure(name) for name in case.options), key=lambda p: p.general)
        of_options = (option.specialist for option in exact_first)
        return condition or next(filter(None, of_options), "") or case.specialty
    if procedure.scenario in OPERATIONS and not procedure.general:
        return procedure.specialist or condition or case.specialty
    told = "" if not procedure.general or case.specialty in NOT_OPERATING else case.specialty
    return condition or told or procedure.specialist or case.specialty


T = TypeVar("T")


def first_that_holds(variants: Iterable[tuple[Guard, T]], view: Mapping[str, tuple[str, ...]]) -> T | None:
    """The first variant whose guard holds, or None."""
    return next((value for guard, value in variants if guard.holds(view)), None)


def _read_wants(raw: Mapping[str, object]) -> Wants:
    wants = []
    for fact, values in raw.items():
        if fact not in FACTS:
            raise ValueError(f"when: no such fact as {fact!r}; there are {', '.join(sorted(FACTS))}")
        listed = values if isinstance(values, list) else [values]
        wants.append((fact, tuple(_as_word(v) for v in listed)))
    return tuple(wants)


def _satisfied(values: tuple[str, ...], actual: tuple[str, ...]) -> bool:
    if "known" in values and actual:
        return True
    if "unknown" in values and not actual:
        return True
    return any(value in values for value in actual)


def _words(value: object) -> tuple[str, ...]:
    if not value:
        return ()
    return tuple(str(v) for v in value) if isinstance(value, (tuple, list)) else (str(value),)


def _as_word(value: object) -> str:
    # YAML reads a bare yes or no as a boolean.
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
