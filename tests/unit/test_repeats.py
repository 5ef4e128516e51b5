"""Nobody is told the same thing twice: a repeated question goes on, and in the end gets the short form."""

from __future__ import annotations

from datetime import date
from typing import Any

from talking import GUIDE

from bot.advice.advise import advise
from bot.advice.case import Case
from bot.advice.memory import Memory
from bot.advice.reading import Reading, Topic
from bot.advice.reply import plain_text
from bot.advice.serving import topics_to_serve
from bot.advice.turn import Outcome, Turn, begin

MONDAY = date(2026, 11, 23)


def turn(topic: str, before: Outcome | None = None, **reading: Any) -> Turn:
    heard = (Topic(topic, 0.9),)
    case, memory = (before.case, before.memory) if before else (Case(), Memory())
    return begin(GUIDE, MONDAY, Reading("...", topic, 0.9, heard, heard, **reading), case, memory)


def test_the_same_question_again_goes_on_where_the_answer_ended():
    first = advise(turn("find_specialist"))
    second = advise(turn("find_specialist", first))
    assert "And there is more to it:" in plain_text(second.reply)
    steps = [item for block in first.reply.blocks if block.kind == "steps" for item in block.items]
    assert not any(step in plain_text(second.reply) for step in steps)


def test_after_the_last_page_it_is_said_in_short_with_other_ways_on():
    found = advise(turn("find_specialist"))
    while not found.memory.finished:
        found = advise(turn("find_specialist", found))
    last = advise(turn("find_specialist", found))
    assert plain_text(last.reply).startswith("You have all I know on this now.")
    assert last.reply.buttons and not any(button.topic == "more" for button in last.reply.buttons)


def test_a_new_fact_makes_it_another_answer():
    first = advise(turn("cost"))
    again = advise(turn("cost", first, facts={"payer": "uninsured"}))
    assert "there is more to it" not in plain_text(again.reply)


def test_after_an_alarm_the_answer_is_given_again():
    first = advise(turn("find_specialist"))
    alarmed = Outcome(first.reply, first.case, Memory(topics=first.memory.topics, alarm=True))
    assert "there is more to it" not in plain_text(advise(turn("find_specialist", alarmed)).reply)


def test_a_fact_that_the_last_answer_has_no_use_for_leads_to_its_own():
    first = advise(turn("what_to_bring"))
    assert topics_to_serve(turn("", first, facts={"payer": "medicare"}, bare=True)) == ("insurance",)
    about = advise(turn("fear_of_offending"))
    date_told = turn("", about, facts={"deadline": "2027-02-15"}, bare=True)
    assert topics_to_serve(date_told) == ("time_sensitive",)


def test_a_vaguer_name_does_not_take_the_place_of_an_exact_one():
    spoken_of = Outcome(advise(turn("surgery")).reply, Case(procedure="gallbladder_removal"), Memory())
    assert turn("surgery", spoken_of, facts={"procedure": "surgery"}).case.procedure == "gallbladder_removal"
    ill = Outcome(spoken_of.reply, Case(condition="lung_cancer"), Memory())
    assert turn("cancer", ill, facts={"condition": "cancer"}).case.condition == "lung_cancer"


def test_what_was_known_already_is_not_noted_again():
    known = Outcome(advise(turn("surgery")).reply, Case(procedure="surgery"), Memory(topics=("surgery",)))
    said = plain_text(
        advise(turn("", known, facts={"procedure": "surgery", "deadline": "2026-12-09"}, bare=True)).reply
    )
    assert "Noted: the surgery" not in said and "Noted: Wednesday, December 9." in said


def test_no_insurance_is_not_told_twice_in_a_reply_about_the_cost():
    heard = (Topic("cost", 0.9), Topic("insurance", 0.8))
    reading = Reading("...", "cost", 0.9, heard, heard, {"payer": "uninsured"})
    assert topics_to_serve(begin(GUIDE, MONDAY, reading, Case(), Memory())) == ("cost",)


def test_an_operation_that_lies_behind_does_not_take_the_place_of_a_planned_one():
    planned = Outcome(advise(turn("surgery")).reply, Case(procedure="bypass"), Memory())
    assert turn("surgery", planned, facts={"procedure": "stent"}, aside=("procedure",)).case.procedure == "bypass"
    assert turn("surgery", facts={"procedure": "stent"}, aside=("procedure",)).case.procedure == "stent"


def test_an_illness_that_is_no_cancer_is_not_called_one():
    found = advise(turn("cancer", Outcome(advise(turn("cancer")).reply, Case(condition="dementia"), Memory())))
    assert "dementia" not in plain_text(found.reply).split("1. ")[0]


def test_a_part_of_the_body_names_the_cancer_that_was_spoken_of():
    spoken_of = Outcome(advise(turn("cancer")).reply, Case(condition="cancer"), Memory(topics=("cancer",)))
    heard = (Topic("cancer", 0.9),)
    reading = Reading("its stage 3 lung", "cancer", 0.9, heard, heard)
    found = begin(GUIDE, MONDAY, reading, spoken_of.case, spoken_of.memory)
    assert found.case.condition == "lung_cancer"
    assert "lung cancer" in plain_text(advise(found).reply)


def test_a_corrected_part_of_the_body_corrects_the_operation():
    reading = Reading("i mean my knee", "deny", 0.5)
    assert begin(GUIDE, MONDAY, reading, Case(procedure="back_surgery"), Memory()).case.procedure == "knee_surgery"
