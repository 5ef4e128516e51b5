"""Hospice, and time against comfort, only where somebody spoke of the end of life."""

from __future__ import annotations

import pytest
from facts_examples import MONDAY, read
from talking import GUIDE

from bot.advice.answer import script_for
from bot.advice.case import Case
from bot.advice.documents.desk import write_document
from bot.advice.guide import Setting
from bot.advice.memory import Memory
from bot.advice.reading import Reading
from bot.advice.reply import plain_text
from bot.advice.turn import begin

DYING = ("hospice", "more time", "comfort", "palliative")


@pytest.mark.parametrize(
    "text",
    [
        "hospice was mentioned",
        "they gave him 6 months",
        "they gave my dad 6 to 9 months, cancer",
        "its terminal",
        "nothing more they can do",
        "heart failure end stage",
        "weeks to live",
    ],
)
def test_who_speaks_of_the_end_is_heard(text: str):
    assert read(text).facts.get("end_of_life") == "yes"


@pytest.mark.parametrize(
    "text",
    [
        "its not terminal",
        "what is palliative care",
        "im dying to know what you think",
        "my dad has heart failure",
        "they gave me 3 weeks of antibiotics",
        "they gave me 2 weeks to decide",
        "theres a lot more they can do",
    ],
)
def test_nobody_else_is(text: str):
    assert "end_of_life" not in read(text).facts


@pytest.mark.parametrize(
    "known",
    [
        {"condition": "heart_failure", "role": "caregiver", "relation": "dad"},
        {"condition": "spinal_cord_injury"},
        {"person": "pregnant", "role": "caregiver", "relation": "wife", "condition": "fetal_heart"},
        {"person": "pregnant"},
        {},
    ],
)
def test_who_is_not_dying_hears_nothing_of_it(known: dict[str, str]):
    case = Case(scenarios=("life_threatening",), **known)
    script = script_for("life_threatening", Setting.of(GUIDE, case, MONDAY))
    lines = (script.opening, *script.words, *script.steps, *script.ask, *filter(None, [script.urgency]))
    reading = Reading("write it", "write_document", 0.9)
    letter = write_document(begin(GUIDE, MONDAY, reading, case, Memory())).reply

    said = " ".join([line.text for line in lines] + [plain_text(letter)]).lower()
    assert [word for word in DYING if word in said] == []


def test_who_spoke_of_it_is_told_of_hospice_and_comfort():
    case = Case(scenarios=("life_threatening",), end_of_life="yes", role="caregiver", relation="mom")
    script = script_for("life_threatening", Setting.of(GUIDE, case, MONDAY))

    assert script.urgency and "hospice nurse" in script.urgency.text
    assert any("more time, more comfort" in line.text for line in script.steps)


@pytest.mark.parametrize(
    "text",
    [
        "will i be paralyzed",
        "could he end up paralyzed",
        "scared of being left paralyzed",
        "i dont want to be paralyzed",
    ],
)
def test_what_is_feared_to_come_is_not_there(text: str):
    assert "condition" not in read(text).facts


@pytest.mark.parametrize("text", ["my dad is paralyzed", "he was paralyzed in a crash", "i am paralyzed"])
def test_what_is_there_is(text: str):
    assert read(text).facts["condition"] == "spinal_cord_injury"


def test_an_unborn_childs_heart_is_for_the_doctors_of_both():
    assert (
        read("32 weeks pregnant and they found something with the babys heart").facts["condition"] == "fetal_heart"
    )
    assert "condition" not in read("they found something with my babys heart, hes 3").facts
    setting = Setting.of(GUIDE, Case(condition="fetal_heart", person="pregnant"), MONDAY)
    who = " ".join(line.text for line in script_for("find_specialist", setting).steps)
    assert "maternal-fetal medicine" in who and "children's heart doctor" in who
