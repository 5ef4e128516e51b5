"""What matters most: five questions whose answers lead to the person's own words, never to a treatment."""

from __future__ import annotations

import pytest
from two_opinions import press, say, turn, words

from bot.advice import weighing
from bot.advice.activities import heard
from bot.advice.case import Case
from bot.advice.turn import Outcome


def weighed(*answers: str, case: Case | None = None) -> Outcome:
    found = weighing.start(turn("what matters to me", case=case, intent="weigh_values", confidence=0.9))
    for text in answers:
        found = say(text, found)
    return found


def test_five_questions_lead_to_the_persons_own_words_and_a_question_to_carry_back() -> None:
    found = weighed("slowly please", "gentler", "I hate more hospital days", "needing help later", "too much")
    assert "“I hate more hospital days”" in words(found)
    assert "going gently and keeping doors open" in words(found)
    assert "Which plan fits that" in words(found)
    assert found.progress.values == (
        *("slowly please", "gentler", "I hate more hospital days"),
        *("needing help later", "too much"),
    )
    assert found.reply.words() <= 120


def test_it_never_names_a_treatment() -> None:
    for answers in (("do it and be done",) * 5, ("take it slowly", "gentler", "fewer", "now", "too much")):
        low = words(weighed(*answers)).lower()
        assert not [w for w in ("surgery", "operation", "chemo", "you should") if w in low]


def test_every_question_can_be_skipped_and_it_can_be_left() -> None:
    assert "You skipped them all" in words(weighed(*["skip"] * 5))
    left = say("stop", weighed("slowly"))
    assert left.progress.activity == "" and left.progress.values == ("slowly",)


def test_left_in_the_middle_it_goes_on_where_it_was() -> None:
    left = say("stop", weighed("slowly", "gentler"))
    again = weighing.start(turn("go on", left, intent="weigh_values", confidence=0.9))
    assert "3/5." in words(again)


def test_buttons_answer_and_an_old_button_does_no_harm() -> None:
    first = weighed()
    button = first.reply.buttons[1]
    second = weighing.start(press(button, first))
    assert second.progress.values == ("Take it slowly",)
    assert weighing.start(press(button, second)).progress.values == ("Take it slowly",)


def test_an_interruption_is_no_answer() -> None:
    assert heard(turn("what are the risks?", weighed("slowly"), intent="risks", confidence=0.9)) is None


def test_a_carer_answers_for_somebody_else() -> None:
    case = Case(role="caregiver", relation="mom", person="elder")
    assert "Answer as your mom would" in words(weighed(case=case))
    assert "It matters more to my mom" in words(
        weighed("slowly", "gentler", "skip", "skip", "too much", case=case)
    )


def test_an_even_result_says_so() -> None:
    found = weighed("do it and be done", "gentler", "skip", "skip", "skip")
    assert "about even" in words(found)


@pytest.mark.parametrize(
    ("text", "intent", "facts"),
    [
        ("what do you know about me", "export_my_data", {}),
        ("forget the illness", "change_fact", {}),
        ("also one of them wants a hysterectomy, should i", "surgery", {"procedure": "hysterectomy"}),
        ("is a hysterectomy dangerous", "surgery", {"procedure": "hysterectomy"}),
    ],
)
def test_news_and_questions_are_no_answers_to_what_matters_most(
    text: str, intent: str, facts: dict[str, str]
) -> None:
    asked = weighing.start(turn("what matters most to me", intent="weigh_values"))
    asked = say("take it slowly", say("do it and be done", asked))  # the third asks about tests and knowing

    assert heard(turn(text, asked, intent=intent, confidence=0.9, facts=facts)) is None
