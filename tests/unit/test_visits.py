"""The day of the visit for the second opinion, and the date of the operation, which it leaves alone."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from facts_examples import MONDAY, read
from talking import GUIDE, Somebody

from bot.advice.case import Case
from bot.advice.memory import Memory
from bot.advice.moving import put_off
from bot.advice.reading import Reading
from bot.advice.reply import plain_text
from bot.advice.ticking import booked_anyway
from bot.advice.turn import Turn, begin

SURGERY = date(2026, 12, 15)
VISIT = date(2026, 12, 3)


def told(text: str, today: date = MONDAY, **case: Any) -> Turn:
    found = read(text, today)
    reading = Reading(text, "", 0.0, (), (), found.facts, found.bare, found.correction, found.aside)
    known: dict[str, Any] = {"procedure": "knee_replacement", "deadline": SURGERY, **case}
    return begin(GUIDE, today, reading, Case(**known), Memory())


@pytest.mark.parametrize(
    "text",
    [
        "my appointment with the new surgeon is dec 3",
        "i got an appointment on dec 3 with another surgeon",
        "second opinion is on dec 3",
        "i see another doctor on dec 3",
        "got a second opinion appointment at mayo on dec 3",
        "i have an appointment dec 3 with dr wu",
        "consult with a different oncologist 12/3",
        "i see another doctor on dec 3, what should i bring",
    ],
)
def test_the_visit_is_kept_and_the_date_stays(text: str):
    turn = told(text)
    assert (turn.case.deadline, turn.visit, turn.progress.visit) == (SURGERY, VISIT, VISIT.isoformat())
    assert "book" in turn.progress.done


@pytest.mark.parametrize(
    "text",
    [
        "my pre op visit is on dec 3",
        "appointment with my surgeon dec 3",
        "follow up appointment dec 3",
        "the new surgeon cant see me until january 5",
    ],
)
def test_another_visit_leaves_the_date_alone_and_books_none(text: str):
    turn = told(text)
    assert (turn.case.deadline, turn.progress.visit) == (SURGERY, "")


@pytest.mark.parametrize(
    "text", ["they moved the appointment to dec 20", "the surgery is dec 20 now", "surgery moved to dec 20"]
)
def test_a_new_date_is_one(text: str):
    assert told(text).case.deadline == date(2026, 12, 20)


def test_without_a_date_of_the_operation_an_appointment_is_the_day_to_be_ready_for():
    assert told("i have an appointment dec 3", deadline=None).case.deadline == VISIT


def test_the_reply_tells_both_days():
    found = booked_anyway(told("my appointment with the new surgeon is dec 3"))
    said = plain_text(found.reply) if found else ""
    assert "Thursday, December 3" in said and "Tuesday, December 15" in said


def test_a_question_with_it_is_answered_first():
    assert booked_anyway(told("i see another doctor on dec 3, what should i bring")) is None


def test_what_is_done_beside_it_is_ticked_off():
    who = Somebody(procedure="spinal_fusion", deadline=date(2027, 1, 12))
    who.asks("make me a plan", "plan")
    who.presses("That's enough, show the plan")
    who.says("i got the records and i have an appointment on dec 3", "records")
    assert "book" in who.progress.done and len(who.progress.done) == 2
    assert (who.case.deadline, who.progress.visit) == (date(2027, 1, 12), "2026-12-03")


@pytest.mark.parametrize(
    ("text", "first", "meant"),
    [
        ("they moved it to next monday", 23, 30),
        ("pushed back to monday", 23, 30),
        ("postponed, its tuesday now", 24, 1),
        ("they moved it up to next monday", 23, 23),
        ("moved to monday", 23, 23),
        ("its next monday", 23, 23),
        ("pushed back to nov 24", 24, 24),
    ],
)
def test_a_day_put_off_comes_after_the_old_one(text: str, first: int, meant: int):
    cues = GUIDE.library.texts["planning"]["cues"]
    assert put_off(text, date(2026, 11, 26), date(2026, 11, first), cues).day == meant
