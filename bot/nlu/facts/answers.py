"""A message that is nothing but a stretch of time: "idk maybe 2 wks", "jan", "few weeks"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from . import calendar
from .dates import find_dates
from .message import Entity, Message

_UNSURE = (
    r"(?:(?:idk|dunno|don'?t know|not sure|um+|uh+|well|hmm+|maybe|perhaps|about|around|like|roughly|probably|"
    r"prob|not (?:till|til|until|before)|until|till|til|before|i think|i guess|i'd say|in|within|so|only|just|"
    r"it'?s|they said|sometime|some time|say|next)\b[\s,.]*)*"
)
_OR_SO = r"(?:[\s,.]+(?:or so|maybe|i think|i guess|tops|max|at most|left|away|ish|probably|perhaps))*"
_COUNT = (
    r"(?:\d{1,2}|an?(?: couple(?: of)?)?|couple(?: of)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve)"
)
_MONTHS = (
    r"(?:january|jan|february|feb|march|april|apr|june|july|august|aug|september|sept|october|oct|november|nov|"
    r"december|dec)"
)
_STRETCH = re.compile(
    rf"\W*{_UNSURE}(?P<count>{_COUNT})(?:\s*(?:-|to|or)\s*\d{{1,2}})?\s*(?P<unit>day|week|wk|month|mo)s?{_OR_SO}\W*",
    re.I,
)
_MONTH = re.compile(rf"\W*{_UNSURE}(?P<part>early |mid |late |end of )?(?P<month>{_MONTHS}){_OR_SO}\W*", re.I)
_FEW = re.compile(
    rf"\W*{_UNSURE}(?:a )?(?:few|several|some|couple few) (?P<unit>day|week|wk|month)s?{_OR_SO}\W*", re.I
)
_AFTER = re.compile(
    rf"\W*{_UNSURE}(?:right |soon )?after (?:the )?(?P<feast>christmas|xmas|holidays|new years?)\W*", re.I
)
_ORDINAL = re.compile(rf"\W*{_UNSURE}(?P<day>\d{{1,2}})(?:st|nd|rd|th)\W*", re.I)


def read_stretch(message: Message, today: date) -> tuple[Entity, str] | None:
    """The deadline or clock that the whole message says, and how rough it is; or None."""
    text = message.text.replace("’", "'")
    if found := _day(text, today):
        day, rough = found
        return message.entity("deadline", day.isoformat(), 0, len(message.text)), rough
    few = _FEW.fullmatch(text)
    if few:
        clock = "days" if few["unit"].lower() == "day" else "weeks"
        return message.entity("said_clock", clock, 0, len(message.text)), ""
    return None


def _day(text: str, today: date) -> tuple[date, str] | None:
    if found := _STRETCH.fullmatch(text):
        return _first(f"in {found['count']} {found['unit']}", today)
    if found := _MONTH.fullmatch(text):
        return _first(f"in {found['part'] or ''}{found['month']}", today)
    if found := _ORDINAL.fullmatch(text):
        return _first(f"the {found['day']}th", today)
    if found := _AFTER.fullmatch(text):
        feast = calendar.month_day(today, 12, 25 if found["feast"].lower() in ("christmas", "xmas") else 31)
        return (feast + timedelta(days=2), "") if feast else None
    return None


def _first(wording: str, today: date) -> tuple[date, str] | None:
    return next(((found.day, found.rough) for found in find_dates(wording, today)), None)
