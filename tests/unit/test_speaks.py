"""Who cannot speak for themselves, and whose life support is to end, as messages tell it."""

from __future__ import annotations

import pytest
from facts_examples import read


@pytest.mark.parametrize(
    "text",
    [
        "my wife is on a ventilator in the icu and the doctors want to stop",
        "my husband is in a coma",
        "mom is unconscious since tuesday",
        "my dad is sedated, i want another doctor to look at him",
        "she's been intubated for two weeks",
        "they say my brother is brain dead",
        "my dad can't speak for himself",
        "since the stroke my mom cant talk",
        "he has a breathing tube and they say there is no hope",
        "my son hasnt woken up since the surgery",
        "they want to take her off life support",
        "I want a second opinion, my wife is on life support",
    ],
)
def test_who_cannot_speak(text: str):
    facts = read(text).facts
    assert (facts.get("speaks"), facts.get("role")) == ("no", "caregiver")


@pytest.mark.parametrize(
    "text",
    [
        "i was in a coma last year and now need knee surgery",
        "will i be sedated for the colonoscopy",
        "im afraid of ending up on a ventilator",
        "if the surgery goes wrong he could end up in a coma",
        "my mom cant speak english",
        "i cant talk to my doctor",
        "what is a ventilator",
        "my dad has unconscious bias about doctors",
        "she doesnt want to be on life support",
        "i want to pull the plug on my surgery",
        "should i pull the plug on this",
        "does he need a breathing tube for the operation",
        "they want to stop the chemo",
    ],
)
def test_who_can(text: str):
    assert "speaks" not in read(text).facts


@pytest.mark.parametrize(
    "text", ["she is awake now", "they took him off the ventilator", "mom came out of the coma"]
)
def test_who_wakes_up_speaks_again(text: str):
    assert read(text).facts.get("speaks") == ""


@pytest.mark.parametrize(
    "text",
    [
        "they want to pull the plug on my mom",
        "doctors want to withdraw life support from my dad",
        "the doctors want to withdraw care from my husband",
        "they're turning off the machines on friday",
        "my wife is on a ventilator and the doctors want to stop",
        "my mom is in a coma and they say we should let her go",
    ],
)
def test_what_keeps_them_alive_is_to_end(text: str):
    facts = read(text).facts
    assert (facts.get("stopping"), facts.get("setting")) == ("yes", "inpatient")


@pytest.mark.parametrize("text", ["my mom is sedated in the icu", "dad is on a ventilator and needs a new doctor"])
def test_or_nobody_spoke_of_that(text: str):
    assert "stopping" not in read(text).facts


def test_a_ventilator_at_home_is_no_hospital():
    assert "setting" not in read("my dad is on a ventilator at home").facts


def test_life_support_withdrawn_from_a_relative_is_about_the_relative():
    assert read("doctors want to withdraw life support from my dad").facts.get("relation") == "dad"
