"""Something that was found is no cancer until somebody says so, and then it is one."""

from __future__ import annotations

from typing import Any

import pytest
from facts_examples import MONDAY, read
from talking import GUIDE

from bot.advice.answer import script_for
from bot.advice.case import Case
from bot.advice.guide import Setting
from bot.advice.memory import Memory
from bot.advice.reading import Reading, Topic
from bot.advice.turn import begin


def case_after(*messages: str) -> Case:
    case = Case()
    for text in messages:
        found = read(text)
        heard = (Topic("cancer", 0.9),)
        reading = Reading(text, "cancer", 0.9, heard, heard, found.facts, found.bare, found.correction)
        case = begin(GUIDE, MONDAY, reading, case, Memory()).case
    return case


def opening(case: Case, topic: str = "cancer") -> str:
    return script_for(topic, Setting.of(GUIDE, case, MONDAY)).opening.text


@pytest.mark.parametrize(
    "text",
    [
        "they found something on my pancreas",
        "they found a lump in my breast",
        "they found a spot on my lung",
        "ct showed a shadow on his liver",
        "there is a mass in her belly",
        "i have a thyroid nodule",
        "the mammogram was suspicious",
        "it might be cancer",
        "waiting for the biopsy",
        "they think its lymphoma",
        "my doctor thinks i might have leukemia",
        "they found a tumor",
        "a nodule on my lung, they say it could be cancer",
    ],
)
def test_a_finding_is_no_diagnosis(text: str):
    said = opening(case_after(text))

    assert "isn't a diagnosis yet" in said
    assert "cancer" not in said.replace("the possible cancer", "").lower()


@pytest.mark.parametrize(
    "text",
    [
        "just got told its breast cancer",
        "biopsy came back malignant",
        "they found a lump and its breast cancer",
        "mom has stage 3 colon",
        "im worried about my breast cancer",
        "scared the cancer is back",
        "i have breast cancer and they found a spot on my liver",
        "lymphoma",
    ],
)
def test_a_cancer_that_was_named_is_one(text: str):
    assert "isn't a diagnosis" not in opening(case_after(text))


@pytest.mark.parametrize(
    ("messages", "condition"),
    [
        (("they found a spot on my lung", "it came back. its cancer"), "lung_cancer"),
        (("there is a lump in my breast", "the biopsy came back positive"), "breast_cancer"),
        (("they think its lymphoma", "its confirmed, i have lymphoma"), "lymphoma"),
    ],
)
def test_a_proof_gives_the_finding_its_name(messages: tuple[str, ...], condition: str):
    case = case_after(*messages)

    assert (case.condition, case.proven) == (condition, "yes")
    assert "isn't a diagnosis" not in opening(case)


def test_a_new_spot_takes_no_proof_back():
    case = case_after("i was diagnosed with breast cancer", "now they found something on my hip")

    assert case.proven == "yes"


@pytest.mark.parametrize(
    ("known", "text"),
    [
        ({"condition": "breast_lump"}, "A lump"),
        ({"condition": "lung_cancer", "proven": "no"}, "feared"),
        ({"proven": "no"}, "something"),
    ],
)
@pytest.mark.parametrize("topic", ["records", "find_specialist", "emotional_support", "remote", "time_sensitive"])
def test_no_answer_calls_a_finding_cancer(known: dict[str, Any], text: str, topic: str):
    setting = Setting.of(GUIDE, Case(scenarios=("cancer",), **known), MONDAY)
    script = script_for(topic, setting)
    said = " ".join(line.text for line in (script.opening, *script.steps, *script.words)).lower()

    assert "cancer" not in said.replace("possible lung cancer", "").replace("cancer center", ""), text
    assert "oncologist" not in said


@pytest.mark.parametrize(
    "text",
    ["i have something to ask about my knee", "i found something online about chemo", "hes out of the hospital"],
)
def test_something_to_say_is_no_finding(text: str):
    assert read(text).facts.get("proven") != "no"


@pytest.mark.parametrize(
    "text",
    [
        "i got the result. its benign. but i dont believe it",
        "biopsy came back benign, fibroadenoma",
        "the lump turned out benign",
        "they said it's not cancer",
        "no sign of cancer in the sample",
        "the biopsy was negative",
        "i dont have cancer",
        "they thought it was lymphoma but its not cancer",
    ],
)
def test_a_benign_result_leaves_the_finding_and_takes_the_cancer_the_test_and_its_day(text: str):
    case = case_after("they found a lump in my breast, biopsy december 3", "what if its cancer", text)

    assert (case.condition, case.proven) == ("breast_lump", "benign")
    assert (case.procedure, case.deadline) == ("", None)
    assert "cancer" not in case.scenarios
    assert "good news" in opening(case, "peace_of_mind")


@pytest.mark.parametrize(
    "text",
    [
        "is it benign?",
        "i hope its benign",
        "they think its probably benign",
        "its not benign",
        "what does benign mean",
        "is the lump benign",
        "one pathologist says benign the other says cancer",
        "its not breast cancer, it might be lymphoma",
        "how do they know its not cancer",
        "what if i dont have cancer",
        "i have a benign brain tumor",
    ],
)
def test_what_is_hoped_asked_or_one_of_two_views_is_no_benign_result(text: str):
    assert case_after("they found a lump in my breast", text).proven != "benign"


def test_no_fear_takes_a_benign_result_back_but_a_new_lump_does():
    benign = case_after("there is a lump in my breast", "its benign", "what if its cancer anyway")
    assert (benign.condition, benign.proven) == ("breast_lump", "benign")

    anew = case_after("there is a lump in my breast", "its benign", "now they found another lump")
    assert anew.proven == "no"
    assert "isn't a diagnosis yet" in opening(anew)


def test_a_benign_result_takes_no_proven_cancer_back():
    case = case_after("i was diagnosed with breast cancer", "the spot on my liver is benign")

    assert case.proven == "yes"


def test_an_operation_that_is_planned_stays_after_a_benign_result():
    case = case_after("they found a lump in my breast", "its benign but lumpectomy is december 10")

    assert case.procedure == "lumpectomy" and case.deadline


@pytest.mark.parametrize(
    "text",
    [
        "does a biopsy spread cancer",
        "can a lump turn into cancer",
        "does a mammogram miss breast cancer",
        "is breast cancer curable",
        "how common is breast cancer",
    ],
)
def test_a_general_question_proves_no_cancer(text: str):
    case = case_after("they found a lump in my breast", text)

    assert case.condition in ("breast_lump", "concern_lump")
    assert "isn't a diagnosis yet" in opening(case)
