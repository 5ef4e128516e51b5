"""Dates of birth, in any wording. Other dates stay: the plan needs them."""

from __future__ import annotations

import re

from .spans import BIRTH, Span

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)\b\.?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:(?:19|20)\d\d|'?\d\d)(?!\d)"
_DATE = (
    rf"(?:(?:19|20)\d\d[-/.]\d{{1,2}}[-/.]\d{{1,2}}|\d{{1,2}}\s?[-/.]\s?\d{{1,2}}\s?[-/.]\s?{_YEAR}|\d{{1,2}}[/-]\d{{1,2}}"
    rf"|\d{{1,2}} \d{{1,2}} {_YEAR}|(?<!\d)\d{{8}}(?!\d)"
    rf"|{_MONTH}\s?(?:the )?{_DAY}(?:(?:,|,? of|,? in)?\s{{0,2}}{_YEAR}(?![.,]?\d))?"
    rf"|{_DAY}(?: of| de|-|/)?\s?{_MONTH}(?:(?:,| of| de|-|/)?\s{{0,2}}{_YEAR})?)(?![\d/])"
)
_BIRTH = (
    r"(?:d\.?\s?o\.?\s?b\.?|b-?day|birth\s?-?da(?:y|te)s?|dates? of birth|birth|born|fecha de nacimiento"
    r"|naci[oóeéí]?|nac[ií]|nacid[oa]|cumplea[nñ]os)"
)
_BETWEEN = r"(?:[\s:,=(–—-]|is|was|were|on|in|at|of|falls|comes|coming|up|el|es|d[ií]a|patient's|'s){0,8}"
#: Words may stand between "born" and the day ("born two weeks early on 3/4/2020")
#: unless they turn to something else.
_WORDS = r"(?:(?!surgery|operat|diagnos|and\b|since|until|but|now|then|needs?\b|has\b|had\b)[A-Za-z'-]+ ){0,6}"

_BEFORE = re.compile(rf"\b{_BIRTH}(?<=[\w.])(?!\w){_BETWEEN}(?P<date>{_DATE})", re.IGNORECASE)
_LATER = re.compile(rf"\bborn {_WORDS}on\s(?P<date>{_DATE})", re.IGNORECASE)
_AFTER = re.compile(
    rf"(?<![\d/])(?P<date>{_DATE})\s*[,(]?\s*(?:(?:is|was|=)\s+)?(?:(?:my|his|her|their|the|our|\w+'s)\s+)*"
    r"(?:d\.?o\.?b\b|date of birth|birth\s?da(?:y|te)\b|b-?day\b)",
    re.IGNORECASE,
)


def find_births(text: str) -> list[Span]:
    """All dates of birth, none overlapping another. A year alone is not one."""
    found = {m.span("date") for pattern in (_BEFORE, _LATER, _AFTER) for m in pattern.finditer(text)}
    spans: list[Span] = []
    for start, end in sorted(found):
        if not spans or start >= spans[-1].end:
            spans.append(Span(start, end, BIRTH))
    return spans
