"""The plan: what next, by when, with dates worked back from the deadline."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.advice.case import Case
from bot.advice.guide import Guide, Setting
from bot.advice.plan import due_date, plan_script

MONDAY = date(2026, 11, 23)
SATURDAY = date(2026, 11, 28)

days = st.integers(min_value=0, max_value=200)
todays = st.dates(min_value=date(2026, 1, 1), max_value=date(2028, 12, 31))


@pytest.fixture(scope="module")
def guide() -> Guide:
    return Guide.load(Path(__file__).parents[2] / "data")


def plan(guide: Guide, today: date = MONDAY, **facts: object) -> list[str]:
    """The steps of the plan, such as "Today: call the doctor's office. ..."."""
    return [line.text for line in plan_script(Setting.of(guide, Case(**facts), today)).steps]


def date_of(step: str, today: date) -> date:
    """The date a step begins with."""
    said = step.split(":")[0].removeprefix("By ")
    if said in ("Today", "Tomorrow"):
        return today + timedelta(days=said == "Tomorrow")
    year = "" if re.search(r"\d{4}$", said) else f", {today.year}"
    return datetime.strptime(said + year, "%A, %B %d, %Y").date()


def test_a_plan_for_surgery_in_ten_days_ends_the_day_before(guide: Guide):
    steps = plan(guide, procedure="spinal_fusion", deadline=MONDAY + timedelta(days=10), payer="ppo")
    assert steps[0].startswith("Today: call the doctor's office.")
    assert "the spinal fusion" in steps[0]
    assert steps[-1] == "By Wednesday, December 2: compare both views, decide, and tell both offices."


@pytest.mark.parametrize(
    ("today", "deadline", "within", "before", "due"),
    [
        (MONDAY, None, 0, 0, MONDAY),
        (MONDAY, None, 3, 0, MONDAY + timedelta(days=3)),
        (MONDAY, None, 5, 0, MONDAY + timedelta(days=4)),  # Saturday: the Friday before
        (MONDAY, MONDAY + timedelta(days=9), 30, 2, MONDAY + timedelta(days=7)),  # two days ahead
        (MONDAY, MONDAY + timedelta(days=1), 30, 7, MONDAY),  # too late to be that early: today
        (MONDAY, MONDAY - timedelta(days=5), 3, 7, MONDAY + timedelta(days=3)),  # it has passed
        (SATURDAY, None, 0, 0, SATURDAY),  # today is today
        (SATURDAY, None, 1, 0, SATURDAY + timedelta(days=2)),  # Sunday: the Monday after
        (SATURDAY, SATURDAY + timedelta(days=1), 1, 0, SATURDAY + timedelta(days=1)),  # Monday is too late
    ],
)
def test_when_a_step_is_due(today: date, deadline: date | None, within: int, before: int, due: date):
    assert due_date(today, deadline, within, before) == due


@given(todays, st.none() | days, days, days)
def test_no_step_is_due_before_today_or_after_the_deadline(
    today: date, left: int | None, within: int, before: int
):
    deadline = None if left is None else today + timedelta(days=left)
    due = due_date(today, deadline, within, before)
    assert due >= today
    assert deadline is None or due <= deadline


@given(todays, st.none() | days, days, days)
def test_a_step_is_due_on_a_working_day_unless_time_is_short(
    today: date, left: int | None, within: int, before: int
):
    deadline = None if left is None else today + timedelta(days=left)
    due = due_date(today, deadline, within, before)
    monday = due + timedelta(days=7 - due.weekday())
    assert due.weekday() < 5 or due == today or (deadline is not None and monday > deadline)


@pytest.mark.parametrize("left", [None, 0, 1, 2, 3, 4, 6, 9, 14, 15, 21, 30, 60, 90, 91, 180])
@pytest.mark.parametrize("weekday", range(7))
@pytest.mark.parametrize("role", ["self", "caregiver"])
def test_the_steps_of_every_plan_follow_each_other(guide: Guide, left: int | None, weekday: int, role: str):
    today = MONDAY + timedelta(days=weekday)
    deadline = None if left is None else today + timedelta(days=left)
    dates = [date_of(step, today) for step in plan(guide, today, deadline=deadline, role=role, payer="hmo")]
    assert len(dates) >= 4
    assert dates == sorted(dates)
    assert dates[0] >= today
    assert deadline is None or dates[-1] <= deadline


@pytest.mark.parametrize("clock", ["hours", "days", "weeks", "open", ""])
def test_without_a_date_the_plan_follows_what_was_said(guide: Guide, clock: str):
    steps = plan(guide, said_clock=clock)
    assert (date_of(steps[-1], MONDAY) - MONDAY).days == {"hours": 0, "days": 11, "weeks": 74}.get(clock, 21)


def test_with_hours_left_everything_is_today(guide: Guide):
    assert {step.split(":")[0] for step in plan(guide, SATURDAY, said_clock="hours")} == {"Today"}


def test_the_plan_knows_who_pays(guide: Guide):
    assert any("self-pay price" in step for step in plan(guide, payer="uninsured"))
    assert any("the GP" in step for step in plan(guide, payer="nhs", country="uk"))
