"""Short answers that are a stretch of time, and how many opinions somebody has had."""

from __future__ import annotations

import pytest
from facts_examples import read


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2 weeks", "2026-12-07"),
        ("idk maybe 2 wks", "2026-12-07"),
        ("like 2-3 weeks", "2026-12-07"),
        ("about a month", "2026-12-23"),
        ("couple weeks i think", "2026-12-07"),
        ("14th", "2026-12-14"),
        ("after christmas", "2026-12-27"),
    ],
)
def test_a_message_that_is_only_a_stretch_of_time_is_a_date(text: str, day: str):
    assert read(text).facts == {"deadline": day}
    assert read(text).bare


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("jan", "2027-01-15"),
        ("maybe in march", "2027-03-15"),
        ("not till jan", "2027-01-15"),
        ("next month", "2026-12-15"),
    ],
)
def test_a_message_that_is_only_a_month_is_its_middle(text: str, day: str):
    assert read(text).facts == {"deadline": day, "roughly": "month"}
    assert read(text).bare


@pytest.mark.parametrize("text", ["i had it for 2 weeks", "3 hours", "it hurts since march", "2 weeks of chemo"])
def test_a_stretch_of_time_inside_a_message_is_not(text: str):
    assert "deadline" not in read(text).facts


def test_a_few_weeks_are_weeks_and_a_few_days_days():
    assert read("few weeks").facts == {"said_clock": "weeks"}
    assert read("a few days maybe").facts == {"said_clock": "days"}


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("i had 4 opinions already", "deciding"),
        ("we've been through five different opinions", "deciding"),
        ("i have two opinions now and they differ", "comparing"),
        ("got both opinions", "comparing"),
    ],
)
def test_opinions_that_were_had_tell_the_stage(text: str, stage: str):
    assert read(text).facts["stage"] == stage


@pytest.mark.parametrize("text", ["should i get 2 opinions", "i want three opinions", "my 2nd opinion is friday"])
def test_opinions_that_are_wanted_tell_none(text: str):
    assert "stage" not in read(text).facts


def test_a_husbands_work_that_pays_makes_nobody_a_patient():
    assert read("through my husbands work").facts == {"payer": "other"}


def test_what_is_known_about_me_does_not_say_who_the_patient_is():
    assert read("what do you know about me").facts == {}
    assert read("its about me").facts == {"role": "self"}


def test_a_surgery_that_got_pushed_is_not_pushed_by_the_doctor():
    assert "stance" not in read("the surgery got pushed to january 5").facts
