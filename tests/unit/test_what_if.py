"""What may happen, asked before it has; an insurer's demand; the document on the table, shortened."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.advice.case import Case
from bot.advice.demands import DEMAND
from bot.advice.documents.desk import shortened
from bot.advice.guide import Guide
from bot.advice.memory import Memory
from bot.advice.outside import feared
from bot.advice.reading import Reading, Topic
from bot.advice.reply import plain_text
from bot.advice.turn import Turn, begin
from bot.advice.what_if import what_if

TODAY = date(2026, 11, 23)
GUIDE = Guide.load(Path(__file__).resolve().parents[2] / "data")


def turn(text: str, intent: str = "surgery", **facts: Any) -> Turn:
    heard = (Topic(intent, 0.9),)
    return begin(GUIDE, TODAY, Reading(text, intent, 0.9, heard, heard), Case().with_facts(facts), Memory())


def test_bleeding_after_an_operation_is_met_with_the_signs_of_that_operation():
    found = what_if(turn("what if he bleeds after the surgery", procedure="tonsillectomy"))
    assert found is not None
    assert "spitting a little blood" in plain_text(found.reply)


@pytest.mark.parametrize(
    "said",
    [
        "what if he gets angry after the surgery",
        "he is bleeding after the surgery, what if it doesn't stop",
        "what if i lose blood in the surgery",
        "my mom had a blood clot after surgery",
        "what if the scan shows blood",
    ],
)
def test_what_has_happened_or_is_something_else_is_left_alone(said: str):
    assert what_if(turn(said, procedure="tonsillectomy")) is None


def test_without_an_operation_there_are_no_signs_of_it():
    assert what_if(turn("what if he bleeds after the surgery")) is None


@pytest.mark.parametrize("said", ["the second doctor says i dont need it", "the other doctor disagrees, what now"])
def test_a_doctor_who_has_said_no_is_no_what_if(said: str):
    assert what_if(turn(said, "opinions_differ", procedure="knee_replacement")) is None


def test_a_fear_for_later_needs_a_treatment_and_is_no_symptom_of_now():
    feared_of = "worried about leaking and the bedroom"
    assert feared(turn(feared_of, "medical_advice", options=("surgery", "radiation"))) is not None
    assert feared(turn(feared_of, "medical_advice")) is None
    assert feared(turn("worried, my wound is leaking", "medical_advice", procedure="prostatectomy")) is None


@pytest.mark.parametrize(
    ("said", "demanded"),
    [
        ("aetna says i need a second opinion before they pay", True),
        ("they wont approve my hip replacement until i see another doctor", True),
        ("does my plan say i need one before they pay?", False),
        ("will they pay for a second opinion", False),
    ],
)
def test_an_insurer_that_asks_for_it_is_a_reason(said: str, demanded: bool):
    assert (DEMAND in turn(said, "insurance").case.scenarios) is demanded


def test_a_doctor_who_asks_for_it_is_no_insurer():
    assert DEMAND not in turn("my surgeon wants a second opinion", "surgery").case.scenarios


def test_a_shorter_letter_keeps_the_first_request():
    assert (
        shortened("Dear you,\n\nPlease:\n1. Call.\n2. Write.\n\nThanks")
        == "Dear you,\n\nPlease:\n1. Call.\n\nThanks"
    )
