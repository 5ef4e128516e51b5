"""Days by which something is due: between today and the deadline, and on a working day where that can be.

Working days are Monday to Friday. Holidays are not known: they differ by country and by office.
"""

from __future__ import annotations

from datetime import date, timedelta

#: Monday is 0.
SATURDAY = 5


def is_weekend(day: date) -> bool:
    """Whether offices are closed."""
    return day.weekday() >= SATURDAY


def due_date(today: date, deadline: date | None, within: int, before: int) -> date:
    """The day `within` so many days, and at the latest `before` days ahead of the deadline.

    Never before today and never after the deadline; a deadline that has passed counts for nothing.
    """
    ahead = deadline if deadline and deadline >= today else None
    day = today + timedelta(days=within)
    return max(today, min(day, ahead - timedelta(days=before))) if ahead else day


def working_day(day: date, earliest: date, latest: date | None) -> date:
    """The day itself, or off a weekend to the Friday before it, else to the Monday after it.

    It stays where it is when the Friday is before `earliest` and the Monday after `latest`.
    """
    if not is_weekend(day):
        return day
    friday = day - timedelta(days=day.weekday() - SATURDAY + 1)
    monday = friday + timedelta(days=3)
    if friday >= earliest:
        return friday
    return day if latest and monday > latest else monday
