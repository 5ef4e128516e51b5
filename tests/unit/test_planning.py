"""Going through the plan: ticking off, taking back, what is next, and dates that move."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from facts_examples import MONDAY
from talking import Somebody

from bot.advice.planning import welcome
from bot.advice.reading import Topic
from bot.advice.ticking import step_done


def with_plan(**facts: object) -> Somebody:
    who = Somebody(**{"role": "self", "payer": "ppo", "deadline": date(2026, 12, 23), "distance": "near", **facts})
    who.case = who.case.with_facts({"procedure": "knee_replacement", "has_pcp": "yes"})
    who.asks("show me the plan", "plan")
    return who


def test_a_step_is_ticked_off_and_the_next_ones_come():
    who = with_plan()
    said = who.says("done with the records") or ""
    assert 'ticked off: "I asked for the records"' in said
    assert "1. Tomorrow: ask the doctor how long" in said
    assert who.progress.done == ("records",)


@pytest.mark.parametrize(
    ("said", "done"),
    [
        ("I called the insurance", ("insurer",)),
        ("called my insurer today", ("insurer",)),
        ("requested the images this morning", ("records",)),
        ("the records arrived", ("records", "check_records")),
        ("wrote my one page", ("summary",)),
        ("called the insurance and requested the records", ("insurer", "records")),
        ("done", ("ask_time",)),
        ("ok did that", ("ask_time",)),
        ("asked the surgeon how long i have", ("ask_time",)),
        ("compared them side by side", ("compare",)),
        ("i decided", ("decide",)),
    ],
)
def test_ticking_off_in_their_words(said: str, done: tuple[str, ...]):
    who = with_plan()
    assert who.says(said) is not None
    assert who.progress.done == done


@pytest.mark.parametrize(
    "said",
    [
        "i called the insurance but they refused",
        "should i call the insurance now?",
        "the doctor said he doesnt want to send my records",
        "i had a heart attack in 2010",
        "how do i get the records",
    ],
)
def test_what_is_more_than_ticking_off_is_left_to_others(said: str):
    assert with_plan().says(said, "records", 0.9) is None


def test_a_button_ticks_off_and_another_takes_it_back():
    who = with_plan()
    who.presses("I asked how long I have")
    assert who.progress.done == ("ask_time",)
    assert "back on the list" in who.presses("No, not done yet")
    assert who.progress.done == ()


@pytest.mark.parametrize("said", ["not done yet", "i havent done the records yet", "oops undo that"])
def test_taking_back_in_their_words(said: str):
    who = with_plan()
    who.says("done with the records")
    assert "back on the list" in (who.says(said) or "")
    assert who.progress.done == ()


def test_ticking_off_twice_is_no_harm():
    who = with_plan()
    who.says("done with the records")
    assert "ticked off already" in (who.says("done with the records") or "")
    assert who.progress.done == ("records",)


def test_what_is_next_are_one_or_two_steps_with_their_dates():
    who = with_plan()
    said = who.says("whats next") or ""
    assert "1. Tomorrow: ask the doctor" in said
    assert "2. By Wednesday, November 25: with a PPO plan" in said
    assert "3." not in said
    assert who.buttons == ["I asked how long I have", "I called about the cost", "Show the whole plan"]


def test_an_appointment_is_the_day_of_the_second_view_and_not_the_deadline():
    who = with_plan()
    said = who.says("got an appointment on the 14th") or ""
    assert "the visit is on Monday, December 14" in said
    assert (who.case.deadline, who.progress.visit) == (date(2026, 12, 23), "2026-12-14")
    assert "book" in who.progress.done


def test_an_appointment_after_the_date_is_said_kindly_with_a_way_out():
    who = with_plan()
    said = who.says("they can see me on december 28") or ""
    assert "comes after Wednesday, December 23" in said
    assert "sooner, by video" in said


@pytest.mark.parametrize(
    "said", ["they cant see me until january 12", "no openings till feb 3", "cant get an appointment anywhere"]
)
def test_a_wait_that_is_too_long_gets_quicker_ways_and_moves_no_date(said: str):
    who = with_plan()
    assert "every cancellation list" in (who.says(said) or "")
    assert (who.case.deadline, who.progress.visit) == (date(2026, 12, 23), "")


def test_an_appointment_without_a_day_asks_for_it():
    who = with_plan()
    assert "Which day is it?" in (who.says("i got an appointment") or "")
    assert "book" in who.progress.done


def test_the_day_told_after_that_is_the_visits():
    who = with_plan()
    who.says("i got an appointment")
    who.says("december 10")
    assert (who.case.deadline, who.progress.visit) == (date(2026, 12, 23), "2026-12-10")


@pytest.mark.parametrize(
    ("said", "lead", "deadline"),
    [
        ("the date moved to january 12", "later than before", date(2027, 1, 12)),
        ("they brought it forward to monday", "sooner than before", date(2026, 11, 30)),
        ("my surgery got pushed to january 5", "later than before", date(2027, 1, 5)),
        ("its been cancelled", "So the date is off", None),
        ("they called off the surgery", "So the date is off", None),
    ],
)
def test_a_date_that_moves_is_planned_anew(said: str, lead: str, deadline: date | None):
    who = with_plan()
    who.says("done with the records")
    heard = who.says(said)
    assert lead in (heard or "")
    assert who.case.deadline == deadline
    assert who.progress.done == ("records",), "what is done stays done"


def test_asking_about_another_date_moves_nothing():
    who = with_plan()
    assert who.says("can i get it moved to january 12?", "time_sensitive") is None
    assert who.progress.started == MONDAY.isoformat()


def test_a_date_in_hours_says_what_is_new_in_the_plan():
    who = with_plan()
    said = who.says("they moved it up to wednesday") or ""
    assert "2 days" in said
    assert "1. Today: ask the team" in said


def test_a_new_fact_fits_the_plan_to_it():
    who = with_plan()
    said = who.says("im on medicare now") or ""
    assert "fitted the plan" in said
    assert "call Medicare" in said


def test_when_all_is_done_it_says_so():
    who = with_plan(deadline=MONDAY + timedelta(days=1))
    for _ in range(3):
        who.says("done")
    assert "That was the last step." in (who.says("done") or "")
    assert who.buttons == ["No, not done yet", "Help me decide"]


def test_without_a_plan_one_is_offered():
    who = Somebody()
    assert "What is it about" in who.asks("whats next", "whats_next")
    who = Somebody()
    assert "There is no plan yet" in who.asks("done with the records", "step_done")
    assert who.says("done with the records") is None


def test_asking_what_is_due_this_week_tells_no_clock():
    who = Somebody()
    who.asks("whats due this week", "whats_next")
    assert who.case.said_clock == ""


def test_a_question_that_only_sounded_like_ticking_off_is_answered():
    who = Somebody()
    turn = who._turn("how do i get the records", "step_done", 0.4)
    heard = (*turn.reading.topics, Topic("records", 0.3))
    found = step_done(replace(turn, reading=replace(turn.reading, ranking=heard)))
    assert found.memory.topics == ("records",)


def test_which_step_is_meant_is_asked_when_it_cannot_be_known():
    who = with_plan()
    assert "Which one is done?" in who.asks("yeah i took care of the thing from before", "step_done")
    assert len(who.buttons) == 4


def test_who_returns_is_met_with_the_next_step():
    who = with_plan()
    found = welcome(who._turn("hi", "greet", 0.9))
    assert found is not None
    assert "I still have your plan" in found.reply.blocks[0].text
    assert welcome(Somebody()._turn("hi", "greet", 0.9)) is None


def test_late_steps_come_first_with_the_quickest_way_to_catch_up():
    who = with_plan()
    who.says("got an appointment on the 14th")
    who.today = MONDAY + timedelta(days=7)
    said = who.says("whats next") or ""
    assert "1. Still to do, best today: ask the doctor how long" in said
    assert "A quick phone call to the nurse is enough." in said


def test_a_step_done_before_there_is_a_plan_is_kept_for_it():
    who = Somebody(condition="lupus", role="self", said_clock="open", payer="ppo", distance="near")
    assert "one thing less: asking for the records" in who.asks("records done", "step_done")
    assert who.buttons == ["Plan my next steps"]
    assert "1 of 9 steps are done" in who.asks("show the plan", "plan")


def test_a_step_done_in_the_middle_of_the_questions_is_kept_and_the_question_waits():
    who = Somebody(condition="lupus")
    who.asks("help me plan", "plan")
    said = who.says("records done", "step_done") or ""
    assert "I'll tick it off in the plan." in said and "a day by which you have to decide" in said


def test_whats_next_in_the_middle_of_the_questions_shows_the_plan():
    who = Somebody(condition="lupus")
    who.asks("help me plan", "plan")
    assert "Here is a plan" in (who.says("whats next", "whats_next") or "")


def test_questions_for_the_visit_book_none():
    who = with_plan()
    assert who.says("write the questions for the visit", "write_document") is None


def with_numbers() -> Somebody:
    who = with_plan()
    who.progress = replace(who.progress, numbered=("ask_time", "insurer", "book", "records"))
    return who


def test_a_step_is_ticked_off_by_its_number_in_the_list_as_shown_last():
    who = with_plan()
    assert who.progress.numbered == ("ask_time", "insurer")
    assert 'ticked off: "I asked how long I have"' in (who.says("step 1 is done", "step_done") or "")
    assert who.progress.numbered == ("insurer", "book")
    assert 'ticked off: "I have an appointment"' in (who.says("i did the second one too", "step_done") or "")


@pytest.mark.parametrize(
    ("said", "places"),
    [
        ("step 3 is done", (3,)),
        ("i did steps 1 and 3", (1, 3)),
        ("1 and 2 are done", (1, 2)),
        ("3 done", (3,)),
        ("done with number two", (2,)),
        ("finished 1-3", (1, 2, 3)),
        ("the first two are done", (1, 2)),
        ("i did the first and third ones", (1, 3)),
        ("did the last one", (4,)),
        ("i did the last two", (3, 4)),
        ("did all of them", (1, 2, 3, 4)),
        ("the 2nd is done", (2,)),
        ("I've done #4", (4,)),
        ("Finished the first one today.", (1,)),
    ],
)
def test_the_ways_to_name_a_place(said: str, places: tuple[int, ...]):
    who = with_numbers()
    there = who.progress.numbered
    assert who.says(said, "step_done") is not None
    assert set(who.progress.done) == {there[place - 1] for place in places}


@pytest.mark.parametrize(
    "said",
    [
        "i called 3 offices",
        "the second opinion costs a lot",
        "i did 2 weeks of therapy",
        "my first surgery was done in 2019",
        "i had two operations",
        "what is step 3?",
        "step 2 is taking forever",
        "i dont get step 2",
    ],
)
def test_a_number_of_something_else_ticks_nothing(said: str):
    who = with_plan()
    who.says(said)
    assert who.progress.done == ()


def test_a_step_named_by_number_is_taken_back_by_the_number_it_had():
    who = with_plan()
    who.says("done with step 1", "step_done")
    who.says("step 2 is done", "step_done")
    second = who.progress.done[-1]
    assert "back on the list" in (who.says("no wait i didnt do step 2", "step_done") or "")
    assert second not in who.progress.done
    assert "ask_time" in who.progress.done


def test_several_are_named_and_taken_back_with_one_press():
    who = with_numbers()
    said = who.says("i did steps 1 and 3", "plan") or ""
    assert '2 things less: "I asked how long I have", "I have an appointment"' in said
    who.presses("No, not done yet")
    assert who.progress.done == ()


def test_a_number_that_is_not_there_is_said_and_the_answer_heard():
    who = with_plan()
    assert "don't see that number" in (who.says("step 12 is done", "step_done") or "")
    assert who.progress.done == ()
    assert 'ticked off: "I called about the cost"' in (who.says("the second one", "step_done") or "")


def test_a_step_that_is_not_ticked_off_takes_nothing_back():
    who = with_plan()
    who.says("done with step 1", "step_done")
    assert "isn't ticked off" in (who.says("i havent done step 2", "step_done") or "")
    assert who.progress.done == ("ask_time",)


def test_the_next_page_is_numbered_anew():
    who = with_plan()
    who.progress = replace(who.progress, numbered=("summary", "visit"))
    who.says("did the last one", "step_done")
    assert who.progress.done == ("visit",)
