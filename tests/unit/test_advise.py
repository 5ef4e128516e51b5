"""Which topics of a message are served, and in which order."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.advice.advise import advise, named_topic
from bot.advice.case import Case
from bot.advice.guide import Guide
from bot.advice.memory import Memory
from bot.advice.reading import Reading, Safety, Topic
from bot.advice.reply import plain_text
from bot.advice.serving import topics_to_serve
from bot.advice.turn import Turn, begin

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def guide() -> Guide:
    return Guide.load(Path(__file__).resolve().parents[2] / "data")


def turn(guide: Guide, *topics: tuple[str, float], memory: Memory | None = None, **reading: Any) -> Turn:
    heard = tuple(Topic(name, confidence) for name, confidence in topics)
    first = heard[0] if heard else Topic("", 0.0)
    read = Reading("...", first.name, first.confidence, heard, heard, **reading)
    return begin(guide, TODAY, read, Case(), memory or Memory())


def test_all_topics_of_a_message_are_served_the_first_one_first(guide: Guide) -> None:
    assert topics_to_serve(turn(guide, ("surgery", 0.8), ("cost", 0.6))) == ("surgery", "cost")


def test_should_i_leads_and_its_verdict_speaks_for_the_reasons(guide: Guide) -> None:
    assert topics_to_serve(turn(guide, ("surgery", 0.7), ("should_i", 0.6), ("cost", 0.5))) == ("should_i", "cost")


def test_should_i_does_not_lead_when_it_was_hardly_heard(guide: Guide) -> None:
    assert topics_to_serve(turn(guide, ("trust_team", 0.8), ("should_i", 0.4)))[0] == "trust_team"


def test_a_named_operation_leads_when_only_the_feeling_was_heard(guide: Guide) -> None:
    heard = turn(guide, ("emotional_support", 0.5), facts={"procedure": "whipple"})
    assert topics_to_serve(heard)[0] == "surgery"


def test_a_named_operation_leads_before_the_feeling_that_was_heard_with_it(guide: Guide) -> None:
    heard = turn(guide, ("emotional_support", 0.8), ("surgery", 0.5), facts={"procedure": "thyroidectomy"})
    assert topics_to_serve(heard)[0] == "surgery"


def test_several_illnesses_lead_before_the_one_that_was_named(guide: Guide) -> None:
    heard = turn(guide, ("multiple_conditions", 0.9), facts={"condition": "kidney_disease"})
    assert topics_to_serve(heard) == ("multiple_conditions", "chronic_illness")


def test_a_lasting_illness_yields_to_the_doubt_that_was_voiced(guide: Guide) -> None:
    assert topics_to_serve(turn(guide, ("chronic_illness", 0.8), ("doubt_diagnosis", 0.3)))[0] == "doubt_diagnosis"


@pytest.mark.parametrize(
    ("facts", "last", "served"),
    [
        ({"payer": "medicare"}, ("surgery",), "insurance"),
        ({"payer": "medicare"}, ("cost",), "cost"),
        ({"deadline": "2026-11-26"}, ("surgery",), "surgery"),
        ({"deadline": "2026-11-26"}, (), "time_sensitive"),
        ({"stance": "angry"}, ("surgery",), "fear_of_offending"),
        ({"procedure": "whipple"}, (), "surgery"),
        ({"relation": "mom", "role": "caregiver"}, ("cost",), "cost"),
    ],
)
def test_a_bare_fact_goes_on_with_the_last_answer_or_to_its_own(
    guide: Guide, facts: dict[str, str], last: tuple[str, ...], served: str
) -> None:
    heard = turn(guide, ("greet", 0.4), memory=Memory(topics=last), facts=facts, bare=True)
    assert topics_to_serve(heard)[0] == served


def test_a_bare_fact_is_acknowledged(guide: Guide) -> None:
    heard = turn(guide, ("greet", 0.4), memory=Memory(topics=("cost",)), facts={"payer": "medicare"}, bare=True)
    assert plain_text(advise(heard).reply).startswith("Noted: Medicare.")


def test_an_amber_message_gets_its_two_sentences_before_the_answer(guide: Guide) -> None:
    heard = turn(guide, ("feeling_unheard", 0.8), safety=Safety("amber", "emergency"))
    assert "911" in plain_text(advise(heard).reply).split("\n")[0]


@pytest.mark.parametrize("text", ["What will it cost?", "what will it cost", "cost", "ask doctor"])
def test_a_topic_may_be_called_by_its_button_or_its_name(guide: Guide, text: str) -> None:
    assert named_topic(guide, text) in ("cost", "ask_doctor")


def test_other_words_name_no_topic(guide: Guide) -> None:
    assert named_topic(guide, "what will it cost my family") == ""


def test_a_lasting_illness_yields_to_the_operation_that_was_named(guide: Guide) -> None:
    heard = turn(guide, ("chronic_illness", 0.9), ("surgery", 0.88), facts={"procedure": "colectomy"})
    assert topics_to_serve(heard)[0] == "surgery"


def test_a_third_opinion_is_what_is_asked_and_not_the_operation(guide: Guide) -> None:
    assert topics_to_serve(turn(guide, ("surgery", 0.9), ("third_opinion", 0.5)))[0] == "third_opinion"


def test_a_mere_part_of_the_body_names_the_operation_that_was_spoken_of(guide: Guide) -> None:
    reading = Reading("gallbladder", "surgery", 0.7)
    begun = begin(guide, TODAY, reading, Case(procedure="surgery"), Memory(topics=("surgery",)))
    assert begun.case.procedure == "gallbladder_removal"
    assert begin(guide, TODAY, reading, Case(), Memory()).case.procedure == ""


def test_fear_of_telling_the_doctor_is_answered_as_that(guide: Guide) -> None:
    heard = turn(guide, ("cancer", 0.9), ("emotional_support", 0.8), ("fear_of_offending", 0.5))
    assert "fear_of_offending" in topics_to_serve(heard)
    assert "988" not in plain_text(advise(heard).reply)


def test_a_finding_brings_the_answer_for_what_is_not_proven_and_leaves_no_diagnosis_to_doubt(guide: Guide) -> None:
    heard = turn(guide, ("should_i", 0.9), facts={"condition": "breast_finding"})
    assert "nothing is proven yet" in plain_text(advise(heard).reply)
    heard = turn(guide, ("doubt_diagnosis", 0.39), facts={"condition": "breast_finding"})
    assert topics_to_serve(heard)[0] == "cancer"
