"""Street addresses and exact postal codes. City, state and country stay: they tell what is near."""

from __future__ import annotations

import re

from .spans import ADDRESS, Span, blank

_NUMBER = r"(?<![\w$./:,-])\d{1,6}[A-Za-z]?(?:-\d{1,4})?"
_SIDE = r"(?:(?:N|S|E|W|NE|NW|SE|SW|North|South|East|West)\.? )?"
#: Small words that show that a number counts something and is no house.
_NO_STREET = (
    r"(?!(?:a|an|the|my|our|his|her|their|your|this|that|on|in|at|of|off|to|for|from|by|with|and|or|per|is|was|not|no|up"
    r"|down|out|y|yo|year|years|yrs?|month|months|mos?|week|weeks|wks?|day|days|hour|hours|hrs?|min|mins|minutes?|miles?"
    r"|km|mg|ml|cm|mm|lbs?|pounds|kg|feet|foot|ft|times?|doctors?|docs?|surgeons?|people|percent|am|pm|more|different"
    r"|opinions?|specialists?|blocks?|i|we|you|he|she|they|it|see|saw|ask|asked|other|another|new|old|good|can|should"
    r"|both|two|three|dollars|bucks|grand|k|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:jan|febr)uary|march|april|june|july|august"
    r"|(?:sept|nov|dec)ember|october|jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|wed|thurs?|fri|sat|sun)\b)"
)
_SAFE = r"(?:street|avenue|ave|boulevard|blvd|parkway|pkwy|highway|hwy|road|rd|lane|ln|terrace|crescent|broadway)"
_RISKY = (
    r"(?:St|Dr|Drive|Way|Place|Pl|Court|Ct|Circle|Cir|Trail|Trl|Loop|Square|Sq|Close|Row|Run|Path|Ter|Plaza|Alley"
    r"|Gardens|Grove)"
)
_UNIT = r"(?:,?\s+(?:apt|apartment|unit|suite|ste|floor|fl|room|rm|flat|#)\.?\s?#?\s?\w{1,6}\b)?"
_ENDS = r"(?=\s*(?:[,.;:!?\n)]|$|and\b|in\b|(?:[A-Z][a-z]+\s){1,3}[A-Z]{2}\b|(?i:apt|unit|suite|ste|#)))"

_STREETS = (
    re.compile(
        rf"{_NUMBER} {_SIDE}(?:{_NO_STREET}[\w.'’-]+ ){{1,3}}{_SAFE}\b\.?"
        rf"(?: (?:N|S|E|W|NE|NW|SE|SW)\b)?{_UNIT}",
        re.IGNORECASE,
    ),
    re.compile(
        rf"{_NUMBER} {_SIDE}(?:(?i:{_NO_STREET})(?:[A-Z][\w.'’-]*|\d+(?:st|nd|rd|th)) ){{1,3}}"
        rf"(?:{_RISKY})\b\.?{_ENDS}(?i:{_UNIT})"
    ),
    re.compile(
        rf"\b(?:live|lives|living|reside|address is|address:)\s(?:(?:at|on|in)\s)?"
        rf"(?P<value>\d{{1,6}} {_SIDE}(?:{_NO_STREET}[\w'’-]+ ){{1,3}}{_RISKY}\b\.?{_UNIT})",
        re.IGNORECASE,
    ),
    re.compile(rf"{_NUMBER} (?:street|avenue|ave|st) [a-z]\b{_UNIT}", re.IGNORECASE),
    re.compile(rf"{_NUMBER} Broadway\b{_UNIT}"),
    re.compile(
        r"\b(?i:live|lives|living|reside|address is|address:|home is|house is)\s(?:(?i:at|on|in)\s)?"
        r"(?P<value>\d{1,6} (?:[A-Z][\w'’-]+ ?){1,3})(?<! )"
    ),
    re.compile(r"\bp\.?\s?o\.?\s?box\s?#?\s?\d+", re.IGNORECASE),
)
_CODES = (
    re.compile(r"(?<![\w$.-])\d{5}-\d{4}(?![\w-])"),  # ZIP+4
    re.compile(r"\b(?i:zip(?: ?code)?|postal code|postcode)(?i:\s*(?:is|:|=|of|in))?\s*(?P<value>\d{5})(?!\d)"),
    re.compile(r"\b(?!\w+ \d(?:ST|ND|RD|TH)\b)[A-Z]{1,2}\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2}\b"),  # SW1A 1AA
)
_ZIP_OF_A_STREET = re.compile(
    r"￼\.?,?\s+(?:[A-Z][\w.]+,?\s+){0,3}(?:[A-Z]{2}|[A-Z][a-z]+),?\s+(?P<value>\d{5})(?!\d)"
)


def find_addresses(text: str) -> list[Span]:
    """All of them, none overlapping another."""
    spans: list[Span] = []
    for pattern in (*_STREETS, *_CODES):
        found = [Span(*m.span(m.lastgroup or 0), ADDRESS) for m in pattern.finditer(text)]
        spans.extend(found)
        text = blank(text, found)
    if spans:
        spans.extend(Span(*m.span("value"), ADDRESS) for m in _ZIP_OF_A_STREET.finditer(text))
    return spans
