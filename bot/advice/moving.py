"""A day that is put off: of the days that a weekday may name, the one that comes after the old date."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from bot.advice.cues import has_cue, plain

WEEK = 7
_WEEKDAY = re.compile(r"\b(next )?(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\b")


def put_off(text: str, old: date | None, new: date, cues: Mapping[str, Sequence[str]]) -> date:
    """The day meant by `text`, which was first taken for `new`. `old` is the date so far.

    "Pushed back to Monday" is a Monday after the old date. So is "moved to next Monday", unless it is said to be
    sooner. A day that is named by its number is left alone. `cues` are those of planning.yml.
    """
    named = _WEEKDAY.search(plain(text))
    if old is None or new > old or named is None or re.search(r"\d", text):
        return new
    moved_to_next = named.group(1) and has_cue(text, cues["moved"])
    if has_cue(text, cues["sooner"]) or not (moved_to_next or has_cue(text, cues["put_off"])):
        return new
    return new + timedelta(days=((old - new).days // WEEK + 1) * WEEK)
