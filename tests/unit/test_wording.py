"""Blanks: `{name|what to say when unknown}` becomes the person's own fact."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.advice.case import Case
from bot.advice.lookups import Lookups
from bot.advice.wording import ALWAYS, Operator, Registers, fill, spoken_date, spoken_days, values_of

TODAY = date(2026, 11, 23)
REGISTERS = Registers({"twenty": "About 1 in 20 people"}, {"line": "the free line, 1-800-555-0100"})


@pytest.fixture(scope="module")
def lookups() -> Lookups:
    return Lookups.load(Path(__file__).parents[2] / "data" / "lookups")


def say(text: str, lookups: Lookups, **facts: object) -> str:
    return fill(text, values_of(Case(**facts), lookups, Operator(), TODAY), REGISTERS)


def test_a_blank_is_filled_from_the_case_or_with_its_fallback(lookups: Lookups):
    text = "Ask about {procedure|the operation} before {deadline|the day}."
    known = {"procedure": "spinal_fusion", "deadline": date(2026, 12, 3)}
    assert say(text, lookups, **known) == "Ask about the spinal fusion before Thursday, December 3."
    assert say(text, lookups) == "Ask about the operation before the day."


def test_a_blank_that_begins_a_sentence_gets_a_capital(lookups: Lookups):
    text = "{procedure|the operation} can wait? **{patient} {is} sure.** {who|somebody} knows."
    assert say(text, lookups, procedure="spinal_fusion").startswith(
        "The spinal fusion can wait? **You are sure.** "
    )


def test_a_carer_reads_of_the_patient(lookups: Lookups):
    text = "Ask what {patient} {has}, what {patients} doctor said, and what helps {them}."
    mom = {"role": "caregiver", "relation": "mom"}
    assert say(text, lookups) == "Ask what you have, what your doctor said, and what helps you."
    assert say(text, lookups, **mom) == "Ask what your mom has, what your mom's doctor said, and what helps them."
    assert say("How is {patient}?", lookups, role="caregiver") == "How is the person you care for?"


def test_an_age_is_not_said_again_unless_there_is_no_other_name(lookups: Lookups):
    assert (
        say("How is {patient}?", lookups, role="caregiver", relation="9-year-old daughter")
        == "How is your daughter?"
    )
    assert say("How is {patient}?", lookups, role="caregiver", relation="9-year-old") == "How is your 9-year-old?"


def test_words_to_say_are_in_the_speakers_own_voice(lookups: Lookups):
    text = "Please see {my_patient} about {my} records."
    assert say(text, lookups) == "Please see me about my records."
    assert say(text, lookups, role="caregiver", relation="son") == "Please see my son about my son's records."


def test_a_figure_and_a_contact_come_from_their_registers(lookups: Lookups):
    assert say("{figure:twenty}. Call {contact:line}.", lookups) == (
        "About 1 in 20 people. Call the free line, 1-800-555-0100."
    )
    with pytest.raises(KeyError, match="made_up"):
        say("{figure:made_up}.", lookups)


def test_a_blank_that_nothing_fills_is_an_error(lookups: Lookups):
    with pytest.raises(KeyError, match="deadline"):
        say("Ask before {deadline}.", lookups)


def test_an_empty_fallback_says_nothing(lookups: Lookups):
    assert say("Call the clinic.{contact_person|}", lookups) == "Call the clinic."


def test_some_blanks_are_known_in_every_case(lookups: Lookups):
    for case in (Case(), Case(role="caregiver"), Case(role="caregiver", relation="dad")):
        assert set(values_of(case, lookups, Operator(), TODAY)) >= ALWAYS


def test_the_problem_is_the_operation_or_else_the_illness(lookups: Lookups):
    assert say("{problem|this}", lookups, procedure="spinal_fusion", condition="diabetes") == "The spinal fusion"
    assert say("About {problem|this}", lookups, condition="breast_cancer") == "About breast cancer"
    assert say("About {problem|this}", lookups) == "About this"


def test_a_date_that_has_passed_is_not_mentioned(lookups: Lookups):
    assert say("Before {deadline|the day}", lookups, deadline=TODAY - timedelta(days=1)) == "Before the day"


@pytest.mark.parametrize(
    ("ahead", "said"),
    [
        (0, "today"),
        (1, "tomorrow"),
        (2, "Wednesday, November 25"),
        (10, "Thursday, December 3"),
        (40, "Saturday, January 2, 2027"),
    ],
)
def test_a_date_as_a_person_says_it(ahead: int, said: str):
    assert spoken_date(TODAY + timedelta(days=ahead), TODAY) == said


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "less than a day"),
        (1, "1 day"),
        (2, "2 days"),
        (14, "14 days"),
        (15, "about 2 weeks"),
        (35, "about 5 weeks"),
    ],
)
def test_a_stretch_of_days_as_a_person_says_it(days: int, said: str):
    assert spoken_days(days) == said


@pytest.mark.parametrize(("country", "serves"), [("", True), ("us", True), ("canada", True), ("india", False)])
def test_the_numbers_of_the_operator_work_at_home(country: str, serves: bool):
    assert Operator().serves(country) is serves
