"""A month is no day: what is planned and said when somebody names only a month or a part of it."""

from __future__ import annotations

from datetime import date

import pytest
from talking import GUIDE, Somebody

from bot.advice.advise import advise
from bot.advice.case import Case
from bot.advice.memory import Memory
from bot.advice.reading import Reading, Safety, Topic
from bot.advice.reply import plain_text
from bot.advice.turn import begin
from bot.advice.wording import spoken_deadline

MONDAY = date(2026, 11, 23)


def test_a_month_as_an_answer_counts_as_its_middle_and_asks_for_the_day():
    who = Somebody(condition="lupus", role="self", payer="ppo")
    who.asks("help me plan", "plan")
    said = who.says("next month") or ""
    assert "Mid-December: about 3 weeks to go. Tell me the exact day once you know it." in said
    assert who.case.deadline == date(2026, 12, 15)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 12, 5), "early December"),
        (date(2026, 12, 15), "mid-December"),
        (date(2026, 12, 25), "late December"),
        (date(2026, 12, 31), "the end of December"),
    ],
)
def test_a_rough_day_is_said_as_the_part_of_its_month(day: date, said: str):
    assert spoken_deadline(Case(deadline=day, roughly="month"), MONDAY) == said


def test_next_week_is_said_as_that_week():
    assert spoken_deadline(Case(deadline=date(2026, 12, 3), roughly="week"), MONDAY) == "the week of November 30"


def test_an_exact_day_takes_the_place_of_a_rough_one():
    rough = Case().with_facts({"deadline": "2026-12-15", "roughly": "month"})
    assert rough.with_facts({"deadline": "2026-12-09"}).roughly == ""


def test_an_answer_to_a_month_asks_for_the_day():
    heard = (Topic("surgery", 0.9),)
    reading = Reading(
        "surgery next month", "surgery", 0.9, heard, heard, {"deadline": "2026-12-15", "roughly": "month"}
    )
    said = plain_text(advise(begin(GUIDE, MONDAY, reading, Case(), Memory())).reply)
    assert "I've taken that as mid-December. Tell me the exact day once you know it" in said


def test_what_is_known_says_that_the_day_is_open():
    who = Somebody(deadline=date(2026, 12, 15), roughly="month")
    assert "around mid-December; the exact day is still open" in who.asks("what do you know", "export_my_data")


def test_a_visit_in_a_month_is_asked_for_its_day():
    who = Somebody(condition="lupus", role="self", said_clock="open", payer="ppo", distance="near")
    who.asks("help me plan", "plan")
    assert "Which day is it?" in (who.says("got an appointment in january") or "")


def test_the_day_is_not_asked_for_where_it_would_leave_no_room_for_a_step():
    heard = (Topic("cancer", 0.9),)
    facts = {"deadline": "2026-12-03", "roughly": "week", "condition": "lung_cancer", "procedure": "chemotherapy"}
    reading = Reading(
        "chemo next week", "cancer", 0.9, heard, heard, facts, safety=Safety(level="amber", kind="delay")
    )
    reply = advise(begin(GUIDE, MONDAY, reading, Case(), Memory())).reply
    assert any(block.kind == "steps" for block in reply.blocks)
