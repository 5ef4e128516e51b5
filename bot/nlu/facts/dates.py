"""Finds every wording of a coming day in a text: "next thursday", "dec 3", "two weeks from friday"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from . import calendar, months

_DAYS = (
    "mon(?:day)?",
    "tue(?:s|sday)?",
    "wed(?:s|nesday)?",
    "thu(?:r|rs|rsday)?",
    "fri(?:day)?",
    "sat(?:urday)?",
    "sun(?:day)?",
)
_MISSPELT = {
    "wensday": 2,
    "wednsday": 2,
    "thrusday": 3,
    "thurday": 3,
    "thusday": 3,
    "tusday": 1,
    "teusday": 1,
    "firday": 4,
}
_COUNTS = {
    "a couple of": 2, "a couple": 2, "couple of": 2, "couple": 2, "a": 1, "an": 1, "one": 1, "two": 2,
    "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "fourteen": 14,
}  # fmt: skip

_DAY = f"(?P<day>{'|'.join((*_MISSPELT, *_DAYS))})"
_COUNT = rf"(?P<count>\d{{1,3}}|{'|'.join(_COUNTS)})"
_UNIT = r"(?P<unit>hour|hr|day|week|wk|month|mo)s?"
_DOM = r"(?P<dom>\d{1,2})"
_TH = r"(?:st|nd|rd|th)"
_TOMORROW = r"(?:tomm?orr?ow|tmrw?|tmmrw|tomoro|2mo?r+o?w?)"
_AHEAD = re.compile(
    r"^(?:by|before|until|till?|due|within|coming|this coming|"
    r"in .*(?:hour|hr|day|week|wk|month)|gave|have|got)\b"
    rf"|\bnext\b|\bleft\b|from|to decide|{_TOMORROW}"
)
#: An ordinal that counts something else: "the 2nd opinion", "the 5th round".
_NO_DAY = (
    r"(?!\s+(?:opinion|doc|dr|doctor|surgeon|time|grade|floor|week|day|month|year|rib|one|surgery|nerve|visit|round|"
    r"appointment|appt|specialist|trimester|degree|line|person|baby|kid|child|stage|toe|finger|vertebra|try|attempt|"
    r"biopsy|mri|scan|cycle|chemo|dose|oncologist|operation))"
)


#: What a day that is too early does no harm to: "before next Monday" is before the nearer one.
_LIMIT = re.compile(r"by|before|until|til|till|due")


@dataclass(frozen=True)
class Found:
    """A day and the words for it: characters [start, end).

    `sure`: the wording itself looks ahead ("by", "next"). `rough`: "month" or "week" when no more was said.
    `weekday`: it was told by the day of the week alone.
    """

    day: date
    start: int
    end: int
    sure: bool = False
    rough: str = ""
    weekday: bool = False


def find_dates(text: str, today: date) -> tuple[Found, ...]:
    """Every day named in the text that is today or later, in order; the longest wording wins."""
    lowered = text.lower()
    spans: list[Found] = []
    for pattern, resolve, rough in _RULES:
        for match in pattern.finditer(lowered):
            day = resolve(match, today)
            taken = any(s.start < match.end() and match.start() < s.end for s in spans)
            if day is not None and day >= today and not taken:
                alone = resolve is _weekday
                spans.append(Found(day, match.start(), match.end(), _looks_ahead(match), rough, alone))
    return tuple(sorted(spans, key=lambda s: s.start))


def _looks_ahead(match: re.Match[str]) -> bool:
    return bool(_AHEAD.search(match.group()))


def _weekday(match: re.Match[str], today: date) -> date:
    word = match.group("day")
    which = (match.groupdict().get("which") or "").strip()
    found = calendar.weekday(today, _day_number(word), which)
    if which == "next" and _LIMIT.match(match.group()):
        return min(found, calendar.monday(today) + timedelta(weeks=1, days=_day_number(word)))
    return found


def _weekday_next_week(match: re.Match[str], today: date) -> date:
    return calendar.weekday(today, _day_number(match.group("day")), "next")


def _weeks_from_weekday(match: re.Match[str], today: date) -> date:
    return _weekday(match, today) + timedelta(weeks=_count(match.group("count")))


def _week_after_weekday(match: re.Match[str], today: date) -> date:
    return _weekday(match, today) + timedelta(weeks=1)


def _from_tomorrow(match: re.Match[str], today: date) -> date | None:
    return calendar.after(today + timedelta(days=1), _count(match.group("count")), _unit(match))


def _from_today(match: re.Match[str], today: date) -> date | None:
    return calendar.after(today, _count(match.group("count")), _unit(match))


def _iso(match: re.Match[str], today: date) -> date | None:
    year, month, day = (int(n) for n in match.groups())
    return calendar.month_day(today, month, day, year)


def _month_day(match: re.Match[str], today: date) -> date | None:
    year = match.group("year")
    return calendar.month_day(
        today, months.number(match.group("month")), int(match.group("dom")), int(year) if year else None
    )


def _slashed(match: re.Match[str], today: date) -> date | None:
    month, day = int(match.group("m")), int(match.group("dom"))
    year = match.group("year")
    if (month, day) == (24, 7):
        return None
    if month > 12:
        month, day = day, month
    return calendar.month_day(today, month, day, _full_year(int(year)) if year else None)


def _day_of_month(match: re.Match[str], today: date) -> date | None:
    return calendar.day_of_month(today, int(match.group("dom")))


def _end_of(match: re.Match[str], today: date) -> date:
    which, what = match.group("which") or "", match.group("what")
    if what == "year":
        return date(today.year, 12, 31)
    return calendar.weekday(today, 4, "next" if "next" in which else "this")


def _in_next_week(day: int) -> Callable[[re.Match[str], date], date]:
    return lambda match, today: calendar.weekday(today, day, "next")


def _fixed(days: int) -> Callable[[re.Match[str], date], date | None]:
    return lambda match, today: today + timedelta(days=days)


#: The day that stands for "next week", 0 being Monday.
THURSDAY = 3

_Rule = tuple[re.Pattern[str], Callable[[re.Match[str], date], "date | None"], str]  # the last: how rough it is


def _rules() -> Iterator[_Rule]:
    """Longer wordings before the shorter ones that they contain."""
    ahead = r"(?:(?:by|before|until|til|till|due)\s+)?"
    which = r"(?P<which>next |this coming |this |coming )?"
    year = r"(?:,?\s+(?P<year>20\d\d))?"

    def rule(pattern: str, resolve: Callable[[re.Match[str], date], date | None]) -> _Rule:
        return re.compile(rf"\b{ahead}{pattern}(?![\w/])"), resolve, ""

    yield rule(r"(20\d\d)-(\d{1,2})-(\d{1,2})", _iso)
    yield rule(rf"(?:{_DAY},?\s+)?{months.MONTH}\.?\s+(?:the\s+)?{_DOM}{_TH}?(?!\s*%){year}", _month_day)
    yield rule(rf"(?:{_DAY},?\s+)?(?:the\s+)?{_DOM}{_TH}?\s+(?:of\s+)?{months.MONTH}{year}", _month_day)
    yield rule(r"(?:on\s+)?(?P<m>\d{1,2})[/](?P<dom>\d{1,2})(?:[/](?P<year>\d{4}|\d\d))?", _slashed)
    yield rule(rf"{_COUNT}\s+(?:weeks?|wks?)\s+(?:from|after)\s+{which}{_DAY}", _weeks_from_weekday)
    yield rule(rf"{_COUNT}\s+{_UNIT}\s+(?:from|after)\s+{_TOMORROW}", _from_tomorrow)
    yield rule(rf"week\s+(?:on\s+)?(?:from\s+)?{_DAY}", _week_after_weekday)
    yield rule(rf"{_DAY}\s+(?:week|after\s+next)(?!\s*end)", _week_after_weekday)
    yield rule(rf"{_DAY}\s+(?:of\s+)?next\s+(?:week|wk)", _weekday_next_week)
    yield rule(rf"next\s+(?:week|wk)\s+(?:on\s+)?{_DAY}", _weekday_next_week)
    yield rule(rf"(?:{_DAY},?\s+)(?:the\s+){_DOM}{_TH}?", _day_of_month)
    yield rule(rf"day\s+after\s+{_TOMORROW}", _fixed(2))
    yield rule(_TOMORROW, _fixed(1))
    yield rule(
        rf"(?:in|within)\s+(?:like\s+|about\s+|the next\s+|only\s+|just\s+)?{_COUNT}\s*{_UNIT}", _from_today
    )
    yield rule(rf"{_COUNT}\s*{_UNIT}\s+(?:from\s+(?:now|today)|left|to decide|til|until)", _from_today)
    yield rule(rf"{_COUNT}\s*(?P<unit>day|week|wk|month)s?\s+(?:out|away)", _from_today)
    yield rule(
        rf"(?:have|got|gave me|gave us|give me)\s+(?:only\s+|just\s+|like\s+)?{_COUNT}\s*{_UNIT}\s+to\b",
        _from_today,
    )
    yield from ((*rule(pattern, resolve)[:2], "month") for pattern, resolve in months.rules())
    yield rule(
        r"(?:at\s+)?(?:the\s+)?end\s+of\s+(?:the\s+)?(?P<which>this |next )?(?P<what>week|year)",
        _end_of,
    )
    yield rule(rf"{which}(?:week(?:end)?\s+)?{_DAY}(?!\s+(?:night\s+)?(?:ago))", _weekday)
    yield rule(r"(?:early|beginning of|start of)\s+next\s+(?:week|wk)", _in_next_week(0))
    yield (*rule(r"(?:some\s?time\s+)?next\s+(?:week|wk)", _in_next_week(THURSDAY))[:2], "week")
    yield rule(r"this\s+weekend", lambda m, today: calendar.weekday(today, 5, "this"))
    yield rule(rf"(?:on\s+the|the|on)\s+{_DOM}{_TH}{_NO_DAY}", _day_of_month)
    yield rule(r"(?:christmas|xmas)", lambda m, today: calendar.month_day(today, 12, 25))
    yield rule(r"(?:today|tonight|tonite|this\s+(?:morning|afternoon|evening))", _fixed(0))


def _day_number(word: str) -> int:
    if word in _MISSPELT:
        return _MISSPELT[word]
    return next(i for i, pattern in enumerate(_DAYS) if re.fullmatch(pattern, word))


def _count(word: str) -> int:
    return int(word) if word.isdigit() else _COUNTS[word]


def _unit(match: re.Match[str]) -> str:
    return {"hr": "hour", "wk": "week", "mo": "month"}.get(match.group("unit"), match.group("unit"))


def _full_year(year: int) -> int:
    return year + 2000 if year < 100 else year


_RULES = tuple(_rules())
