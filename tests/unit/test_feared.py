"""An illness that somebody only fears is no illness of theirs until a doctor names it."""

from __future__ import annotations

import pytest
from facts_examples import MONDAY, read
from talking import GUIDE

from bot.advice.answer import script_for
from bot.advice.case import Case
from bot.advice.guide import Setting
from bot.advice.memory import Memory
from bot.advice.reading import Reading, Topic
from bot.advice.reply import plain_text
from bot.advice.turn import Turn, begin
from bot.advice.verdict import verdict_script
from bot.advice.what_if import what_if

HEALTHY = "neurologist says normal emg, im convinced its ALS"


def turn_of(text: str, case: Case, topic: str = "doubt_diagnosis") -> Turn:
    found, heard = read(text), (Topic(topic, 0.9), Topic("life_threatening", 0.5))
    reading = Reading(text, topic, 0.9, heard, heard, found.facts, found.bare, found.correction, found.aside)
    return begin(GUIDE, MONDAY, reading, case, Memory())


@pytest.mark.parametrize(
    ("text", "feared"),
    [
        ("im convinced its ALS", "yes"),
        ("im so scared its ms", "yes"),
        ("im terrified that i have lupus", "yes"),
        ("worried about having parkinsons", "yes"),
        ("i cant stop thinking its ALS", "yes"),
        ("my legs feel weak and all the time i ask myself what if its ALS", "yes"),
        ("my husband is convinced he has als", "yes"),
        ("my hands hurt and i think i have lupus", "thought"),
        ("google says it could be lupus", "thought"),
        ("chatgpt said i have ms", "thought"),
        ("ive been tired for months now, could it be multiple sclerosis", "thought"),
    ],
)
def test_what_nobody_named_is_no_condition(text: str, feared: str):
    facts = read(text).facts
    assert "condition" not in facts
    assert facts["feared"] == feared


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("my doctor thinks i have lupus", "lupus"),
        ("the neurologist is convinced its ms", "ms"),
        ("they are worried its ms", "ms"),
        ("im not convinced its lupus", "lupus"),
        ("i dont think its lupus", "lupus"),
        ("im scared my ms is back", "ms"),
        ("my aunt thinks its lupus", "lupus"),
        ("i have lupus and im scared", "lupus"),
        ("im scared of what lupus will do to me", "lupus"),
        ("i was diagnosed with lupus", "lupus"),
    ],
)
def test_what_was_named_stays(text: str, condition: str):
    facts = read(text).facts
    assert facts.get("condition") == condition
    assert "feared" not in facts


@pytest.mark.parametrize(
    "text",
    [
        "neurologist says normal emg",
        "all my tests came back normal",
        "doctors say im healthy",
        "they found nothing",
        "two doctors said nothing is wrong",
        "my mri was clean",
    ],
)
def test_doctors_found_nothing(text: str):
    assert read(text).facts.get("cleared") == "yes"


@pytest.mark.parametrize("text", ["my emg was not normal", "i hope the tests are normal", "the mri was abnormal"])
def test_what_is_hoped_for_clears_nobody(text: str):
    assert "cleared" not in read(text).facts


def test_a_fear_that_no_doctor_shares_is_answered_as_one():
    turn = turn_of(HEALTHY, Case())
    assert turn.case.condition == ""
    assert turn.case.scenarios == ("peace_of_mind",)

    setting = turn.setting
    told = script_for("peace_of_mind", setting)
    assert "Normal tests count for a lot" in told.opening.text
    assert "another look" in told.opening.text
    assert "At stake" not in verdict_script(setting).opening.text
    assert "It's your call" in verdict_script(setting).opening.text

    missed = what_if(turn_of("but what if they missed it", turn.case))
    assert missed and "signs that would change things" in plain_text(missed.reply)


@pytest.mark.parametrize("text", ["i am not diagnosed with als, doctors say im healthy", "i dont have als"])
def test_an_illness_that_is_ruled_out_leaves_the_case(text: str):
    case = turn_of(text, Case(condition="als", scenarios=("life_threatening",))).case

    assert case.condition == ""
    assert "life_threatening" not in case.scenarios


def test_a_doctor_who_names_it_ends_the_mere_fear():
    case = turn_of("now the doctor says i have als", turn_of(HEALTHY, Case()).case).case

    assert case.condition == "als"
    assert "Normal tests" not in script_for("peace_of_mind", Setting.of(GUIDE, case, MONDAY)).opening.text


def test_a_mere_thought_is_no_diagnosis_to_doubt():
    case = turn_of("my hands hurt and i think i have lupus", Case()).case

    assert case.scenarios == ("unclear_diagnosis",)
