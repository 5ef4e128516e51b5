"""Should I? Cases reviewed for sense, in verdict_cases.yml: the level, what is asked, what is said."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from advice_cases import TODAY

from bot.advice.case import Case
from bot.advice.guide import Guide, Setting
from bot.advice.judging import judge
from bot.advice.memory import Memory
from bot.advice.reading import Reading, Topic
from bot.advice.reply import Reply, plain_text
from bot.advice.turn import begin
from bot.advice.validation.readability import MOST, Readability, read_aloud
from bot.advice.verdict import verdict

ROWS: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "verdict_cases.yml").read_text(encoding="utf-8")
)
pytestmark = pytest.mark.parametrize("row", ROWS, ids=[row["who"] for row in ROWS])


def case_of(row: dict[str, Any]) -> Case:
    facts = dict(row["case"])
    if "deadline" in facts:
        facts["deadline"] = TODAY + timedelta(days=facts["deadline"])
    return Case().with_facts(facts)


def reply_to(guide: Guide, row: dict[str, Any]) -> tuple[Reply, str]:
    """The first page, and what it asks."""
    reading = Reading("should i", "should_i", 0.9, (Topic("should_i", 0.9),))
    found = judge(begin(guide, TODAY, reading, case_of(row), Memory()), ("should_i",))
    return found.reply, found.progress.asking.replace("about", "")


def test_the_verdict_fits_the_case(guide: Guide, row: dict[str, Any]) -> None:
    assert verdict(Setting.of(guide, case_of(row), TODAY)).level == row["level"]


def test_what_it_asks_and_says(guide: Guide, row: dict[str, Any]) -> None:
    reply, asks = reply_to(guide, row)
    assert asks == row.get("asks", asks)
    text = plain_text(reply).lower()
    assert [words for words in row.get("says", []) if words.lower() not in text] == []
    assert [words for words in row.get("never", []) if words.lower() in text] == []


def test_the_page_is_short_and_easy_and_leads_on(guide: Guide, row: dict[str, Any]) -> None:
    reply, _ = reply_to(guide, row)
    assert reply.words() <= 120
    assert Readability.of(guide).grade(read_aloud(reply)) <= MOST
    assert reply.buttons and any(block.kind == "steps" for block in reply.blocks)
