"""Months and their parts: "in january", "early next month", "by the end of the month".

Each gives one day that stands for it: the 5th, 15th or 25th, or the last one. "Next month" read as its first day
would leave nine days on the 22nd.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from . import calendar

NAMES = (
    "jan(?:uary)?", "feb(?:ruary)?", "mar(?:ch)?", "apr(?:il)?", "may", "june?", "july?", "aug(?:ust)?",
    "sep(?:t|tember)?", "oct(?:ober)?", "nov(?:ember)?", "dec(?:ember)?",
)  # fmt: skip
MONTH = f"(?P<month>{'|'.join(NAMES)})"
_EARLY, _MIDDLE, _LATE = 5, 15, 25
_STARTS = r"early|(?:beginning|start|first week)(?: of)?"
_MIDDLES = r"mid|(?:middle|second week|third week)(?: of)?"
_ENDS = r"late|(?:end|last week)(?: of)?"
_PART = rf"(?:the\s+)?(?:very\s+)?(?P<part>{_STARTS}|{_MIDDLES}|{_ENDS})[ -]+(?:in\s+)?"

Resolve = Callable[[re.Match[str], date], "date | None"]


def rules() -> Iterator[tuple[str, Resolve]]:
    """Patterns of text in lower case, longer wordings first, each with what finds its day."""
    yield rf"{_PART}(?:the\s+)?(?P<which>this\s+|next\s+)?month", _of_month
    yield r"(?P<which>next\s+)month", _of_month
    yield rf"(?:in\s+|this\s+|next\s+)?{_PART}{MONTH}", _of_named
    yield rf"(?!this\s+may\b)(?P<prep>in|this|next|by|before)\s+{MONTH}", _of_named


def number(word: str) -> int:
    """The number of a month that one of `NAMES` matched."""
    return next(i for i, pattern in enumerate(NAMES, 1) if re.fullmatch(pattern, word))


def _of_month(match: re.Match[str], today: date) -> date | None:
    found = match.groupdict()
    next_one = bool((found["which"] or "").strip() == "next")
    first = calendar.add_months(today.replace(day=1), 1) if next_one else today.replace(day=1)
    return _day(first, found.get("part") or "", today)


def _of_named(match: re.Match[str], today: date) -> date | None:
    found = match.groupdict()
    month = number(found["month"])
    first = today.replace(day=1) if month == today.month else calendar.month_day(today, month, 1)
    if first is None:
        return None
    if found.get("prep") in ("by", "before") and first > today:
        return first
    return _day(first, found.get("part") or "", today)


def _day(first: date, part: str, today: date) -> date | None:
    """The day that stands for a part of the month of `first`; of what is left of it, once it has begun."""
    last = calendar.end_of_month(first)
    if re.match(_STARTS, part):
        return first.replace(day=_EARLY)
    if part.startswith(("end", "last")):
        return last
    if part.startswith("late"):
        return max(first.replace(day=_LATE), min(today, last))
    if part or first > today:
        return first.replace(day=_MIDDLE)
    return today + (last - today) / 2
