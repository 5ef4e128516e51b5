"""Turns the words for a day into the day, seen from `today`. No clock is read."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

_FAR_AHEAD = 366  # days; a deadline beyond a year is a slip


def weekday(today: date, day: int, which: str = "") -> date:
    """The coming weekday (0 is Monday), never today itself unless "this" is said.

    "next" is the one in the week after this one, weeks starting on Monday; but never tomorrow, which nobody calls
    so: on a Sunday, "next Monday" is eight days off.
    """
    if which == "next":
        found = monday(today) + timedelta(weeks=1, days=day)
        return found + timedelta(weeks=1) if found == today + timedelta(days=1) else found
    ahead = (day - today.weekday()) % 7
    if ahead == 0 and which != "this":
        ahead = 7
    return today + timedelta(days=ahead)


def monday(today: date) -> date:
    """Monday of this week."""
    return today - timedelta(days=today.weekday())


def day_of_month(today: date, day: int) -> date | None:
    """The next day of that number, today included; None when no month has it."""
    for ahead in range(12):
        month = add_months(today.replace(day=1), ahead)
        found = _date(month.year, month.month, day)
        if found and found >= today:
            return found
    return None


def month_day(today: date, month: int, day: int, year: int | None = None) -> date | None:
    """That day of this or the next year; None when it does not exist, has passed, or is over a year away."""
    years = (year,) if year else (today.year, today.year + 1)
    for candidate in years:
        found = _date(candidate, month, day)
        if found and 0 <= (found - today).days <= _FAR_AHEAD:
            return found
    return None


def add_months(day: date, months: int) -> date:
    """The same day so many months on, or the last day of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def end_of_month(day: date) -> date:
    """The last day of that month."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def after(today: date, count: int, unit: str) -> date | None:
    """So many days, weeks, months or hours from today; None for more than a year."""
    if unit == "month":
        return add_months(today, count) if count <= 12 else None
    days = {"hour": count // 24, "day": count, "week": 7 * count}[unit]
    return today + timedelta(days=days) if days <= _FAR_AHEAD else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
