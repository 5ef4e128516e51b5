"""Guards: which variant of the advice is for whom."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.advice.case import Case
from bot.advice.guards import Guard, first_that_holds, read_guard, specialty_of, view_of
from bot.advice.lookups import Lookups
from bot.advice.validation.samples import case_for

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def lookups() -> Lookups:
    return Lookups.load(Path(__file__).parents[2] / "data" / "lookups")


def holds(raw: dict[str, object], case: Case, lookups: Lookups) -> bool:
    return read_guard(raw).holds(view_of(case, lookups, TODAY))


def test_a_variant_is_for_those_who_match_every_fact(lookups: Lookups):
    guard = {"role": "caregiver", "clock": ["hours", "days"]}
    assert holds(guard, Case(role="caregiver", said_clock="days"), lookups)
    assert not holds(guard, Case(role="caregiver", said_clock="weeks"), lookups)
    assert not holds(guard, Case(said_clock="days"), lookups)


def test_no_guard_is_for_everybody(lookups: Lookups):
    assert Guard().holds(view_of(Case(), lookups, TODAY))


def test_known_and_unknown_ask_if_there_is_a_fact_at_all(lookups: Lookups):
    assert holds({"payer": "known"}, Case(payer="va"), lookups)
    assert not holds({"payer": "known"}, Case(), lookups)
    assert holds({"payer": ["va", "unknown"]}, Case(), lookups)
    assert not holds({"payer": ["va", "unknown"]}, Case(payer="hmo"), lookups)


def test_a_bare_no_in_yaml_is_the_word_no(lookups: Lookups):
    assert holds({"has_pcp": False}, Case(has_pcp="no"), lookups)


def test_a_fact_that_does_not_exist_is_refused():
    with pytest.raises(ValueError, match="no such fact as 'shoe_size'"):
        read_guard({"shoe_size": "9"})


def test_any_of_the_scenarios_said_counts(lookups: Lookups):
    case = Case(scenarios=("gut_feeling", "surgery"))
    assert holds({"scenario": "surgery"}, case, lookups)


def test_facts_follow_from_what_the_lookups_know(lookups: Lookups):
    fusion = view_of(Case(procedure="spinal_fusion"), lookups, TODAY)
    assert (fusion["undo"], fusion["area"], fusion["problem"]) == (("no",), ("spine",), ("spinal_fusion",))
    assert view_of(Case(condition="acute_leukemia"), lookups, TODAY)["fast"] == ("yes",)


@pytest.mark.parametrize(("days", "has"), [(-1, ()), (0, ("yes",)), (5, ("yes",))])
def test_a_date_that_has_passed_is_no_deadline(days: int, has: tuple[str, ...], lookups: Lookups):
    assert view_of(Case(deadline=TODAY + timedelta(days=days)), lookups, TODAY)["has_deadline"] == has


def test_an_operation_decides_the_area_and_otherwise_the_illness(lookups: Lookups):
    operation = Case(procedure="spinal_fusion", condition="diabetes", specialty="skin")
    assert specialty_of(operation, lookups) == "spine"
    assert specialty_of(Case(condition="diabetes", specialty="spine"), lookups) != "spine"
    assert specialty_of(Case(specialty="spine"), lookups) == "spine"
    assert specialty_of(Case(), lookups) == ""


def test_an_operation_of_no_part_in_particular_takes_its_specialist_from_what_else_is_known(
    lookups: Lookups,
) -> None:
    assert specialty_of(Case(procedure="surgery", condition="rotator_cuff_tear"), lookups) == "joint"
    assert specialty_of(Case(procedure="surgery", specialty="joint"), lookups) == "joint"
    assert specialty_of(Case(procedure="surgery", specialty="primary_care"), lookups) == "operation"
    assert specialty_of(Case(options=("surgery", "physical_therapy")), lookups) == "physiatry"


def test_the_first_variant_that_holds_is_taken(lookups: Lookups):
    variants = [
        (read_guard({"payer": "va"}), "VA"),
        (read_guard({"payer": "known"}), "a payer"),
        (Guard(), "all"),
    ]
    said = [first_that_holds(variants, view_of(Case(payer=p), lookups, TODAY)) for p in ("va", "hmo", "")]
    assert said == ["VA", "a payer", "all"]
    assert first_that_holds(variants[:1], view_of(Case(), lookups, TODAY)) is None


@pytest.mark.parametrize(
    "raw",
    [
        {},
        {"clock": "days", "has_deadline": "yes"},
        {"undo": "no", "area": "spine", "role": "caregiver"},
        {"fast": "yes", "country": "known"},
        {"scenario": "cancer", "payer": ["hmo", "unknown"]},
        {"problem": "known", "setting": "inpatient"},
    ],
)
def test_a_case_can_be_made_to_fit_a_guard(raw: dict[str, object], lookups: Lookups):
    case = case_for(read_guard(raw), lookups, TODAY)
    assert case is not None
    assert holds(raw, case, lookups)


def test_no_case_fits_a_guard_that_contradicts_itself(lookups: Lookups):
    assert case_for(read_guard({"fast": "yes", "condition": "asthma"}), lookups, TODAY) is None


def test_not_keeps_out_those_who_have_any_of_what_it_names(lookups: Lookups):
    guard = {"clock": "days", "not": {"setting": "inpatient", "person": "child"}}
    assert holds(guard, Case(said_clock="days"), lookups)
    assert not holds(guard, Case(said_clock="days", setting="inpatient"), lookups)
    assert not holds(guard, Case(said_clock="days", person="child"), lookups)
    assert not holds(guard, Case(said_clock="weeks"), lookups)


def test_not_known_is_unknown(lookups: Lookups):
    assert holds({"not": {"payer": "known"}}, Case(), lookups)
    assert not holds({"not": {"payer": "known"}}, Case(payer="va"), lookups)


@pytest.mark.parametrize("barred", [{}, "inpatient", ["setting"]])
def test_a_not_without_facts_is_refused(barred: object):
    with pytest.raises(ValueError, match="`not` names facts"):
        read_guard({"not": barred})


def test_a_not_may_only_name_facts_that_exist():
    with pytest.raises(ValueError, match="no such fact as 'shoe_size'"):
        read_guard({"not": {"shoe_size": "9"}})
