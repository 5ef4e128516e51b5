"""The interview: the few things that matter, one at a time, in any words, and then the plan."""

from __future__ import annotations

from datetime import date

import pytest
from facts_examples import MONDAY
from talking import GUIDE, Somebody

from bot.advice.guide import Setting
from bot.advice.questions import open_question, questions


def asked(who: Somebody) -> str:
    return who.progress.asking


def test_from_help_me_plan_to_the_plan():
    who = Somebody()
    assert "What is it about" in who.asks("help me plan", "plan")
    assert "Is there a date for the knee replacement" in (who.says("knee replacement") or "")
    assert "Thursday, December 3: 10 days to go." in (who.says("next thursday") or "")
    assert asked(who) == "who"
    who.says("me")
    plan = who.presses("Medicare")
    assert "Here is a plan for the 10 days before Thursday, December 3." in plan
    assert who.progress.started == MONDAY.isoformat()
    assert who.progress.asking == ""


def test_each_question_can_be_skipped_or_be_enough():
    who = Somebody()
    who.asks("help me plan", "plan")
    assert who.buttons[-2:] == ["Skip this", "That's enough, show the plan"]
    who.presses("Skip this")
    assert asked(who) == "when"
    who.presses("That's enough, show the plan")
    assert who.progress.started
    assert who.progress.skipped == ("about",)


@pytest.mark.parametrize(
    ("asking", "said", "fact", "value"),
    [
        ("when", "idk maybe 2 wks", "deadline", date(2026, 12, 7)),
        ("when", "not sure yet, nothing booked", "said_clock", "open"),
        ("when", "nothing scheduled", "said_clock", "open"),
        ("when", "no", "said_clock", "open"),
        ("when", "pretty soon", "said_clock", "days"),
        ("when", "the 14th", "deadline", date(2026, 12, 14)),
        ("when", "some weeks I guess", "said_clock", "weeks"),
        ("who", "me", "role", "self"),
        ("who", "yes", "role", "self"),
        ("who", "not me, a relative", "role", "caregiver"),
        ("who", "my dad, he's 81", "relation", "dad"),
        ("payer", "none", "payer", "uninsured"),
        ("payer", "no", "payer", "uninsured"),
        ("payer", "i get it through my job", "payer", "other"),
        ("payer", "my moms got medicare", "payer", "medicare"),
        ("payer", "retired military", "payer", "tricare"),
        ("payer", "medicare?", "payer", "medicare"),
        ("pcp", "yep", "has_pcp", "yes"),
        ("pcp", "we have a pediatrician", "has_pcp", "yes"),
        ("pcp", "nope", "has_pcp", "no"),
        ("pcp", "she retired last year", "has_pcp", "no"),
        ("distance", "3 hours drive", "distance", "far"),
        ("distance", "about 3 hrs", "distance", "far"),
        ("distance", "20 minutes", "distance", "near"),
        ("distance", "not far", "distance", "near"),
        ("distance", "no", "distance", "far"),
        ("about", "they want to operate", "scenarios", ("surgery",)),
        ("about", "nobody knows whats wrong", "scenarios", ("unclear_diagnosis",)),
    ],
)
def test_an_answer_in_their_words(asking: str, said: str, fact: str, value: object):
    who = Somebody()
    who.asks("help me plan", "plan")
    for question in questions(GUIDE.library):
        if question.id != asking and asked(who) == question.id:
            who.asks("Skip this", "skip")
    assert asked(who) == asking
    assert who.says(said, "deny", 0.5) is not None
    assert getattr(who.case, fact) == value


@pytest.mark.parametrize(
    "said", ["dunno", "i dont know", "no idea", "idk", "rather not say", "pass", "next", "skip it"]
)
def test_not_knowing_is_an_answer_too(said: str):
    who = Somebody(condition="lupus")
    who.asks("help me plan", "plan")
    assert "We can leave that open" in (who.says(said, "deny") or "")
    assert asked(who) == "who"


def test_several_facts_in_one_message_leave_fewer_questions():
    who = Somebody()
    who.asks("help me plan", "plan")
    who.says("its for my mom, she is 82, surgery dec 3, medicare")
    assert who.progress.started, "nothing was left to ask"
    assert (who.case.relation, who.case.payer, who.case.deadline) == ("mom", "medicare", date(2026, 12, 3))


def test_a_fact_for_a_later_question_is_taken_and_the_question_stays():
    who = Somebody()
    who.asks("help me plan", "plan")
    said = who.says("i have medicaid")
    assert "Medicaid: noted." in (said or "")
    assert asked(who) == "about"
    assert who.progress.missed == 0


def test_a_yes_where_a_kind_is_asked_for_asks_on():
    who = Somebody(condition="lupus", role="self", said_clock="open")
    who.asks("help me plan", "plan")
    assert "Which kind is it?" in (who.says("yes", "affirm") or "")
    assert asked(who) == "payer"


def test_a_fact_is_corrected_on_the_way():
    who = Somebody(condition="lupus", role="self", said_clock="open")
    who.asks("help me plan", "plan")
    who.says("hmo")
    said = who.says("actually its a PPO")
    assert "I've changed that" in (said or "")
    assert who.case.payer == "ppo"


def test_what_is_not_understood_is_asked_again_then_explained_then_left_open():
    who = Somebody()
    who.asks("help me plan", "plan")
    assert "didn't quite get that" in (who.says("blah", "affirm", 0.1) or "")
    assert "I ask because" in (who.says("qwerty uiop", "affirm", 0.1) or "")
    assert "We can leave that open" in (who.says("zzz", "affirm", 0.1) or "")
    assert asked(who) == "when"


@pytest.mark.parametrize(
    "said", ["why do you ask", "what do you mean", "huh?", "??", "what is that for, example?"]
)
def test_what_a_question_is_for_is_explained_when_asked(said: str):
    who = Somebody(condition="lupus")
    who.asks("help me plan", "plan")
    assert "I ask because the plan is worked back" in (who.says(said, "why") or "")
    assert asked(who) == "when"


@pytest.mark.parametrize("said", ["stop", "forget it", "nevermind", "too many questions"])
def test_the_interview_can_be_left_and_what_is_known_is_kept(said: str):
    who = Somebody()
    who.asks("help me plan", "plan")
    who.says("lupus")
    assert "I keep what you've told me" in (who.says(said, "stop") or "")
    assert who.progress.activity == ""
    assert who.case.condition == "lupus"


@pytest.mark.parametrize("said", ["just show me", "thats enough", "give me the plan"])
def test_the_plan_can_be_had_at_any_time(said: str):
    who = Somebody()
    who.asks("help me plan", "plan")
    assert "Here is a plan" in (who.says(said, "stop") or "")


def test_with_hours_left_nothing_is_asked():
    assert "Here is a plan for the hours you have." in Somebody(said_clock="hours").asks("help me plan", "plan")


def test_with_days_left_the_plan_comes_first_and_the_questions_after():
    who = Somebody(procedure="knee_replacement", deadline=date(2026, 12, 3))
    assert "Here is a plan for the 10 days" in who.asks("make me a plan", "plan")
    assert "Who is it for" in who.presses("Make it fit me better")
    assert asked(who) == "who"


@pytest.mark.parametrize("said", ["whats my plan", "whats one small thing i can do today", "where do i start"])
def test_who_wants_to_see_it_or_the_first_step_is_not_asked_first(said: str):
    who = Somebody()
    assert "1. By Thursday, November 26: ask the doctor" in who.asks(said, "plan")
    assert "Make it fit me better" in who.buttons


def test_the_first_step_can_be_had_in_the_middle_of_the_questions():
    who = Somebody()
    who.asks("help me plan", "plan")
    assert "1. By Thursday" in (who.says("ok whats one small thing i can do today", "whats_next") or "")


def test_a_plan_that_fits_already_asks_nothing_more():
    who = Somebody(condition="lupus", role="self", said_clock="open", payer="ppo", distance="near")
    who.asks("help me plan", "plan")
    assert "Make it fit me better" not in who.buttons


def test_when_hours_come_up_the_plan_comes_at_once():
    who = Somebody(procedure="bypass")
    who.asks("help me plan", "plan")
    assert "Here is a plan for the hours you have." in (who.says("tomorrow morning") or "")


def test_the_husbands_work_that_pays_does_not_make_him_the_patient():
    who = Somebody(condition="lupus", role="self", said_clock="open")
    who.asks("help me plan", "plan")
    who.says("blue cross, my husband has it at work")
    assert (who.case.role, who.case.relation, who.case.payer) == ("self", "", "other")


def test_an_answer_that_sounds_like_a_reason_is_none():
    who = Somebody(condition="lupus", scenarios=("chronic_illness",))
    who.asks("help me plan", "plan")
    who.says("nothing booked", "unclear_diagnosis", 0.6)
    assert who.case.scenarios == ("chronic_illness",)


def test_nothing_to_skip_is_said():
    assert "nothing to skip" in Somebody().asks("skip", "skip")


def test_somebody_in_the_hospital_is_not_asked_for_a_family_doctor_nor_the_way():
    setting = Setting.of(GUIDE, Somebody(setting="inpatient", condition="lupus", role="self").case, MONDAY)
    ids = []
    skipped: tuple[str, ...] = ()
    while question := open_question(setting, skipped):
        ids.append(question.id)
        skipped = (*skipped, question.id)
    assert ids == ["when", "payer"]


def test_no_question_is_asked_abroad_about_american_insurance():
    setting = Setting.of(GUIDE, Somebody(country="uk", condition="lupus", role="self").case, MONDAY)
    question = open_question(setting, ("when",))
    assert question is not None
    assert question.id == "distance"


@pytest.mark.parametrize(
    ("said", "fact", "value"),
    [
        ("no i dont have a doctor", "has_pcp", "no"),
        ("far", "distance", "far"),
        ("no insurance", "payer", "uninsured"),
    ],
)
def test_an_answer_to_a_later_question_is_heard_and_this_one_waits(said, fact, value):
    who = Somebody(procedure="spinal_fusion", role="self")
    who.asks("help me plan", "plan")
    who.says(said)

    assert getattr(who.case, fact) == value
    assert asked(who) == "when"
    assert who.case.said_clock == ""


def test_just_me_is_no_answer_to_how_far_it_is():
    who = Somebody(condition="lupus", said_clock="open", payer="ppo")
    who.asks("help me plan", "plan")
    who.says("skip")
    who.says("no its just me")
    assert who.case.role == "self" and who.case.distance == ""


@pytest.mark.parametrize(
    ("said", "clock"),
    [
        ("now", "hours"),
        ("they want it done right now", "hours"),
        ("in a few hours", "hours"),
        ("no date for now", "open"),
        ("nothing right now", "open"),
        ("we are retired now", ""),
        ("she is 15 now", ""),
        ("she lives 3 hours away", ""),
        ("i saw him today", ""),
    ],
)
def test_now_is_an_answer_only_when_it_is_said_as_one(said: str, clock: str):
    who = Somebody(condition="lupus")
    who.asks("help me plan", "plan")
    who.says(said, "deny", 0.3)
    assert who.case.said_clock == clock
