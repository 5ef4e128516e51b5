"""What a verdict asks for, and how it takes the answer."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.advice.advise import advise
from bot.advice.case import Case
from bot.advice.guide import Guide, Setting
from bot.advice.judging import hear, judge
from bot.advice.memory import Memory
from bot.advice.progress import Progress
from bot.advice.reading import Reading, Topic
from bot.advice.reply import plain_text
from bot.advice.tipping import gist, next_question, questions_of, with_answer
from bot.advice.turn import Outcome, Turn, begin
from bot.advice.verdict import DONT_WAIT, GOOD, STRONG, UNKNOWN, YOUR_CALL, verdict

TODAY = date(2026, 11, 23)
GUIDE = Guide.load(Path(__file__).parents[2] / "data")
WEIGHT = (UNKNOWN, YOUR_CALL, GOOD, STRONG)
SHOULD_I = (Topic("should_i", 0.9),)


def turn(text: str, case: Case, before: Outcome | None = None, **reading: Any) -> Turn:
    """A message in a conversation whose last outcome was `before`."""
    memory, progress = (before.memory, before.progress) if before else (Memory(), Progress())
    heard = {"intent": "greet", "confidence": 0.3} | reading
    return begin(GUIDE, TODAY, Reading(text, **heard), before.case if before else case, memory, progress)


def asked(case: Case) -> Outcome:
    return advise(turn("should i get a second opinion", case, intent="should_i", confidence=0.9, topics=SHOULD_I))


def test_a_verdict_ends_with_a_question_and_the_answer_changes_it() -> None:
    first = asked(Case(scenarios=("gut_feeling",)))
    assert "good case" in plain_text(first.reply)
    assert plain_text(first.reply).endswith("can't be undone, such as an operation?")
    second = hear(turn("yes, they want to take it out", Case(), first))
    assert second is not None
    assert plain_text(second.reply).startswith("Thank you. That changes my answer.")
    assert "strong case" in plain_text(second.reply)


def test_an_answer_that_changes_nothing_is_taken_in_a_line_and_the_next_question_follows() -> None:
    first = asked(Case(scenarios=("gut_feeling",)))
    second = hear(turn("no", Case(), first))
    assert second is not None
    assert plain_text(second.reply).startswith("Thank you. It stays a good case.")
    assert second.reply.words() < 60
    assert second.progress.asking == "certain"


def test_two_questions_are_asked_and_no_more() -> None:
    found: Outcome | None = asked(Case(scenarios=("gut_feeling",)))
    questions = []
    for _ in range(5):
        if found is not None and found.progress.asking:
            questions.append(found.progress.asking)
            found = hear(turn("not sure", Case(), found))
    assert questions == ["lasting", "certain"]


def test_a_question_is_never_asked_twice() -> None:
    first = asked(Case(scenarios=("gut_feeling",)))
    again = advise(turn("should i?", Case(), first, intent="should_i", confidence=0.9, topics=SHOULD_I))
    assert again.progress.asking != first.progress.asking


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("yes", "yes"),
        ("yeah an operation", "yes"),
        ("No.", "no"),
        ("nope just pills", "no"),
        ("its permanent", "yes"),
        ("i think so", "yes"),
        ("idk", ""),
        ("skip", ""),
        ("rather not say", ""),
    ],
)
def test_an_answer_in_any_words(text: str, fact: str) -> None:
    found = hear(turn(text, Case(), asked(Case(scenarios=("gut_feeling",)))))
    assert found is not None and found.case.lasting == fact


@pytest.mark.parametrize(
    "text", ["what does it cost?", "how do i tell him", "my sister had the same thing last year"]
)
def test_something_else_is_no_answer(text: str) -> None:
    assert hear(turn(text, Case(), asked(Case(scenarios=("gut_feeling",))))) is None


def test_a_button_answers_too() -> None:
    first = asked(Case(scenarios=("gut_feeling",)))
    yes = first.reply.buttons[0]
    pressed = turn(yes.title, Case(), first, intent=yes.topic, choice=yes.choice, facts=yes.facts, pressed=True)
    assert "strong case" in plain_text(advise(pressed).reply)


def test_a_date_answers_how_soon() -> None:
    first = asked(Case(procedure="spinal_fusion", scenarios=("surgery",)))
    assert first.progress.asking == "clock"
    second = hear(turn("on december 3rd", Case(), first, facts={"deadline": "2026-12-03"}, bare=True))
    assert second is not None and "December 3" in plain_text(second.reply)


def test_no_to_a_question_about_a_date_means_that_there_is_none() -> None:
    found = hear(turn("no", Case(), asked(Case(procedure="spinal_fusion", scenarios=("surgery",)))))
    assert found is not None and found.case.said_clock == "weeks"


def test_told_what_it_is_about_the_verdict_follows() -> None:
    first = asked(Case())
    told = turn(
        "they want to take my gallbladder out",
        Case(),
        first,
        intent="surgery",
        confidence=0.9,
        topics=(Topic("surgery", 0.9),),
        facts={"procedure": "gallbladder_removal"},
    )
    second = hear(told)
    assert second is not None and "strong case" in plain_text(second.reply)


def test_told_too_little_it_asks_once_more_and_then_lets_go() -> None:
    first = asked(Case())
    second = hear(turn("my back", Case(), first, intent="medical_advice", confidence=0.1))
    assert second is not None and "that's a start" in plain_text(second.reply)
    assert hear(turn("just my back", Case(), second, intent="medical_advice", confidence=0.1)) is None


def test_a_question_later_in_the_talk_is_not_an_old_answer() -> None:
    first = asked(Case(scenarios=("gut_feeling",)))
    later = Outcome(first.reply, first.case, Memory(topics=("cost",)), first.progress)
    assert hear(turn("no", Case(), later)) is None


# What holds for every case.

SCENARIOS = sorted(name for name, topic in GUIDE.library.topics.items() if topic.level)
YES_NO = st.sampled_from(["", "yes", "no"])
CASES = st.builds(
    Case,
    scenarios=st.lists(st.sampled_from(SCENARIOS), max_size=4, unique=True).map(tuple),
    procedure=st.sampled_from(["", "spinal_fusion", "surgery", "colonoscopy", "knee_replacement"]),
    condition=st.sampled_from(["", "lupus", "acute_leukemia", "breast_cancer", "dementia"]),
    said_clock=st.sampled_from(["", "hours", "days", "weeks", "open"]),
    setting=st.sampled_from(["", "inpatient"]),
    stance=st.sampled_from(["", "unsure", "angry"]),
    role=st.sampled_from(["", "self", "caregiver"]),
    payer=st.sampled_from(["", "medicare", "uninsured", "nhs"]),
    distance=st.sampled_from(["", "far"]),
    lasting=YES_NO,
    certain=YES_NO,
    helping=YES_NO,
    agreed=YES_NO,
    small=YES_NO,
)
RAISING: list[dict[str, Any]] = [
    {"lasting": "yes"},
    {"certain": "no"},
    {"helping": "no"},
    {"stance": "unsure"},
    {"procedure": "spinal_fusion"},
]
THOROUGH = settings(max_examples=120, deadline=None)


def level(case: Case) -> str:
    return verdict(Setting.of(GUIDE, case, TODAY)).level


@THOROUGH
@given(case=CASES, fact=st.sampled_from(RAISING), scenario=st.sampled_from(SCENARIOS))
def test_a_fact_that_raises_never_lowers(case: Case, fact: dict[str, Any], scenario: str) -> None:
    before = level(case)
    for after in (level(case.with_facts(fact)), level(case.with_scenarios((scenario,)))):
        assert DONT_WAIT in (before, after) or WEIGHT.index(after) >= WEIGHT.index(before)


@THOROUGH
@given(case=CASES)
def test_what_lowers_never_raises_and_never_says_no(case: Case) -> None:
    without = level(case.with_facts({"agreed": "", "small": ""}))
    for fact in ({"agreed": "yes", "small": ""}, {"small": "yes", "agreed": ""}):
        after = level(case.with_facts(fact))
        assert after == without or without == UNKNOWN or WEIGHT.index(after) < WEIGHT.index(without)
        assert after != UNKNOWN or without == UNKNOWN


@THOROUGH
@given(case=CASES)
def test_a_question_could_change_the_answer_and_was_not_answered_yet(case: Case) -> None:
    setting = Setting.of(GUIDE, case, TODAY)
    if found := next_question(setting):
        question, _ = found
        outcomes = {gist(with_answer(setting, answer.facts)) for answer in question.answers}
        assert outcomes - {gist(setting)}
        assert not setting.view.get(question.name)


@THOROUGH
@given(case=CASES)
def test_urgent_care_is_never_held_up_by_a_question(case: Case) -> None:
    if level(case) == DONT_WAIT:
        assert next_question(Setting.of(GUIDE, case, TODAY)) is None


@THOROUGH
@given(case=CASES)
def test_every_verdict_is_short_and_names_the_next_action(case: Case) -> None:
    reading = Reading("?", "should_i", 0.9, SHOULD_I)
    reply = judge(begin(GUIDE, TODAY, reading, case, Memory()), ("should_i",)).reply
    assert reply.words() <= 120
    assert reply.buttons and any(block.kind == "steps" for block in reply.blocks)


def test_every_question_has_an_answer_that_passes() -> None:
    for question in questions_of(GUIDE.library.texts["verdict"]):
        assert any(not answer.facts for answer in question.answers) or question.name == "helping"
