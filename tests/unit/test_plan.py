"""The plan: what next, by when, with dates worked back from the deadline."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.advice.case import Case
from bot.advice.days import due_date, is_weekend, working_day
from bot.advice.guide import Guide, Setting
from bot.advice.plan import Plan, dated, plan, plan_script
from bot.advice.progress import Progress

MONDAY = date(2026, 11, 23)
SATURDAY = date(2026, 11, 28)
GUIDE = Guide.load(Path(__file__).parents[2] / "data")

todays = st.dates(min_value=date(2026, 1, 1), max_value=date(2028, 12, 31))
days = st.integers(min_value=0, max_value=200)


def in_days(count: int, today: date = MONDAY) -> date:
    return today + timedelta(days=count)


def the_plan(today: date = MONDAY, progress: Progress | None = None, **facts: Any) -> Plan:
    progress = progress or Progress()
    return plan(Setting.of(GUIDE, Case(**facts), today, progress), progress)


def ids(found: Plan) -> list[str]:
    return [step.id for step in found.left]


def test_a_plan_for_surgery_in_ten_days_is_worked_back_from_it():
    found = the_plan(procedure="spinal_fusion", deadline=in_days(10), payer="ppo", role="self")
    assert found.pace == "days"
    assert ids(found)[:4] == ["ask_time", "in_house", "insurer", "records"]
    assert "the spinal fusion" in found.steps[0].text
    due = {step.id: step.due for step in found.steps}
    assert due["ask_time"] == MONDAY
    assert due["visit"] == in_days(8)
    assert due["decide"] == in_days(9)


def test_a_step_is_said_with_its_day():
    setting = Setting.of(GUIDE, Case(deadline=in_days(10)), MONDAY)
    said = {step.id: dated(setting, step) for step in plan(setting, Progress()).steps}
    assert said["ask_time"].startswith("Today: call the doctor's office.")
    assert said["book"].startswith("Tomorrow: ask two or three offices")
    assert said["decide"] == "By Wednesday, December 2: decide, and tell both offices."


def test_what_is_ticked_off_is_not_asked_for_again():
    progress = Progress(started=MONDAY.isoformat(), done=("ask_time", "records"))
    found = the_plan(progress=progress, deadline=in_days(30))
    assert {step.id for step in found.steps if step.done} == {"ask_time", "records"}
    assert not {"ask_time", "records"} & set(ids(found))
    assert found.opening.text.startswith("**2 of ")


def test_what_was_due_before_today_is_late_and_says_how_to_catch_up():
    started = Progress(started=MONDAY.isoformat(), done=("ask_time", "book"), visit=in_days(20).isoformat())
    found = the_plan(today=in_days(7), progress=started, deadline=in_days(40), payer="ppo")
    late = {step.id: step for step in found.left if step.late}
    assert set(late) == {"insurer", "records"}
    assert late["records"].due == in_days(7)
    assert "the portal" in late["records"].note
    setting = Setting.of(GUIDE, Case(deadline=in_days(40)), in_days(7), started)
    assert dated(setting, late["records"]).startswith("Still to do, best today: ask for the records")


def test_when_time_has_become_short_and_no_visit_is_booked_the_plan_changes_its_pace():
    started = Progress(started=MONDAY.isoformat(), done=("ask_time",))
    found = the_plan(today=in_days(30), progress=started, deadline=in_days(40))
    assert found.pace == "days"
    assert not any(step.late for step in found.left)


def test_a_booked_visit_moves_the_steps_around_it():
    booked = Progress(started=MONDAY.isoformat(), done=("book",), visit=in_days(21).isoformat())
    due = {step.id: step.due for step in the_plan(progress=booked, deadline=in_days(40)).steps}
    assert due["visit"] == in_days(21)
    assert due["check_records"] == in_days(18)
    assert due["compare"] == in_days(22)


def test_a_visit_tomorrow_is_part_of_a_plan_for_hours():
    booked = Progress(started=MONDAY.isoformat(), visit=in_days(1).isoformat())
    due = {step.id: step.due for step in the_plan(progress=booked, deadline=in_days(2)).steps}
    assert due["visit"] == in_days(1)
    assert due["summary"] == MONDAY


def test_a_visit_after_the_deadline_does_not_count_as_booked():
    booked = Progress(started=MONDAY.isoformat(), done=("book",), visit=in_days(30).isoformat())
    assert the_plan(progress=booked, deadline=in_days(20)).left[-1].due <= in_days(20)


@pytest.mark.parametrize(
    ("today", "deadline", "within", "before", "due"),
    [
        (MONDAY, None, 0, 0, MONDAY),
        (MONDAY, None, 3, 0, in_days(3)),
        (MONDAY, in_days(9), 30, 2, in_days(7)),  # two days ahead
        (MONDAY, in_days(1), 30, 7, MONDAY),  # too late to be that early: today
        (MONDAY, in_days(-5), 3, 7, in_days(3)),  # it has passed
    ],
)
def test_when_a_step_is_due(today: date, deadline: date | None, within: int, before: int, due: date):
    assert due_date(today, deadline, within, before) == due


@pytest.mark.parametrize(
    ("day", "earliest", "latest", "moved"),
    [
        (in_days(5), MONDAY, None, in_days(4)),  # Saturday: the Friday before
        (SATURDAY, SATURDAY, None, in_days(2, SATURDAY)),  # the Friday is gone: the Monday after
        (SATURDAY, SATURDAY, in_days(1, SATURDAY), SATURDAY),  # Monday is too late
        (MONDAY, MONDAY, None, MONDAY),
    ],
)
def test_a_weekend_day_moves_to_a_working_day(day: date, earliest: date, latest: date | None, moved: date):
    assert working_day(day, earliest, latest) == moved


def test_an_office_that_has_to_be_reached_on_a_weekend_says_how():
    found = the_plan(today=SATURDAY, deadline=in_days(1, SATURDAY))
    assert "after hours" in found.steps[0].note
    assert found.steps[0].due == SATURDAY
    assert not any("after hours" in step.note for step in found.steps[1:]), "once is enough"


def test_with_hours_left_everything_is_today():
    assert {step.due for step in the_plan(today=SATURDAY, said_clock="hours").steps} == {SATURDAY}


SPECIAL: dict[str, tuple[dict[str, Any], str, str]] = {
    # who, what is in the plan, what is not
    "inpatient": ({"setting": "inpatient"}, "nurse in charge", "call your insurer"),
    "a child": (
        {"role": "caregiver", "relation": "son", "person": "child", "deadline": in_days(30)},
        "growth chart",
        "sign a release",
    ),
    "a mother with dementia": (
        {"role": "caregiver", "relation": "mom", "condition": "dementia"},
        "health care proxy",
        "sign a release",
    ),
    "mental health": ({"condition": "bipolar"}, "Keep any medicine going", "take the earliest visit. Look for"),
    "pregnancy": ({"person": "pregnant"}, "maternal-fetal medicine", "pick two or three doctors"),
    "refused records": ({"stance": "refused"}, "federal law", "not the reports alone"),
    "refused records abroad": ({"stance": "refused", "country": "canada"}, "in writing", "federal law"),
    "no insurance": ({"payer": "uninsured"}, "charity care", "call your insurer"),
    "the NHS": ({"payer": "nhs", "country": "uk"}, "ask the GP for a referral", "insurer"),
    "an English ward": ({"country": "uk", "setting": "inpatient"}, "Martha's Rule", "rapid response"),
    "India": ({"country": "india"}, "Rules differ from country to country", "HIPAA"),
    "four opinions already": ({"stage": "deciding"}, "Which one question is still open", "pick two or three"),
    "two opinions": ({"stage": "comparing"}, "side by side", "pick two or three"),
    "no family doctor": ({"has_pcp": "no"}, "nearby clinic whom they'd suggest", "HIPAA"),
    "far away": ({"distance": "far"}, "video visit", "HIPAA"),
}


@pytest.mark.parametrize("name", SPECIAL)
def test_a_special_situation_changes_the_plan(name: str):
    facts, said, never = SPECIAL[name]
    spoken = " ".join(step.text for step in the_plan(**facts).steps)
    assert said in spoken
    assert never not in spoken


@pytest.mark.parametrize(
    ("facts", "pace"),
    [
        ({}, "open"),
        ({"condition": "acute_leukemia"}, "days"),  # it can move fast
        ({"condition": "acute_leukemia", "said_clock": "open"}, "days"),
        ({"condition": "acute_leukemia", "deadline": in_days(1)}, "hours"),
        ({"setting": "inpatient", "said_clock": "weeks"}, "days"),
        ({"person": "pregnant"}, "days"),
        ({"scenarios": ("cancer",)}, "weeks"),
        ({"deadline": in_days(14)}, "days"),
        ({"deadline": in_days(15)}, "weeks"),
        ({"deadline": in_days(-1)}, "open"),
    ],
)
def test_the_pace_follows_the_clock_the_illness_and_the_place(facts: dict[str, Any], pace: str):
    assert the_plan(**facts).pace == pace


def test_two_opinions_that_were_told_make_it_a_matter_of_comparing():
    found = the_plan(progress=Progress(opinions=("operate", "wait")))
    assert ids(found) == ["compare_now", "ask_both", "decide_now"]


def test_the_script_tells_what_is_left():
    progress = Progress(started=MONDAY.isoformat(), done=("ask_time",))
    script = plan_script(Setting.of(GUIDE, Case(deadline=in_days(10)), MONDAY, progress))
    assert not any("last day that is still safe" in line.text for line in script.steps)
    assert script.more


cases = st.fixed_dictionaries(
    {
        "role": st.sampled_from(("", "self", "caregiver")),
        "person": st.sampled_from(("", "adult", "child", "elder", "pregnant")),
        "condition": st.sampled_from(("", "dementia", "bipolar", "acute_leukemia", "breast_cancer")),
        "payer": st.sampled_from(("", "medicare", "hmo", "uninsured", "nhs")),
        "setting": st.sampled_from(("", "", "inpatient")),
        "country": st.sampled_from(("", "", "uk", "india")),
        "has_pcp": st.sampled_from(("", "yes", "no")),
        "said_clock": st.sampled_from(("", "hours", "days", "weeks", "open")),
        "stage": st.sampled_from(("", "", "comparing", "deciding")),
    }
)
steps = st.sets(st.sampled_from([raw["id"] for raw in GUIDE.library.texts["plan"]["steps"]]))
quiet = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@quiet
@given(cases, todays, st.none() | days, st.integers(0, 40), steps, st.none() | st.integers(0, 60))
def test_whatever_the_case_no_date_asks_for_the_impossible(
    facts: dict[str, Any], today: date, left: int | None, ago: int, done: set[str], visit: int | None
):
    deadline = None if left is None else in_days(left, today)
    booked = in_days(visit, today) if visit is not None else None
    progress = Progress(
        started=in_days(-ago, today).isoformat(),
        done=tuple(sorted(done)),
        visit=booked.isoformat() if booked else "",
    )
    found = the_plan(today, progress, **facts, deadline=deadline)
    for step in found.left:
        assert step.due >= today
        assert deadline is None or step.due <= deadline
        assert step.id not in done
        excused = step.due == today or step.fixed or step.note or _monday_is_too_late(step.due, deadline)
        assert not is_weekend(step.due) or excused
    assert [step.due for step in found.steps] == sorted(step.due for step in found.steps)


def _monday_is_too_late(day: date, deadline: date | None) -> bool:
    return deadline is not None and day + timedelta(days=7 - day.weekday()) > deadline


@quiet
@given(cases, todays, st.none() | days)
def test_a_plan_just_made_has_something_to_do_and_nothing_late(
    facts: dict[str, Any], today: date, left: int | None
):
    found = the_plan(today, **facts, deadline=None if left is None else in_days(left, today))
    assert found.left
    assert not any(step.late for step in found.steps)
    assert found.opening.text
