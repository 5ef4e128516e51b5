"""Days told beside doctors who are compared: whose they are, and which of them is a date of the treatment."""

from __future__ import annotations

import pytest
from two_opinions import GUIDE, compared, turn

from bot.advice.case import Case
from bot.advice.opinion_days import tells_only_days
from bot.advice.whose import whose

TEXTS = GUIDE.library.texts["comparing"]
SOME_DAY = {"deadline": "2027-03-03"}


@pytest.mark.parametrize(
    "text",
    [
        "Dr A March 3, Dr B March 20",
        "first was on October 2, second November 10",
        "they were both this year, months ago",
        "I saw the first one in May and the other doctor 3 weeks ago",
        "Dr. [name] on 3/3, Dr. [name] on 3/20",
    ],
)
def test_days_of_visits_and_nothing_else(text: str) -> None:
    assert tells_only_days(text, TEXTS)


@pytest.mark.parametrize(
    "text",
    [
        "surgery is on March 3",
        "March 3",
        "in two weeks",
        "Dr A wants to wait 3 months",
        "I need to decide with both by March 3",
        "both doctors",
    ],
)
def test_a_message_that_says_more_or_names_no_doctor(text: str) -> None:
    assert not tells_only_days(text, TEXTS)


@pytest.mark.parametrize(
    "text",
    [
        "first: Dr. [name], March 3, surgery in 6 weeks",
        "saw Dr. B on March 3",
        "the second visit was on March 3",
        "the second said come back in March",
    ],
)
def test_a_day_beside_a_doctor_is_no_deadline_while_opinions_are_compared(text: str) -> None:
    assert turn(text, compared("surgery", "physio first"), facts=SOME_DAY).case.deadline is None


@pytest.mark.parametrize(
    "text",
    [
        "surgery is booked for March 3",
        "the first doctor scheduled surgery for March 3",
        "I have until March 3",
        "March 3",
        "the surgery with Dr. [name] is March 3",
    ],
)
def test_a_day_of_the_treatment_stays_a_deadline(text: str) -> None:
    found = turn(text, compared("surgery", "physio first"), facts=SOME_DAY)
    assert found.case.deadline is not None
    assert found.case.deadline.isoformat() == "2027-03-03"


def test_without_a_comparison_a_doctor_may_stand_beside_the_day_of_the_operation() -> None:
    assert turn("Dr. A operates on March 3", facts=SOME_DAY).case.deadline is not None


def test_a_therapy_that_one_doctor_wants_takes_nothing_from_the_operation() -> None:
    shown = compared("surgery", case=Case(procedure="spinal_fusion"))
    kept = turn("the second says physical therapy", shown, facts={"procedure": "physical_therapy"})
    assert kept.case.procedure == "spinal_fusion"


def test_the_surgery_is_never_another_name_for_the_therapy() -> None:
    known = Case(procedure="physical_therapy")
    assert turn("surgery is booked", case=known, facts={"procedure": "surgery"}).case.procedure == "surgery"


@pytest.mark.parametrize(
    ("told", "number"),
    [
        ("Dr. B says try 12 weeks of physio", 1),
        ("doctor 1 says it leaks", 0),
        ("Dr. [name] says physio works for most", 1),
        ("Dr. C says leave it alone", 2),
        ("Dr. D says leave it alone", None),
        ("my surgeon says stop the aspirin", None),
    ],
)
def test_whose_opinion_it_is(told: str, number: int | None) -> None:
    assert whose(told, ("surgery soon", "physio first"), TEXTS) == number
