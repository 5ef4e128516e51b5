"""Numbers that stand for a person: social security, Medicare, record, member, account and card numbers.

What stays: everything a doctor would write. A number goes when its shape (123-45-6789), its length (nine
digits in a row) or the word before it ("member ID") says that it stands for somebody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .spans import NUMBER, Span

_DASH = r"[-.‐‑‒–—_/\s]"

#: 123-45-6789, also with dots, spaces or long dashes.
_SSN = re.compile(rf"(?<![\d$.,])\d{{3}}\s?{_DASH}\s?\d{{2}}\s?{_DASH}\s?\d{{4}}[A-Za-z]?\d?(?![\d])")

#: 1 2 3 - 4 5 - 6 7 8 9, but not a scale from 0 or 1 on.
_SPELLED = re.compile(
    r"(?<!\d)(?!0?[-,\s]{0,2}1[-,\s]{1,2}2[-,\s]{1,2}3[-,\s]{1,2}4\b)\d(?:[-.\s]{1,3}\d(?!\d)){8,}"
)

#: The last digits of a social security number.
_SSN_PART = re.compile(
    r"\b(?:ssn|social(?: security)?(?: (?:number|no|num|card))?)\b[^\d\n￼]{0,24}(?P<value>\d[\d\s-]{2,10}\d)"
    r"|\blast (?:4|four)\b[^\d\n￼]{0,24}(?P<four>\d{4})(?!\d)"
    r"|(?<!\d)(?P<before>\d{4})\b(?= (?:is|are) the last (?:4|four))",
    re.IGNORECASE,
)

_MBI_LETTER, _MBI_EITHER = "[AC-HJKMNP-RT-Y]", "[AC-HJKMNP-RT-Y0-9]"
_MBI = re.compile(
    rf"(?<![^\W_])[1-9]{_MBI_LETTER}{_MBI_EITHER}\d[-\s]?{_MBI_LETTER}{_MBI_EITHER}\d[-\s]?{_MBI_LETTER}{{2}}\d\d(?![^\W_])",
    re.IGNORECASE,
)

_OF_WHAT = (
    r"(?:mrn|emr|hicn?|mbi|npi|nhs|medical record|health record|record|chart|member(?:ship)?|subscriber"
    r"|beneficiary|policy(?: ?holder)?|group|account|acct|claim|case|reference|ref|confirmation"
    r"|authori[sz]ation|auth|patient|pt|insurance|medicare|medicaid|medi-cal|tricare|aetna|cigna|humana"
    r"|kaiser|insurer|card|id card|health card|credit card|visa|mastercard|amex|debit|passport"
    r"|driver'?s? licen[cs]e|licen[cs]e|routing|ohip|accession|employee|student)"
)
_NUMBER_WORD = r"(?:numbers?|num|nbr|no\.?|nr|id|i\.d\.|identifier|identification|#)"
_VALUE = (
    r"(?P<value>(?!19\d\d\b|20\d\d\b)(?:[A-Za-z]{1,5}[- ]?)?\d[\dA-Za-z]*"
    r"(?:-\w+|[- ](?=\w*\d)[\dA-Za-z]{2,}){0,4})(?![\d/])"
)
_LINK = r"(?:\s*(?:[:=#(–—-]|is|was|are|ends in|ending in|ending|it's|its)){0,3}\s*"

#: "member ID: XYZ 1234567", "policy number is W12345678".
_NAMED = re.compile(rf"\b{_OF_WHAT}(?:'s)?\s*(?:{_NUMBER_WORD}\s*){{1,2}}{_LINK}{_VALUE}", re.IGNORECASE)
#: Words that need no "number" after them: "MRN 00456789", "my ID is ABC123456", "policy W12345678".
_SURE = re.compile(rf"\b(?:mrn|mbi|hicn|npi|acct|passport|id){_LINK}{_VALUE}", re.IGNORECASE)
_LIKELY = re.compile(
    rf"\b{_OF_WHAT}{_LINK}(?P<value>(?:[A-Za-z]{{1,4}}-?)?\d[\d-]{{5,}}\d[A-Za-z]?|[A-Za-z]{{1,4}}\d{{6,}}[A-Za-z]?)(?![\d/])",
    re.IGNORECASE,
)

#: 4111 1111 1111 1111 and 3782 822463 10005.
_CARD = re.compile(r"(?<!\d)(?:\d{4}[-.\s]){3}\d{1,7}(?!\d)|(?<!\d)3\d{3}[-.\s]\d{6}[-.\s]\d{4,5}(?!\d)")
#: Nine digits or more in a row, alone or after a few letters.
_LONG = re.compile(r"(?<![\d$£€.,:^])(?<![^\W\d_])(?P<letters>[A-Za-z]{0,4})\d{9,}[A-Za-z]?(?![\d:]|,\d|\.\d)")
_LETTERED = re.compile(r"(?<![^\W_])(?P<letters>[A-Za-z]{1,4})\d{8}(?!\w)")
#: Studies, articles, genes and variants: nobody's number.
_PUBLIC = frozenset(
    {"nct", "pmid", "pmc", "rs", "chr", "doi", "ctri", "drks", "jrct", "umin", "isrctn", "nm", "np"}
)

_SHORTEST_NAMED = 4


def find_numbers(text: str) -> list[Span]:
    """All such numbers, none overlapping another."""
    spans: list[Span] = []
    for start, end in sorted(set(_candidates(text))):
        if spans and start < spans[-1].end:
            spans[-1] = Span(spans[-1].start, max(end, spans[-1].end), NUMBER)
        else:
            spans.append(Span(start, end, NUMBER))
    return spans


def _candidates(text: str) -> Iterator[tuple[int, int]]:
    if not any(c.isdigit() for c in text):
        return
    for pattern in (_SSN, _SPELLED, _MBI):
        yield from (m.span() for m in pattern.finditer(text))
    for match in _SSN_PART.finditer(text):
        yield match.span(match.lastgroup or 0)
    for pattern in (_NAMED, _SURE, _LIKELY):
        yield from (m.span("value") for m in pattern.finditer(text) if _enough_digits(m["value"]))
    yield from (m.span() for m in _CARD.finditer(text) if _is_card(m.group()))
    for pattern in (_LONG, _LETTERED):
        yield from (m.span() for m in pattern.finditer(text) if m["letters"].lower() not in _PUBLIC)


def _enough_digits(value: str) -> bool:
    return sum(c.isdigit() for c in value) >= _SHORTEST_NAMED


def _is_card(text: str) -> bool:
    """Whether digits in groups of four are a card and not four years: cards begin with 3 to 6 or add up."""
    digits = [int(c) for c in text if c.isdigit()]
    return 3 <= digits[0] <= 6 or _adds_up(digits)


def _adds_up(digits: list[int]) -> bool:
    """The check of the last digit that all card numbers pass (Luhn)."""
    doubled = [d * 2 - 9 * (d > 4) for d in digits[-2::-2]]
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0
