"""The lines before an answer, in the language of the person."""

from dataclasses import replace
from datetime import date

import pytest

from bot.advice.case import Case
from bot.advice.guide import Guide
from bot.advice.memory import Memory
from bot.advice.outside import not_understood
from bot.advice.reading import Reading, Safety
from bot.advice.reply import plain_text
from bot.advice.safety import amber
from bot.advice.turn import begin
from bot.model import PROJECT

SPANISH = Reading("me duele el pecho", "", 0.9, safety=Safety("amber", "emergency", language="es"), language="es")


@pytest.fixture(scope="module")
def guide():
    return Guide.load(PROJECT / "data")


def lines(guide, reading):
    return [block.text for block in amber(begin(guide, date(2025, 6, 2), reading, Case(), Memory()))]


def test_spanish_gets_spanish(guide):
    [line] = lines(guide, SPANISH)
    assert "llame al 911" in line


def test_who_mixes_spanish_with_english_gets_both(guide):
    spanish, english = lines(guide, replace(SPANISH, language="en"))
    assert "llame al 911" in spanish
    assert "call 911" in english


def test_english_gets_english(guide):
    [line] = lines(guide, replace(SPANISH, language="en", safety=Safety("amber", "emergency")))
    assert "call 911" in line


def test_the_answer_in_spanish_begins_with_the_danger(guide):
    turn = begin(guide, date(2025, 6, 2), SPANISH, Case(), Memory())
    said = plain_text(not_understood(turn).reply)
    assert said.index("llame al 911") < said.index("segunda opinión")
