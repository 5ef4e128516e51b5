"""What the tests of the facts share: the lookups and a Monday."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path

from bot.advice.lookups import Lookups
from bot.nlu.facts import Facts, read_facts

MONDAY = date(2026, 11, 23)


@lru_cache(maxsize=1)
def lookups() -> Lookups:
    return Lookups.load(Path(__file__).parents[2] / "data" / "lookups")


def read(text: str, today: date = MONDAY) -> Facts:
    return read_facts(text, lookups(), today)
