"""Deadlines: days that are to come, seen from a given day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from facts_examples import MONDAY, read
from hypothesis import given
from hypothesis import strategies as st

from bot.nlu.facts.dates import find_dates

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
TODAYS = st.dates(date(2024, 1, 1), date(2032, 12, 31))


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("Thursday", "2026-11-26"),
        ("its thursday", "2026-11-26"),
        ("surgery is thrusday", "2026-11-26"),
        ("this friday", "2026-11-27"),
        ("next thursday", "2026-12-03"),
        ("thursday next week", "2026-12-03"),
        ("monday morning", "2026-11-30"),
        ("on the 12th", "2026-12-12"),
        ("surgery is the 3rd", "2026-12-03"),
        ("thursday the 3rd", "2026-12-03"),
        ("dec 3", "2026-12-03"),
        ("Dec. 3rd", "2026-12-03"),
        ("3rd of december", "2026-12-03"),
        ("thursday the 3rd of december", "2026-12-03"),
        ("surgery 12/3", "2026-12-03"),
        ("12/3/26", "2026-12-03"),
        ("surgery on 2026-12-03", "2026-12-03"),
        ("my appointment is on 1/15", "2027-01-15"),
        ("surgery march 3", "2027-03-03"),
        ("in 10 days", "2026-12-03"),
        ("surgery is 10 days away", "2026-12-03"),
        ("in two weeks", "2026-12-07"),
        ("in a couple of weeks", "2026-12-07"),
        ("two weeks from Friday", "2026-12-11"),
        ("a week from tomorrow", "2026-12-01"),
        ("tomorrow", "2026-11-24"),
        ("surgery tmrw", "2026-11-24"),
        ("day after tomorrow they operate", "2026-11-25"),
        ("surgery is tonight", "2026-11-23"),
        ("surgery is today", "2026-11-23"),
        ("chemo next month", "2026-12-15"),
        ("biopsy next week", "2026-12-03"),
        ("biopsy early next week", "2026-11-30"),
        ("no dec 2", "2026-12-02"),
        ("surgery early next month", "2026-12-05"),
        ("they want to operate in january", "2027-01-15"),
        ("surgery is early january", "2027-01-05"),
        ("the beginning of january", "2027-01-05"),
        ("surgery mid january", "2027-01-15"),
        ("late january", "2027-01-25"),
        ("at the end of january", "2027-01-31"),
        ("i have to decide before january", "2027-01-01"),
        ("surgery is in november", "2026-11-26"),
        ("the end of next month", "2026-12-31"),
        ("this may be cancer", None),
        ("decide by end of the month", "2026-11-30"),
        ("by the end of the week", "2026-11-27"),
        ("going in for surgery in 3 hrs", "2026-11-23"),
        ("they gave me 48 hours to decide", "2026-11-25"),
        ("they want a new hip in by christmas", "2026-12-25"),
        ("moved from the 5th to the 12th", "2026-12-12"),
        ("actually the 12th not the 5th", "2026-12-12"),
        ("its friday not thursday", "2026-11-27"),
        ("appointment tomorrow, surgery friday", "2026-11-27"),
        ("diagnosed in march", None),
        ("diagnosed march 3", None),
        ("for 3 weeks", None),
        ("2 weeks ago", None),
        ("born 3/4/1960", None),
        ("since tuesday", None),
        ("every monday", None),
        ("last friday", None),
        ("i saw him on monday", None),
        ("on tuesday my doctor said no", None),
        ("i had surgery thursday", None),
        ("surgery was thursday", None),
        ("i was told today", None),
        ("pain is 8/10", None),
        ("stage 3/4 breast cancer", None),
        ("24/7 pain", None),
        ("i need a 2nd opinion", None),
        ("the 2nd doctor", None),
        ("ive been waiting 3 weeks", None),
        ("i lost 20 lbs in 2 weeks", None),
        ("nearest center is 3 hours away", None),
        ("surgery in 99/99", None),
        ("ok ill call tomorrow", None),
        ("my knee needs replacing. i might ask my sister tomorrow", None),
        ("i may talk to my husband on friday", None),
        ("maybe ill ask him tomorrow", None),
        ("tomorrow ill call the office", None),
        ("and tomorrow i will ask my sister", None),
        ("ill be back tomorrow", None),
        ("talk to you tomorrow", None),
        ("do you remember me tomorrow", None),
        ("will you still be here tomorrow", None),
        ("my surgery is tomorrow ill call them", "2026-11-24"),
        ("tomorrow ill get my gallbladder out", "2026-11-24"),
        ("i might have surgery tomorrow", "2026-11-24"),
        ("can you help me decide by tomorrow", "2026-11-24"),
        ("i will be admitted tomorrow", "2026-11-24"),
        ("im gonna ask him on monday", None),
        ("let me talk to her friday", None),
        ("ill call tomorrow, surgery is thursday", "2026-11-26"),
        ("i will decide on monday", "2026-11-30"),
        ("they are going to do it on tuesday", "2026-11-24"),
    ],
)
def test_deadline(text: str, deadline: str | None):
    assert read(text).facts.get("deadline") == deadline


@pytest.mark.parametrize("text", ["surgery next month", "early january", "by the end of the month", "jan"])
def test_a_month_is_no_day(text: str):
    assert read(text).facts["roughly"] == "month"


def test_next_week_is_no_day_either():
    assert read("biopsy next week").facts["roughly"] == "week"


@pytest.mark.parametrize("text", ["surgery dec 3", "in two weeks", "by the end of the week"])
def test_a_day_is_not_rough(text: str):
    assert "roughly" not in read(text).facts


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("no rush", "open"),
        ("im not in a hurry", "open"),
        ("they want an answer today", "hours"),
        ("he says decide right now", "hours"),
        ("need surgery asap", "days"),
        ("they want to operate very soon", "days"),
        ("they want to operate soon", None),
        ("the neuro wants me to start a medicine soon", None),
        ("in the next few days", "days"),
        ("in a few weeks", "weeks"),
        ("how soon do i need to decide", None),
        ("what does soon mean", None),
        ("what do they mean by soon", None),
        ("ive had it for a few weeks", None),
        ("surgery thursday, no rush", None),
    ],
)
def test_clock_said_without_a_date(text: str, clock: str | None):
    assert read(text).facts.get("said_clock") == clock


@given(TODAYS, st.sampled_from(DAYS))
def test_a_weekday_is_within_the_coming_week(today: date, day: str):
    [found] = find_dates(f"surgery {day}", today)
    assert 0 < (found.day - today).days <= 7
    assert found.day.weekday() == DAYS.index(day)


@given(TODAYS, st.sampled_from(DAYS))
def test_next_weekday_is_in_next_week(today: date, day: str):
    [found] = find_dates(f"next {day}", today)
    monday = today - timedelta(days=today.weekday())
    tomorrow = today.weekday() == 6 and day == "monday"
    assert (found.day - monday).days == 7 + DAYS.index(day) + 7 * tomorrow


@given(TODAYS, st.integers(1, 300))
def test_in_so_many_days(today: date, days: int):
    [found] = find_dates(f"in {days} days", today)
    assert found.day == today + timedelta(days=days)


@given(TODAYS, st.integers(0, 365))
def test_a_day_of_the_coming_year_is_found_again(today: date, ahead: int):
    day = today + timedelta(days=ahead)
    [found] = find_dates(f"surgery {day:%B} {day.day}", today)
    assert (found.day.month, found.day.day) == (day.month, day.day)
    assert today <= found.day <= today + timedelta(days=366)


@given(TODAYS, st.text(max_size=60))
def test_no_date_ever_lies_in_the_past(today: date, text: str):
    assert all(f.day >= today for f in find_dates(text, today))


@given(TODAYS, st.integers(1, 31))
def test_a_day_of_the_month_is_the_next_one(today: date, day: int):
    [found] = find_dates(f"on the {day}th", today)
    assert found.day.day == day and today <= found.day


@given(TODAYS, st.sampled_from(DAYS))
def test_before_next_weekday_is_before_the_nearer_one(today: date, day: str):
    [found] = find_dates(f"before next {day}", today)
    monday = today - timedelta(days=today.weekday())
    assert (found.day - monday).days == 7 + DAYS.index(day)


@given(TODAYS, st.sampled_from(DAYS))
def test_a_week_from_a_weekday(today: date, day: str):
    [coming] = find_dates(day, today)
    for said in (f"a week from {day}", f"{day} week", f"{day} after next"):
        assert [f.day for f in find_dates(said, today)] == [coming.day + timedelta(days=7)]


@given(TODAYS, st.sampled_from(DAYS))
def test_this_weekday_is_the_coming_one_or_today(today: date, day: str):
    [found] = find_dates(f"this {day}", today)
    assert 0 <= (found.day - today).days < 7


#: Said on Sunday, November 22.
@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("surgery monday", "2026-11-23"),
        ("surgery this monday", "2026-11-23"),
        ("surgery next monday", "2026-11-30"),
        ("surgery monday next week", "2026-11-30"),
        ("i have to decide before next monday", "2026-11-23"),
        ("surgery next tuesday", "2026-11-24"),
        ("surgery was thursday but they pushed it back to monday", "2026-11-30"),
        ("surgery was thursday but they pushed it back to next monday", "2026-11-30"),
        ("they postponed it from thursday to next tuesday", "2026-12-01"),
        ("surgery thursday, moved to next monday", "2026-11-30"),
        ("they moved it up from thursday to tuesday", "2026-11-24"),
    ],
)
def test_days_of_the_week_said_on_a_sunday(text: str, day: str):
    assert read(text, date(2026, 11, 22)).facts["deadline"] == day


def test_a_weekday_said_on_that_day_is_a_week_ahead():
    assert read("monday").facts["deadline"] == (MONDAY + timedelta(days=7)).isoformat()
