"""Questions about the guide itself are answered of the guide; the same words about others are left alone."""

from __future__ import annotations

import pytest
from facts_examples import MONDAY, read
from talking import GUIDE

from bot.advice.case import Case
from bot.advice.itself import of_itself, unheard
from bot.advice.memory import Memory
from bot.advice.reading import Reading
from bot.advice.reply import plain_text
from bot.advice.turn import Turn, begin


def turn(text: str, intent: str = "", confidence: float = 0.3, last: tuple[str, ...] = ("cancer",)) -> Turn:
    reading = Reading(text, intent, confidence, facts=read(text).facts)
    return begin(GUIDE, MONDAY, reading, Case(), Memory(topics=last))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("who pays you", "No hospital or doctor"),
        ("so who's paying you for this?", "No hospital or doctor"),
        ("do doctors pay you", "No hospital or doctor"),
        ("do you get a commission or something", "No hospital or doctor"),
        ("will you tell my doctor", "I send nothing"),
        ("can my insurance see this chat", "I send nothing"),
        ("who can see this", "I send nothing"),
        ("are you going to tell my boss", "I send nothing"),
        ("can you be wrong?", "I can be wrong"),
        ("what if youre wrong about this", "I can be wrong"),
        ("why should i trust you", "I can be wrong"),
        ("r u sure", "I can be wrong"),
    ],
)
def test_of_itself(text: str, says: str):
    found = of_itself(turn(text))
    assert found and says in plain_text(found.reply)
    assert found.case == Case()


@pytest.mark.parametrize(
    "text",
    [
        "who pays for the second opinion",
        "will insurance pay you back",
        "who can read this mri",
        "will you tell me what to ask",
        "can i trust my doctor",
        "what if my doctor is wrong",
        "how do i ask him are you sure about the diagnosis",
        "is this private hospital any good",
        "do they see it as two illnesses",
    ],
)
def test_not_of_itself(text: str):
    assert of_itself(turn(text)) is None


@pytest.mark.parametrize(
    "text",
    [
        "do you even listen",
        "you dont listen",
        "are you listening to me??",
        "thats not what i asked",
        "no that isnt what i asked",
        "you didnt answer my question",
        "I asked about hopkins",
    ],
)
def test_unheard(text: str):
    found = unheard(turn(text, "feeling_unheard", 0.9))
    assert found and "I'm sorry" in plain_text(found.reply)
    assert found.reply.buttons[0].topic == "cancer"


@pytest.mark.parametrize(
    "text",
    [
        "the doctor doesnt listen",
        "he told me you dont listen",
        "my surgeon didnt answer my question",
        "i asked about a biopsy and nobody wrote back",
    ],
)
def test_a_doctor_who_does_not_listen(text: str):
    assert unheard(turn(text, "feeling_unheard", 0.9)) is None


def test_a_subject_that_is_heard_is_answered():
    assert unheard(turn("i asked about the cost", "cost", 0.9)) is None


def test_nothing_was_asked_before():
    assert unheard(turn("i asked about hopkins", "feeling_unheard", 0.9, last=())) is None
