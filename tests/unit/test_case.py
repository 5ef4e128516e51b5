"""The case: what is known of a person's situation, and how messages change it."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.advice.case import Case

TODAY = date(2026, 11, 23)

word = st.sampled_from(("", "a", "b"))
cases = st.builds(
    Case,
    role=st.sampled_from(("", "self", "caregiver")),
    relation=word,
    scenarios=st.lists(st.sampled_from(("cancer", "surgery")), unique=True).map(tuple),
    condition=word,
    procedure=word,
    deadline=st.none() | st.dates(),
    said_clock=st.sampled_from(("", "hours", "open")),
    payer=word,
    stance=word,
)


def test_a_fact_said_now_beats_what_was_said_before():
    case = Case(payer="hmo", role="caregiver").with_facts({"payer": "medicare"})
    assert case == Case(payer="medicare", role="caregiver")


def test_a_fact_that_no_case_has_is_refused():
    with pytest.raises(KeyError, match="shoe_size"):
        Case().with_facts({"shoe_size": "9"})


def test_a_date_arrives_as_text():
    assert Case().with_facts({"deadline": "2026-12-03"}).deadline == date(2026, 12, 3)


def test_saying_how_soon_replaces_the_date():
    case = Case(deadline=TODAY).with_facts({"said_clock": "open"})
    assert case.deadline is None
    assert case.clock(TODAY) == "open"


def test_a_date_and_how_soon_said_together_both_stay():
    case = Case().with_facts({"said_clock": "days", "deadline": "2026-11-25"})
    assert case.deadline == date(2026, 11, 25)


@pytest.mark.parametrize(
    ("days", "clock"),
    [
        (0, "hours"),
        (3, "hours"),
        (4, "days"),
        (14, "days"),
        (15, "weeks"),
        (90, "weeks"),
        (91, "open"),
    ],
)
def test_the_clock_follows_the_days_that_are_left(days: int, clock: str):
    assert Case(deadline=TODAY + timedelta(days=days)).clock(TODAY) == clock


def test_a_date_beats_what_was_said_until_it_has_passed():
    case = Case(deadline=TODAY + timedelta(days=1), said_clock="weeks")
    assert case.clock(TODAY) == "hours"
    assert case.clock(TODAY + timedelta(days=2)) == "weeks"


def test_the_scenario_said_last_comes_first_and_none_is_there_twice():
    case = Case(scenarios=("cancer", "surgery")).with_scenarios(("gut_feeling", "surgery"))
    assert case.scenarios == ("gut_feeling", "surgery", "cancer")


def test_only_what_is_known_is_kept():
    assert Case(payer="va", deadline=TODAY).as_dict() == {"payer": "va", "deadline": "2026-11-23"}
    assert Case(scenarios=("cancer",)).as_dict() == {"scenarios": ["cancer"]}


@given(cases)
def test_a_case_survives_being_stored(case: Case):
    assert Case.from_dict(json.loads(json.dumps(case.as_dict()))) == case


def test_a_birthday_keeps_the_relation():
    daughter = Case(role="caregiver", relation="14-year-old daughter", person="child")
    assert daughter.with_facts({"relation": "15-year-old"}).relation == "15-year-old daughter"
    assert Case(role="caregiver", relation="mom").with_facts({"relation": "15-year-old"}).relation == "15-year-old"
