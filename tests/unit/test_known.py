"""What is known of the case: shown in plain words, changed, let go of."""

from __future__ import annotations

from datetime import date

import pytest
from talking import Somebody

FACTS = {
    "role": "caregiver",
    "relation": "mom",
    "person": "elder",
    "procedure": "hip_replacement",
    "deadline": date(2026, 12, 8),
    "payer": "medicare",
}


def test_the_case_is_shown_in_plain_words_each_fact_with_a_way_to_change_it():
    who = Somebody(**FACTS)
    said = who.asks("what do you know about me", "export_my_data")
    assert "- It's about the hip replacement." in said
    assert "- The date is Tuesday, December 8." in said
    assert "- It's for your mom, who is older." in said
    assert "- Care is paid by Medicare." in said
    assert who.buttons == ["The operation", "The date", "Who it's for", "The insurance", "Erase this chat"]


def test_nothing_known_says_so_and_leads_on():
    assert "Nothing yet." in Somebody().asks("what do you know about me", "export_my_data")


def test_with_many_facts_there_are_eight_buttons_and_a_way_to_the_rest():
    who = Somebody(
        **FACTS,
        condition="lupus",
        setting="inpatient",
        stance="angry",
        has_pcp="yes",
        distance="far",
        stage="comparing",
    )
    who.asks("what do you know about me", "export_my_data")
    assert len(who.buttons) == 8
    who.presses("Something else")
    assert "The way to a hospital" in who.buttons


def test_a_fact_is_changed_by_pressing_and_typing():
    who = Somebody(**FACTS)
    who.asks("what do you know about me", "export_my_data")
    said = who.presses("The insurance")
    assert "I have: Care is paid by Medicare. What should it be?" in said
    assert "I've changed that. Care is paid by a PPO plan." in (who.says("its a ppo") or "")
    assert who.case.payer == "ppo"


def test_a_fact_is_changed_by_pressing_alone():
    who = Somebody(**FACTS)
    who.asks("what do you know about me", "export_my_data")
    who.presses("The insurance")
    assert "No insurance pays for it." in who.presses("No insurance")
    assert who.case.payer == "uninsured"


def test_a_fact_is_forgotten_by_pressing():
    who = Somebody(**FACTS)
    who.asks("what do you know about me", "export_my_data")
    who.presses("Who it's for")
    assert "let go of that" in who.presses("Forget it")
    assert (who.case.role, who.case.relation, who.case.person) == ("", "", "")


@pytest.mark.parametrize(
    ("said", "fact"),
    [
        ("forget the insurance", "payer"),
        ("im not on medicare anymore", "payer"),
        ("please remove the date", "deadline"),
        ("forget what i said about my mom", "relation"),
        ("delete the operation", "procedure"),
    ],
)
def test_a_fact_is_forgotten_in_their_words(said: str, fact: str):
    who = Somebody(**FACTS)
    assert "let go of that" in who.asks(said, "change_fact")
    assert not getattr(who.case, fact)


def test_what_is_not_known_cannot_be_forgotten():
    assert "I don't have that" in Somebody(payer="hmo").asks("forget the date", "change_fact")


@pytest.mark.parametrize(
    ("said", "fact", "value"),
    [
        ("its not for my mom its for me", "role", "self"),
        ("my insurance changed, its medicaid now", "payer", "medicaid"),
        ("change the date to december 20", "deadline", date(2026, 12, 20)),
    ],
)
def test_a_fact_is_changed_in_their_words(said: str, fact: str, value: object):
    who = Somebody(**FACTS)
    who.asks(said, "change_fact")
    assert getattr(who.case, fact) == value


def test_its_for_me_takes_the_mother_and_her_age_away():
    who = Somebody(**FACTS)
    who.asks("its not for my mom its for me", "change_fact")
    assert (who.case.relation, who.case.person) == ("", "")


def test_only_naming_a_fact_asks_what_it_should_be():
    who = Somebody(**FACTS)
    assert "I have: The date is Tuesday, December 8." in who.asks("change the date", "change_fact")
    who.says("december 10")
    assert who.case.deadline == date(2026, 12, 10)


def test_something_is_wrong_asks_which():
    who = Somebody(**FACTS)
    assert "Which one shall I change?" in who.asks("you got something wrong", "change_fact")


@pytest.mark.parametrize("said", ["keep it", "never mind"])
def test_a_fact_may_stay(said: str):
    who = Somebody(**FACTS)
    who.asks("change the date", "change_fact")
    assert "stays as it is" in (who.says(said) or "")
    assert who.case.deadline == FACTS["deadline"]


def test_a_question_while_a_fact_is_asked_about_is_left_to_others():
    who = Somebody(**FACTS)
    who.asks("change the date", "change_fact")
    assert who.says("what will it cost?", "cost") is None


def test_with_a_plan_under_way_a_change_is_planned_for():
    who = Somebody(**FACTS)
    who.asks("plan", "plan")
    for _ in range(3):
        if who.progress.asking:
            who.asks("skip", "skip")
    said = who.asks("forget the insurance", "change_fact")
    assert "let go of that" in said
    assert "1. " in said


def test_a_date_that_moves_without_a_plan_is_noted_and_a_plan_is_offered():
    who = Somebody(**FACTS)
    said = who.asks("the date moved to the 20th", "change_fact")
    assert "Sunday, December 20 now, later than before" in said
    assert who.buttons == ["Plan my next steps"]


def test_in_the_middle_of_the_interview_the_facts_keep_their_buttons_and_the_way_back_is_there():
    who = Somebody(procedure="hip_replacement", payer="medicare", role="self", stance="angry")
    who.asks("help me plan", "plan")
    waiting = who.progress
    who.asks("what do you know about me", "export_my_data")
    back = who.hears_meanwhile("what do you know about me", "export_my_data", who.reply)
    assert who.progress == waiting
    assert [b.title for b in back.buttons] == [*who.buttons, "Back to my plan"]


def test_letting_go_of_an_insurance_that_nobody_has_takes_no_other_away():
    who = Somebody(payer="ppo")
    said = who.asks("im not on medicare anymore", "change_fact")
    assert who.case.payer == "ppo"
    assert "I've let nothing go. What I have: Care is paid by a PPO plan." in said


def test_letting_go_of_the_insurance_one_has_takes_it_away():
    who = Somebody(payer="medicare")
    who.asks("im not on medicare anymore", "change_fact")
    assert who.case.payer == ""
