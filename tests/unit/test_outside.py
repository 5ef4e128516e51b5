"""What the guide declines, and what it offers in its place."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.advice.case import Case
from bot.advice.guide import Guide
from bot.advice.memory import Memory
from bot.advice.outside import bereaved, in_general, named_result, not_understood, outside
from bot.advice.reading import Reading
from bot.advice.reply import plain_text
from bot.advice.turn import Turn, begin

GUIDE = Guide.load(Path(__file__).parents[2] / "data")


def turn(text: str, intent: str = "medical_advice", memory: Memory | None = None, **known: Any) -> Turn:
    reading = Reading(text, intent, known.pop("confidence", 0.9))
    return begin(GUIDE, date(2026, 11, 23), reading, Case(**known), memory or Memory())


@pytest.mark.parametrize("text", ["my tsh is 6", "is 4.5 potassium bad", "A1C 7.2, ok?"])
def test_a_lab_value_is_a_result_to_ask_about_and_no_symptom(text):
    found = named_result(turn(text, confidence=0.1))

    assert found is not None
    assert "I can't read test results" in plain_text(found.reply)
    assert [button.topic for button in found.reply.buttons] == ["questions_to_ask", "should_i", "find_specialist"]


@pytest.mark.parametrize("text", ["my psa scares me", "it has been 6 weeks"])
def test_without_a_number_or_a_test_there_is_no_result(text):
    assert named_result(turn(text, confidence=0.1)) is None


def test_a_value_told_with_a_clear_wish_is_left_to_that_wish():
    assert named_result(turn("my psa is 8, should I get a second opinion", "should_i")) is None


def test_is_it_dangerous_is_about_the_operation_that_was_named():
    said = plain_text(outside(turn("is it dangerous", procedure="spinal_fusion")).reply)

    assert "how big the risk of the spinal fusion is for you" in said
    assert "What goes wrong most often" in said


def test_with_no_operation_named_it_is_a_symptom():
    assert "That sounds worrying" in plain_text(outside(turn("is it dangerous")).reply)


def test_a_power_of_attorney_is_no_lawsuit():
    found = outside(turn("I have power of attorney", "legal", role="caregiver", relation="father"))

    assert "when your father can't decide" in plain_text(found.reply)
    assert "ask_doctor" in [button.topic for button in found.reply.buttons]
    assert "legal advice" in plain_text(outside(turn("can I sue them", "legal")).reply)


def test_after_an_emergency_there_is_a_way_on():
    found = not_understood(turn("she is ok now", "", Memory(alarm=True), role="caregiver", relation="daughter"))

    assert "If your daughter is safe now, I'm so glad." in plain_text(found.reply)
    assert [button.topic for button in found.reply.buttons] == ["emotional_support", "plan"]


def test_when_the_patient_has_died_the_plan_and_its_days_are_over():
    heard = turn("he died", role="caregiver", relation="husband", deadline=date(2026, 12, 3))
    found = bereaved(heard)
    assert found is not None
    assert plain_text(found.reply).startswith("I'm so sorry that your husband has died.")
    assert found.case.deadline is None and found.progress.started == ""


@pytest.mark.parametrize(
    "text", ["his father died of it years ago", "when he died, did they know?", "he passed out"]
)
def test_a_death_long_ago_or_in_a_question_is_no_loss_today(text: str):
    assert bereaved(turn(text, role="caregiver", relation="husband")) is None


@pytest.mark.parametrize(
    "text", ["the va killed my brother", "my husband passed away", "my sister is dead", "i lost my dad in june"]
)
def test_a_talk_that_begins_with_a_death_is_no_talk_about_an_illness(text):
    found = bereaved(turn(text, "life_threatening"))

    assert found is not None
    assert "sorry for your loss" in plain_text(found.reply)
    assert found.case == Case()


@pytest.mark.parametrize(
    "text", ["they almost killed my brother", "this wait is killing me", "they lost my dads records"]
)
def test_nobody_died(text):
    assert bereaved(turn(text, "life_threatening")) is None


def test_a_relatives_death_in_a_talk_about_ones_own_illness_is_a_relatives():
    assert bereaved(turn("my mom died last year", "gut_feeling", role="self", condition="brca")) is None


@pytest.mark.parametrize(
    "text",
    ["does the needle spread it", "is it normal to be tired for weeks after", "does it come back", "will it hurt"],
)
def test_how_things_are_in_general_is_no_symptom(text):
    said = plain_text(outside(turn(text)).reply)

    assert "differs from person to person" in said
    assert "go today" not in said


@pytest.mark.parametrize(
    "text",
    [
        "I have been tired for weeks, is that normal",
        "will this pain go away",
        "are these twitches bad",
        "my leg is swollen, will it go down",
        "is it normal that I feel dizzy",
    ],
)
def test_what_somebody_feels_now_stays_a_symptom(text):
    assert "That sounds worrying" in plain_text(outside(turn(text)).reply)


@pytest.mark.parametrize(
    "text", ["success rate at 34", "how many cycles is normal", "what are my chances if i do a third"]
)
def test_a_matter_of_chances_is_for_whoever_does_it_however_it_was_heard(text):
    found = in_general(turn(text, "third_opinion"))

    assert found is not None
    assert "I can't tell the chances" in plain_text(found.reply)


@pytest.mark.parametrize(
    "text",
    [
        "what are the chances my diagnosis is wrong",
        "what are the chances insurance covers it",
        "do i need a third opinion",
        "they told me a lot of things about the success rate and I am lost now",
    ],
)
def test_other_chances_and_mere_mentions_go_their_own_way(text):
    assert in_general(turn(text, "third_opinion")) is None


def test_an_effect_of_a_medicine_is_asked_about_and_only_told_of_one_that_is_there():
    asked = in_general(turn("are tics made worse by ritalin", "treatment_not_working", procedure="adhd_drug"))

    assert asked is not None
    assert "The prescriber can, and a pharmacist" in plain_text(asked.reply)
    assert (
        in_general(turn("the ritalin makes his tics worse", "treatment_not_working", procedure="adhd_drug"))
        is None
    )
