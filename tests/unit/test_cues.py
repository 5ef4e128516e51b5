"""The words by which a message is known, compared without case and apostrophes."""

from __future__ import annotations

import pytest

from bot.advice.cues import after_first, asks, first_cue, has_cue, opens_with


@pytest.mark.parametrize("text", ["I don't know", "i dont know", "I don’t KNOW!"])
def test_a_cue_is_found_in_any_spelling(text: str) -> None:
    assert has_cue(text, ["dont know"]) and has_cue(text, ["don't know"])


def test_a_cue_is_whole_words() -> None:
    assert not has_cue("they insist", ["sis", "ins"])
    assert has_cue("a follow-up visit", ["follow up"])


def test_a_comma_parts_the_words_of_a_cue() -> None:
    assert not has_cue("no, surgery it is", ["no surgery"])


def test_dots_in_a_cue_stand_for_a_few_words() -> None:
    assert first_cue("she wants to take the whole kidney out", ["take .. out"]) == "take .. out"
    assert first_cue("take it as it comes, and then some day get out", ["take .. out"]) == ""


def test_a_cue_without_words_is_never_found() -> None:
    assert not has_cue("?", ["?", ""]) and not opens_with("anything", ["?", ""])


@pytest.mark.parametrize(
    "text",
    [
        "what does it cost",
        "and how do i tell him",
        "he said that?",
        "ok but can i wait",
        "will medicare pay for it",
    ],
)
def test_a_question_without_its_mark(text: str) -> None:
    assert asks(text)


@pytest.mark.parametrize(
    "text", ["would take months", "can live with it", "May 3", "will do", "do nothing for now"]
)
def test_an_answer_without_its_subject_is_no_question(text: str) -> None:
    assert not asks(text)


def test_what_follows_a_cue_keeps_its_apostrophes():
    text = "What's important to me is that I don't limp"
    assert after_first(text, "whats important to me is").strip() == "that I don't limp"
    assert after_first(text, "my goal is") == ""
