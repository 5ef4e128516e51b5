"""Ways to reach a person: e-mail addresses, phone and fax numbers, personal links, network addresses."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable, Iterator

from phonenumbers import Leniency, PhoneNumberMatcher

from .spans import EMAIL, LINK, NUMBER, PHONE, Span, blank

_LOCAL = r"[\w.!#$%&'*+/=?^`{|}~-]"
_START = r"(?<![\w.+-])"
_PROVIDER = r"(?:gmail|yahoo|hotmail|outlook|icloud|aol|proton(?:mail)?|live|msn|comcast)"
_AT, _DOT = r" ?[\[(]?\bat\b[\])]? ?", r" ?[\[(]?\bdot\b[\])]? ?"
_EMAILS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<!{_LOCAL}){_LOCAL}+@(?:[\w-]+\.)+[^\W\d_][\w-]*",
        rf"{_START}[\w.+-]+ ?@ ?[\w-]+(?: ?\. ?[\w-]+)* ?\. ?(?:com|net|org|edu|gov)\b",  # jo @ example . com
        # jo at example dot com
        rf"{_START}[\w.+-]+(?: dot [\w+-]+)*{_AT}[\w-]+(?:{_DOT}[\w-]+)*{_DOT}[a-z]{{2,4}}\b",
        rf"{_START}[\w.+-]+ at {_PROVIDER} ?\.? ?(?:com|net)\b",
        rf"{_START}(?=[\w.+-]*[\d._])[\w.+-]+ at {_PROVIDER}\b",
    )
)
#: May stand before an address without being part of it.
_QUOTES = "'`*{|/=~_"

_URL = re.compile(
    r"\b(?:https?://|www\.)[^\s<>\"￼]+|(?<![\w.-])(?:[a-z0-9-]+\.)+[a-z]{2,}/[^\s<>\"￼]+", re.IGNORECASE
)
_PERSONAL = re.compile(
    r"facebook\.|fb\.|instagram\.|linkedin\.|twitter\.|\bx\.com|tiktok\.|t\.me|wa\.me|snapchat\.|github\.|reddit\.com/u"
    r"|youtube\.com/(?:@|c/|user)|caringbridge|gofundme|drive\.google|dropbox|icloud\.|mychart|zoom\.us|venmo|paypal"
    r"|[?#=@~]|\d{6}|/(?:u|user|users|in|profile|profiles|patient|patients|member|people|share|shared)/",
    re.IGNORECASE,
)
_PUBLIC = re.compile(r"^(?:https?://)?(?:[\w-]+\.)*(?:gov|doi\.org|nhs\.uk)/[^?#@]*$", re.IGNORECASE)
_HANDLE = re.compile(
    r"(?<![\w@.])(?P<alone>@(?=\w*[\d_])[A-Za-z]\w{2,})"
    r"|\b(?:insta(?:gram)?|twitter|tik ?tok|snap(?:chat)?|telegram|discord|skype|handle|user ?name)\b"
    r"(?:\s*(?:is|[:=-]))?\s*"
    r"(?P<named>@\w{3,}|(?=\w*[\d_])[A-Za-z]\w{2,})",
    re.IGNORECASE,
)
_IP4 = re.compile(r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?:/\d{1,2})?(?![\w]|\.\d)")
_IP6 = re.compile(r"(?<![\w:])[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){3,7}(?![\w:])", re.IGNORECASE)

_GAP = r"[-.‐‑–—/\s]"
_NOT_AFTER = r"(?<![\d$£€])(?<!\d[.,])"
_EXTENSION = r"(?:\s*,?\s*(?:x|ext\.?|extension)\s*\d{1,6})?"
_PHONES = (
    re.compile(  # (212) 555-0123, +1 212.555.0123, 1-212-555-0123
        rf"{_NOT_AFTER}(?:\+?1{_GAP}{{0,2}})?(?:\(\s?\d{{3}}\s?\)|\d{{3}}){_GAP}{{0,3}}\d{{3}}{_GAP}{{0,3}}\d{{4}}(?![\d]){_EXTENSION}",
        re.IGNORECASE,
    ),
    re.compile(rf"(?<!\d)\+\s?\d(?:[-.()/\s]{{0,3}}\d){{7,14}}(?!\d){_EXTENSION}", re.IGNORECASE),
    re.compile(r"(?<![\d.,/-])0\d{2,4}[-\s]?\d{3,4}[-\s]?\d{3,4}(?![\d/-])"),  # 020 7946 0958
    re.compile(  # call 555-1234
        r"(?:call|phone|cell|mobile|number|text|reach|fax|tel|dial|ring|line|landline|whatsapp)\b[^\d\n￼]{0,16}"
        rf"(?P<value>\d{{3}}[-.\s]\d{{4}}|\d{{5}}[-\s]\d{{5}})(?!\d){_EXTENSION}",
        re.IGNORECASE,
    ),
    re.compile(r"(?<![\d-])555[-.\s]\d{4}(?!\d)"),
)
_DIGITS_OF_A_PHONE = 7
#: 250 500 1000 mg are doses, whatever their shape.
_DOSES = re.compile(r"[\d ]+(?:m?c?g|ml|iu|units?|k?cal|calories|steps|dollars|bucks)\b", re.IGNORECASE)


def find_contacts(text: str) -> list[Span]:
    """All of them, none overlapping another."""
    spans: list[Span] = []
    for find in (_mail, _links, _handles, _network_addresses, _phones):
        found = list(find(blank(text, spans)))
        spans.extend(found)
    return spans


def _mail(text: str) -> Iterator[Span]:
    for pattern in _EMAILS:
        found = [Span(_after_quotes(m), m.end(), EMAIL) for m in pattern.finditer(text)]
        yield from found
        text = blank(text, found)


def _after_quotes(match: re.Match[str]) -> int:
    bare = match.group().lstrip(_QUOTES)
    return match.start() if bare.startswith("@") else match.end() - len(bare)


def _links(text: str) -> Iterator[Span]:
    for match in _URL.finditer(text):
        if _PERSONAL.search(match.group()) and not _PUBLIC.search(match.group()):
            yield Span(match.start(), match.start() + len(match.group().rstrip(".,;:!?)'")), LINK)


def _handles(text: str) -> Iterator[Span]:
    for match in _HANDLE.finditer(text):
        yield Span(*match.span(match.lastgroup or 0), LINK)


def _network_addresses(text: str) -> Iterator[Span]:
    for pattern in (_IP4, _IP6):
        for match in pattern.finditer(text):
            if _is_network_address(match.group()):
                yield Span(*match.span(), NUMBER)


def _is_network_address(value: str) -> bool:
    try:
        ipaddress.ip_interface(value)
    except ValueError:
        return False
    return True


def _phones(text: str) -> Iterator[Span]:
    if sum(c.isdigit() for c in text) < _DIGITS_OF_A_PHONE:
        return
    matches = [(m.start, m.end) for m in PhoneNumberMatcher(text, "US", Leniency.STRICT_GROUPING)]
    matches.extend(m.span(m.lastgroup or 0) for pattern in _PHONES for m in pattern.finditer(text))
    for start, end in _joined(m for m in matches if not _DOSES.match(text, m[0])):
        yield Span(start, end, PHONE)


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans that overlap become one: the library takes only the 310-0000 of (200) 310-0000."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
