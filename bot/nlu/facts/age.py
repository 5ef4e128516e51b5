"""Ages and pregnancy: who the patient is, as far as care differs for them."""

from __future__ import annotations

import re
from dataclasses import dataclass

CHILD_BELOW, ELDER_FROM = 18, 75  # years

_SPELLED = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17,
}  # fmt: skip
#: Ages that are written out.
SPELLED = frozenset(_SPELLED)
_NUMBER = rf"(?P<n>\d{{1,3}}|{'|'.join(_SPELLED)})"
_OLD = re.compile(
    rf"\b{_NUMBER}[\s-]*(?P<unit>years?|yrs?|yr|y|months?|mos?|weeks?|wks?|days?)[\s/-]*(?:old(?:'?s)?|o)\b", re.I
)
_WHO = "mom|mum|mother|dad|father|son|daughter|husband|wife|kid|child|brother|sister|grandma|grandpa|who|he|she"
_NO_AGE = (
    r"(?!\s*(?:%|/|:|\.\d|-?\s*(?:weeks?|wks?|days?|months?|mos?|hours?|hrs?|minutes?|mins?"
    r"|miles?|lbs?|pounds?|km|kg"
    r"|years? (?:into|in|out|post|since)|am|pm|st|nd|rd|th)\b))"
)
_IS = re.compile(
    rf"\b(?:i'?m|i am|she'?s|he'?s|(?:{_WHO}) is|aged?|just turned|turning)\s+(?:only |almost |nearly )?"
    rf"(?P<n>\d{{1,3}})\b{_NO_AGE}",
    re.I,
)
_SHORT = re.compile(r"\b(?P<n>\d{1,2})\s?(?:[fm]|yof|yom)\b|\b[fm](?P<n2>\d{2})\b", re.I)
_RELATIVE = "son|daughter|kid|child|mom|dad|wife|husband|mother|father"
_BRACKETS = re.compile(
    rf"\b(?:{_RELATIVE}) "
    rf"\(?(?P<n>\d{{1,3}})\b{_NO_AGE}\)?(?=[ ,]|$)"
    rf"|\b(?:{_RELATIVE}), (?P<n2>\d{{1,3}})\b{_NO_AGE}(?=,)",
    re.I,
)
_PREGNANT = re.compile(
    r"\b(?:pregnant|pregnat|preggo|expecting (?:a baby|twins|our|my)|weeks along"
    r"|(?:1st|2nd|3rd|first|second|third) trimester|my pregnancy|this pregnancy)\b",
    re.I,
)
_OWNED = re.compile(r"\b(?:have|got|ive got|i've got|with|raising) (?:an?|one|two|three|also an?)\s*$", re.I)
_WITH_WHAT = re.compile(
    r"[\s,]*(?:(?:son|daughter|boy|girl|kid|child|baby)\b[\s,]*)?(?:with|who|that|and (?:he|she)|has)\b", re.I
)
_NOT_PREGNANT = re.compile(
    r"\b(?:get|getting|got|become|be|not|never|was|isn'?t|aren'?t|ever)\s+(?:\w+\s+)?$", re.I
)


@dataclass(frozen=True)
class Age:
    """An age and the words for it.

    `label` names a child ("6-year-old"). `of`: self, other, or "" if not said.
    """

    person: str
    label: str
    of: str
    start: int
    end: int


def find_age(text: str) -> Age | None:
    """The first age said, or None."""
    for pattern in (_OLD, _IS, _SHORT, _BRACKETS):
        for found in pattern.finditer(text):
            groups = found.groupdict()
            number = _number(found.group("n") or groups["n2"])
            unit = (groups.get("unit") or "year").lower()
            person = _person(number, unit)
            if person and not _is_at_home(text, found, person):
                return Age(person, _label(number, unit), _whose(text, found, pattern), *found.span())
    return None


def _is_at_home(text: str, found: re.Match[str], person: str) -> bool:
    """ "I have a 3 year old at home": somebody's child, and not said to be ill."""
    owned = _OWNED.search(text[: found.start()])
    return person == "child" and bool(owned) and not _WITH_WHAT.match(text[found.end() :])


def find_pregnancy(text: str) -> tuple[int, int] | None:
    """Where it is said that the patient is pregnant now, or None."""
    for found in _PREGNANT.finditer(text):
        if not _NOT_PREGNANT.search(text[: found.start()]):
            return found.span()
    return None


def _whose(text: str, found: re.Match[str], pattern: re.Pattern[str]) -> str:
    if pattern is _BRACKETS:
        return "other"
    said, before = found.group().lower(), text[: found.start()].lower().split()
    if (
        before[-1:] in (["my"], ["our"])
        or said.startswith(("he", "she", "who"))
        or before[-1:] in (["he's"], ["she's"])
    ):
        return "other"
    if before[-1:] in (["a"], ["an"]) and before[-2:-1] in (["i'm"], ["im"], ["am"], ["have"], ["got"]):
        return "other" if before[-2] in ("have", "got") else "self"
    if said.startswith("i") or before[-1:] in (["i'm"], ["im"], ["am"], ["i"]) or pattern is _SHORT or not before:
        return "self"
    return ""


def _person(number: int, unit: str) -> str:
    if not unit.startswith("y"):
        return "child"
    if not 0 < number < 116:
        return ""
    if number < CHILD_BELOW:
        return "child"
    return "elder" if number >= ELDER_FROM else "adult"


def _label(number: int, unit: str) -> str:
    whole = {"y": "year", "m": "month", "w": "week", "d": "day"}[unit[0]]
    return f"{number}-{whole}-old"


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _SPELLED[word.lower()]
