"""What breaks into the interview: questions, worries, other languages, and the way back."""

from __future__ import annotations

import pytest
from talking import Somebody

from bot.advice.activities import heard, with_way_back
from bot.advice.reply import Button, Buttons, Reply, Text


def asked(who: Somebody) -> str:
    return who.progress.asking


def test_a_question_in_between_is_left_to_others_and_the_interview_waits():
    who = Somebody(condition="lupus", role="self")
    who.asks("help me plan", "plan")
    assert who.says("what will it cost?", "cost") is None
    assert asked(who) == "when"
    answer = Reply((Text("It depends."), Buttons((Button("Get my records", "records"),))))
    back = who.hears_meanwhile("what will it cost?", "cost", answer)
    assert [b.title for b in back.buttons] == ["Get my records", "Back to my plan"]
    assert "Let's go on with the plan." in who.asks("Back to my plan", "plan")
    assert asked(who) == "when"


@pytest.mark.parametrize(
    ("said", "intent"), [("is this private?", "privacy"), ("what if i do not know, is it late?", "risks")]
)
def test_a_question_with_the_word_of_a_cue_is_a_question(said: str, intent: str):
    who = Somebody(condition="lupus", role="self", said_clock="open", payer="ppo")
    who.asks("help me plan", "plan")
    assert who.says(said, intent) is None
    assert asked(who) == "distance"


def test_the_interviews_own_replies_need_no_way_back():
    who = Somebody(condition="lupus", role="self")
    who.asks("help me plan", "plan")
    turn = who._turn("huh?", "why", 0.9)
    found = heard(turn)
    assert found is not None
    assert "Back to my plan" not in [b.title for b in with_way_back(turn, found).reply.buttons]


def test_the_way_back_leaves_room_for_more_of_the_answer():
    who = Somebody(condition="lupus", role="self")
    who.asks("help me plan", "plan")
    four = Buttons(tuple(Button(name, name) for name in ("a", "b", "c", "more")))
    back = who.hears_meanwhile("what will it cost?", "cost", Reply((Text("It depends."), four)))
    assert [b.title for b in back.buttons] == ["a", "b", "more", "Back to my plan"]


def test_after_an_emergency_the_interview_waits():
    who = Somebody(condition="lupus")
    who.asks("help me plan", "plan")
    who.memory = type(who.memory)(alarm=True)
    assert who.says("the ambulance is here", "emergency", 0.3) is None
    assert asked(who) == "when"


def test_a_worrying_answer_keeps_its_warning_and_a_date_is_none():
    who = Somebody(condition="lupus")
    who.asks("help me plan", "plan")
    assert "call 911" in (who.says("soon, my chest hurts a bit", "time_sensitive", 0.3, safety="amber") or "")
    who = Somebody(condition="lupus")
    who.asks("help me plan", "plan")
    assert "911" not in (who.says("idk maybe 2 wks", "time_sensitive", 0.3, safety="amber") or "")


@pytest.mark.parametrize("said", ["", "🙂"])
def test_a_message_without_words_is_left_to_others(said: str):
    who = Somebody(condition="lupus")
    who.asks("help me plan", "plan")
    assert who.says(said) is None


def test_spanish_is_left_to_others_but_a_fact_in_it_is_taken():
    who = Somebody(condition="lupus", role="self", said_clock="open")
    who.asks("help me plan", "plan")
    assert who.says("no entiendo", "language", 0.3, language="es") is None
    who.says("Medicare", "language", 0.3, language="es")
    assert who.case.payer == "medicare"


def test_who_says_back_to_the_plan_is_asked_the_question_again():
    who = Somebody(procedure="spinal_fusion")
    who.asks("help me plan", "plan")

    assert "Let's go on with the plan." in (who.says("back to the plan", "whats_next") or "")


def test_who_is_at_the_end_of_their_strength_is_comforted_and_not_asked_on():
    who = Somebody(procedure="spinal_fusion")
    who.asks("help me plan", "plan")
    said = who.says("everyone would be better off without me", "", safety="amber", danger="crisis") or ""

    assert "988" in said
    assert "is there a date" not in said.lower() and "quite get that" not in said
    assert asked(who) == "when"  # and the plan waits


def test_a_question_about_the_last_answer_is_left_to_others():
    who = Somebody(procedure="spinal_fusion")
    who.asks("help me plan", "plan")

    assert who.says("where does that come from", "why") is None
