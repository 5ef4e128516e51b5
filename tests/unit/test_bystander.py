"""Relatives who are only spoken of, and those who are the patient."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.advice.bystander import is_lay_view, without_bystander
from bot.advice.case import Case
from bot.advice.guide import Guide
from bot.advice.reading import Reading

GUIDE = Guide.load(Path(__file__).parents[2] / "data")
CUES = GUIDE.library.texts["talk"]["bystander"]
FOR_DAD = Case(role="caregiver", relation="father")


def facts(text: str, relation: str, case: Case, **more: str) -> dict[str, str]:
    told = {"role": "caregiver", "relation": relation, **more}
    return dict(without_bystander(Reading(text, "", 0.0, facts=told), case, CUES))


def test_a_brother_with_a_view_does_not_become_the_patient():
    assert facts("my brother wants the tube", "brother", FOR_DAD, payer="medicare") == {"payer": "medicare"}


@pytest.mark.parametrize(
    ("text", "relation"),
    [("give me something to print for my daughter", "daughter"), ("my wife thinks I worry too much", "wife")],
)
def test_nor_does_who_gets_a_paper_or_comments(text, relation):
    assert facts(text, relation, Case(role="self")) == {}


@pytest.mark.parametrize(
    ("text", "case", "more"),
    [
        ("my brother wants another opinion", Case(), {}),  # nobody was named before
        ("it's about my brother", FOR_DAD, {}),
        ("my brother says he has lupus", FOR_DAD, {"condition": "lupus"}),
    ],
)
def test_who_is_told_to_be_ill_or_asked_for_is_the_patient(text, case, more):
    assert facts(text, "brother", case, **more)["relation"] == "brother"


@pytest.mark.parametrize(
    ("text", "lay"),
    [
        ("they want to start chemo monday but my brother says see somebody else first", True),
        ("my sister thinks it's the wrong drug", True),
        ("my sister says the other doctor wants to wait", False),
        ("one doctor says wait, another doctor says operate", False),
        ("my brother has lupus", False),
    ],
)
def test_a_relative_is_no_second_doctor(text, lay):
    assert is_lay_view(text, GUIDE.lookups, CUES) is lay
