"""Two opinions over several messages: asked for, shown side by side, corrected, interrupted, left."""

from __future__ import annotations

from typing import Any

import pytest
from two_opinions import compared, press, say, turn, words

from bot.advice import comparing
from bot.advice.activities import heard, with_way_back
from bot.advice.advise import advise
from bot.advice.case import Case
from bot.advice.reading import Topic
from bot.advice.reply import Bullets, plain_text
from bot.advice.turn import Outcome


def shown() -> Outcome:
    first = comparing.start(turn("compare", intent="compare_opinions"))
    return say("wait 6 months", say("he wants a biopsy now", first))


def test_each_opinion_is_asked_for_and_both_are_set_side_by_side() -> None:
    first = comparing.start(turn("compare them", intent="compare_opinions", confidence=0.9))
    assert "What did the first doctor say" in words(first)
    second = say("he says it's a torn disc and wants to fuse my spine next week", first)
    assert "the second doctor" in words(second)
    shown = say("she says physio first, the risk is too high", second)
    rows = next(b for b in shown.reply.blocks if isinstance(b, Bullets)).items
    assert rows[0] == "**What to do:** first “to fuse my spine next week”; second “physio first”."
    assert rows[1] == "**What it is:** first “it's a torn disc”; second not said yet."
    assert "two ways of treating it: you wrote “physio first”" in words(shown)
    assert shown.reply.words() <= 120
    assert shown.progress.opinions[1] == "she says physio first, the risk is too high"


def test_asked_for_in_the_same_breath_it_comes_at_once() -> None:
    text = "one surgeon says take it out, the other one says wait. compare them for me please"
    shown = advise(turn(text, intent="opinions_differ", confidence=0.9, topics=(Topic("opinions_differ", 0.9),)))
    assert shown.progress.opinions == ("one surgeon says take it out", "the other one says wait")


def test_both_in_one_message_need_no_questions() -> None:
    text = "compare these: one says fuse it, the other says physio"
    shown = comparing.start(turn(text, intent="compare_opinions", confidence=0.9))
    assert shown.progress.opinions == ("one says fuse it", "the other says physio")


def test_what_was_told_in_passing_is_not_asked_for_again() -> None:
    told = advise(
        turn(
            "one surgeon says fuse, the other one says physio",
            intent="opinions_differ",
            confidence=0.9,
            topics=(Topic("opinions_differ", 0.9),),
        )
    )
    button = next(b for b in told.reply.buttons if b.topic == "compare_opinions")
    assert "Side by side" in words(comparing.start(press(button, told)))


@pytest.mark.parametrize(
    ("first", "second", "says"),
    [
        ("operate", "he never saw the mri, says rest", "missing facts: you wrote “never saw”"),
        ("it's cancer", "it's benign", "A third view helps here"),
        ("surgery", "either is fine, it's up to me", "A third doctor can't settle that"),
        ("remove it", "she said the same", "firmer, not certain"),
    ],
)
def test_what_kind_of_difference_and_whether_a_third_helps(first: str, second: str, says: str) -> None:
    assert says in words(compared(first, second))


def test_a_correction_replaces_what_was_said_and_an_addition_joins_it() -> None:
    shown = compared("operate next week", "physio first")
    corrected = say("no, the second one said wait and see", shown)
    assert corrected.progress.opinions == ("operate next week", "the second one said wait and see")
    added = say("the first one also said the risk of infection is low", corrected)
    assert added.progress.opinions[0].startswith("operate next week, the first one also said")
    assert "infection is low" in words(added)


def test_a_correction_may_name_the_speaker_and_a_third_opinion_joins_in() -> None:
    shown = compared("the clinic says start it now", "her gp says leave her be")
    assert say("no the gp said wait til spring", shown).progress.opinions[1] == "the gp said wait til spring"
    assert len(say("third one says talk therapy", shown).progress.opinions) == 3
    assert heard(turn("the fourth one says nothing", shown)) is None


def test_a_resumed_question_offers_no_way_back_to_itself() -> None:
    asked = compared("operate")
    again = turn("compare", asked, intent="compare_opinions", confidence=0.9)
    found = with_way_back(again, comparing.start(again))
    assert [b.title for b in found.reply.buttons] == ["Not now"]


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("what does that cost?", {"intent": "cost", "confidence": 0.9}),
        ("how do i get my records", {"intent": "records", "confidence": 0.9}),
        ("im so scared", {"intent": "emotional_support", "confidence": 0.9}),
        ("I have medicare", {"facts": {"payer": "medicare"}, "bare": True}),
        ("thanks", {"intent": "thanks", "confidence": 0.9}),
        ("🙂", {}),
    ],
)
def test_an_interruption_is_answered_elsewhere_and_the_comparison_waits(
    text: str, reading: dict[str, Any]
) -> None:
    asked = compared("operate")
    assert heard(turn(text, asked, **reading)) is None
    assert "Side by side" in words(say("ok the second says physio", asked))


def test_there_is_a_way_back_after_an_interruption() -> None:
    asked = compared("operate")
    question = turn("what does it cost?", asked, intent="cost", confidence=0.9, topics=(Topic("cost", 0.9),))
    answer = with_way_back(question, advise(question))
    back = answer.reply.buttons[-1]
    assert (back.title, back.topic) == ("Back to comparing", "compare_opinions")
    assert "the second doctor" in words(comparing.start(press(back, answer)))


@pytest.mark.parametrize("text", ["stop", "never mind", "that's enough"])
def test_it_can_be_left_at_any_time_and_what_was_told_is_kept(text: str) -> None:
    left = say(text, compared("operate"))
    assert left.progress.activity == "" and left.progress.opinions == ("operate",)
    assert left.reply.buttons


def test_with_one_opinion_only_the_open_questions_come() -> None:
    skipped = say("idk yet", compared("operate next week"))
    assert "What can go wrong" in words(skipped)
    assert skipped.progress.activity == ""


def test_with_no_opinion_there_are_words_to_get_one() -> None:
    assert "In one or two sentences" in words(say("skip", compared()))


def test_four_opinions_are_enough() -> None:
    shown = compared("operate", "wait")
    for text in ("pills", "physio"):
        more = next(b for b in shown.reply.buttons if b.choice == "another")
        shown = say(text, comparing.start(press(more, shown)))
    assert "You have 4 views now" in words(shown)
    assert not [b for b in shown.reply.buttons if b.choice == "another"]
    assert shown.reply.words() <= 120


def test_questions_for_both_hold_what_was_not_said_and_words_to_send() -> None:
    shown = compared("operate", "physio")
    asked = comparing.start(press(next(b for b in shown.reply.buttons if b.choice == "ask"), shown))
    assert "How sure are you" in words(asked) and "To both doctors" in words(asked)
    assert asked.reply.words() <= 120


SPECIAL = {
    "ward": (Case(setting="inpatient"), "both teams can meet at the bedside"),
    "hours": (Case(said_clock="hours"), "speak to each other today"),
    "child": (Case(role="caregiver", relation="son", person="child"), "children's hospital"),
    "dementia": (
        Case(role="caregiver", relation="mom", person="elder", condition="dementia"),
        "Ask what your mom would have wanted",
    ),
    "mental health": (Case(condition="bipolar"), "change nothing about the medicine on your own"),
    "pregnant": (Case(person="pregnant"), "maternal-fetal specialist"),
    "records refused": (Case(stance="refused"), "US law gives you a copy"),
    "uninsured": (Case(payer="uninsured"), "self-pay price"),
    "Medicare": (Case(payer="medicare"), "Medicare also helps"),
    "abroad": (Case(country="germany"), "rules differ by country"),
    "refused abroad": (Case(country="uk", stance="refused"), "rules differ by country"),
}


@pytest.mark.parametrize("name", SPECIAL)
def test_a_special_situation_changes_what_is_said(name: str) -> None:
    case, says = SPECIAL[name]
    shown = compared(
        "he wants to operate because the scan shows it grows", "she wants to wait, no rush", case=case
    )
    assert says in words(shown).replace("The rules", "rules")
    assert shown.reply.words() <= 120


def test_a_worrying_word_is_answered_first() -> None:
    from bot.advice.reading import Safety

    found = say("stop the chemo", compared("go on with chemo"), safety=Safety("amber", "delay"))
    assert found.reply.blocks[0].kind == "callout"


def test_a_pasted_report_is_cut_and_still_fits_a_page() -> None:
    shown = compared("the mri shows " + "a very long story " * 200, "operate " + "and so on " * 300)
    assert shown.reply.words() <= 120
    assert all(len(text) <= comparing.LETTERS for text in shown.progress.opinions)


# What matters most.


def test_what_one_of_them_said_besides_is_added_without_taking_anything_back() -> None:
    found = say("the first one said it looks suspicious and wants a core biopsy", shown())

    assert (
        found.progress.opinions[0]
        == "the first one said it looks suspicious and wants a core biopsy, he wants a biopsy now"
    )
    assert "it looks suspicious" in plain_text(found.reply)


def test_the_time_that_a_doctor_named_is_no_deadline() -> None:
    found = say("the second said come back in 6 months", shown(), facts={"deadline": "2027-05-23"})

    assert found.case.deadline is None


def test_the_comparison_leads_to_its_sheet_with_at_most_four_buttons() -> None:
    buttons = shown().reply.buttons

    assert "comparison" in [button.choice for button in buttons]
    assert len(buttons) <= 4
