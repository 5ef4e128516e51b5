"""Slips of the finger are put right before a message is read for its topics; what is a word stays as it is."""

import pytest

from bot.nlu.spelling import known_words, learn_spelling

PHRASES = [
    "the surgeon wants surgery on thursday",
    "my surgery is on thursday",
    "does insurance pay for surgery",
] * 2
COMMON = ["is the the the the the the the the the the the the"] * 30


@pytest.fixture(scope="module")
def spelling():
    return learn_spelling([*PHRASES, *COMMON], ["timer", "heart", "heard", "herpes"])


@pytest.mark.parametrize(
    "typed",
    ["surgry", "surgeery", "sugrery", "surgwry", "surgiry", "surxgery", "Surgry"],
    ids=["left out", "hit twice", "hit too late", "its neighbor", "a wrong letter", "one too many", "any case"],
)
def test_one_slip_is_put_right(spelling, typed):
    assert spelling(f"my {typed} is on Thursday!") == "my surgery is on Thursday!"


def test_what_our_phrases_never_say_is_put_right_to_the_commonest_word(spelling):
    assert spelling("set a tmier, hear") == "set a timer, heart"


def test_spaces_marks_and_line_breaks_stay(spelling):
    assert spelling("  surgry?!\n\nsurgry, ok ") == "  surgery?!\n\nsurgery, ok "


@pytest.mark.parametrize("text", ["", "   ", "🙂", "herpes", "hearts", "FSH", "o'clock", "zzzzzz", "a" * 4000])
def test_what_is_no_slip_stays(spelling, text):
    assert spelling(text) == text


def test_a_slip_of_a_finger_is_likelier_than_a_wrong_letter():
    assert learn_spelling([], ["last", "also"])("laso") == "also"


def test_an_apostrophe_is_no_slip(spelling):
    assert spelling("does insurance's pay") == "does insurance's pay"


def test_a_word_of_three_letters_becomes_only_a_very_common_one(spelling):
    assert spelling("teh pay of pya") == "the pay of pya"


def test_what_a_phrase_says_only_once_may_be_a_slip_itself():
    spelling = learn_spelling(["surgery", "surgery", "surgry"], ())

    assert spelling("surgry") == "surgery"


def test_names_of_illnesses_and_drugs_are_known():
    assert {"hysterectomy", "sarcoidosis", "keytruda"} <= set(known_words())
