"""Parts of a text that are to be replaced, and the replacing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

NUMBER = "[number]"
PHONE = "[phone]"
EMAIL = "[e-mail]"
ADDRESS = "[address]"
BIRTH = "[date of birth]"
NAME = "[name]"
LINK = "[link]"
TAGS = (NUMBER, PHONE, EMAIL, ADDRESS, BIRTH, NAME, LINK)

#: Stands for every character that is a tag or has been found. It is neither a letter, a digit nor a space,
#: so no pattern reads across what has gone.
GONE = "\ufffc"

_TAG = re.compile("|".join(re.escape(tag) for tag in TAGS))


@dataclass(frozen=True)
class Span:
    """Characters [start, end) of a text; `tag` is what takes their place."""

    start: int
    end: int
    tag: str


def without_tags(text: str) -> str:
    """The text, as long as before, with tags of an earlier scrubbing blanked out."""
    return _TAG.sub(lambda m: GONE * len(m.group()), text.replace(GONE, " "))


def blank(text: str, spans: Iterable[Span]) -> str:
    """The text, as long as before, with these parts blanked out."""
    for span in spans:
        text = text[: span.start] + GONE * (span.end - span.start) + text[span.end :]
    return text


def replace(text: str, spans: Sequence[Span]) -> str:
    """The text with the tags in place of the spans, which do not overlap."""
    for span in sorted(spans, key=lambda s: s.start, reverse=True):
        text = text[: span.start] + span.tag + text[span.end :]
    return text
