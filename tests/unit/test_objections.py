"""Who objects to an emergency line, and who says more than that."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.advice.case import Case
from bot.advice.guide import Guide
from bot.advice.memory import Memory
from bot.advice.objections import objected
from bot.advice.reading import Reading, Safety
from bot.advice.reply import plain_text
from bot.advice.turn import Turn, begin

GUIDE = Guide.load(Path("data"))
MONDAY = date(2026, 11, 23)


def turn(text: str, level: str = "none", **memory: object) -> Turn:
    reading = Reading(text=text, intent="emotional_support", confidence=0.3, safety=Safety(level=level))
    return begin(GUIDE, MONDAY, reading, Case(), Memory(**{"topics": ("surgery",), **memory}))


@pytest.mark.parametrize(
    "text",
    [
        "hes not suicidal, why do you say 988",
        "why do you keep telling me to call 911",
        "Stop with the 988!",
        "sick of hearing 988",
        "she is not suicidal",
        "nobody asked about suicide",
        "it's not an emergency",
    ],
)
def test_an_objection_is_met_with_an_apology_and_not_with_the_line(text: str):
    found = objected(turn(text))
    assert found is not None
    said = plain_text(found.reply)
    assert "sorry" in said
    assert "988" not in said
    assert "911" not in said


@pytest.mark.parametrize(
    "text",
    [
        "im not suicidal just so tired of it all",
        "is it not an emergency?",
        "its not an emergency but he fell",
        "should i call 911",
        "why is there a suicide warning on this medicine",
        "what is 988",
    ],
)
def test_who_says_more_or_asks_is_heard(text: str):
    assert objected(turn(text)) is None


def test_in_an_alarming_message_only_the_objection_itself_counts():
    assert objected(turn("please stop telling me to call 911", "red", alarm=True))
    assert objected(turn("stop telling me to call 911 i cant breathe", "red", alarm=True)) is None


def test_after_an_alarm_somebody_else_is_to_judge():
    found = objected(turn("I said it's not an emergency", alarm=True))
    assert found is not None
    assert "judge it now" in plain_text(found.reply)
    assert not found.memory.alarm


def test_nothing_is_objected_to_before_anything_was_said():
    assert objected(turn("its not an emergency", topics=())) is None
