"""Each axis by itself: the same danger sign, turned by the words around it."""

import pytest

from bot.nlu.safety.lexicon import load_lexicon
from bot.nlu.safety.triage import Triage


@pytest.fixture(scope="module")
def assess():
    return Triage(load_lexicon()).assess


def axes_named(decision):
    return {e.axis for e in decision.evidence}


def test_who_tells_the_writer_from_somebody_near(assess):
    assert assess("I can't breathe").who == "self"
    assert assess("my mom can't breathe").who == "other"


def test_an_animal_is_no_emergency(assess):
    decision = assess("my dog can't breathe")
    assert decision.level == "none"
    assert "who" in axes_named(decision)


def test_a_child_beside_an_animal_still_is(assess):
    assert assess("the dog is fine but my son is not breathing").level == "red"


def test_what_is_counts_though_it_began_while_something_was(assess):
    assert assess("I burned my arm while I was cooking and I can't breathe").level == "red"
    assert assess("When I was a boy I fell in a pool and I couldn't breathe").level == "none"


@pytest.mark.parametrize(
    ("message", "level"),
    [
        ("vomiting blood right now", "red"),
        ("vomiting blood", "red"),
        ("threw up blood on Sunday, nothing since", "amber"),
        ("I vomit blood every few weeks", "amber"),
        ("I was vomiting blood in 2015", "none"),
    ],
)
def test_when(assess, message, level):
    decision = assess(message)
    assert decision.level == level
    assert level == "red" or "when" in axes_named(decision)


def test_a_past_event_does_not_hide_the_same_thing_now(assess):
    assert assess("I had a heart attack in 2019. Now crushing chest pain again").level == "red"


@pytest.mark.parametrize("message", ["I am not vomiting blood", "he never passed out", "they ruled out a seizure"])
def test_polarity(assess, message):
    decision = assess(message)
    assert decision.level == "none"
    assert "polarity" in axes_named(decision)


def test_why_not_is_no_denial(assess):
    assert assess("I don't know why but I can't breathe").level == "red"


@pytest.mark.parametrize(
    "message",
    [
        "what are the signs of someone who can't breathe",
        "the leaflet says go to the ER if you can't breathe",
        "I can't breathe with all this insurance paperwork",
        'my chart says "patient is vomiting blood" but that is wrong',
        "at risk of anaphylaxis shock",
    ],
)
def test_mode(assess, message):
    decision = assess(message)
    assert decision.level == "none"
    assert "mode" in axes_named(decision)


def test_a_question_does_not_quiet_a_crisis(assess):
    decision = assess("how many pills do I need so I don't wake up")
    assert (decision.level, decision.kind) == ("red", "crisis")


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        ("sudden worst headache", "emergency"),
        ("I have a plan to kill myself", "crisis"),
        ("swallowed a whole bottle of tylenol", "poisoning"),
    ],
)
def test_kinds(assess, message, kind):
    assert (assess(message).level, assess(message).kind) == ("red", kind)


def test_delay_is_amber_and_never_red(assess):
    decision = assess("should I cancel my bypass surgery tomorrow")
    assert (decision.level, decision.kind) == ("amber", "delay")


STRANGE = ["", "   ", "\x00\xff", "a" * 200_000, "😀" * 3000, "7" * 50_000, "." * 9000]


@pytest.mark.parametrize("text", STRANGE, ids=range(len(STRANGE)))
def test_any_text_gets_a_decision_that_explains_itself(assess, text):
    decision = assess(text)
    assert decision.level == "none"
    assert decision.evidence


def test_an_alarm_at_the_end_of_a_long_message_is_heard(assess):
    assert assess("I saw my doctor. " * 2000 + "I can't breathe").level == "red"
