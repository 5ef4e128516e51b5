"""The checks themselves see what they are there to see."""

from __future__ import annotations

import re

import pytest
from checks import faults, unmet
from script import Expected, ScriptError, read_turn

from bot.advice.reply import Button, Buttons, Callout, Reply, Steps, Text

FORBIDDEN = [(re.compile(r"you should have"), "chooses a treatment")]
GOOD = Reply((Text("**Ask today.**"), Steps(("Call the office.",)), Buttons((Button("More", "more"),))))


def test_a_good_reply_has_no_faults():
    assert list(faults(GOOD, FORBIDDEN, private=["Patel"])) == []


@pytest.mark.parametrize(
    ("reply", "fault"),
    [
        (Reply((Text("You see, you should have the operation."),)), "chooses a treatment"),
        (Reply((Text("word " * 121),)), "121 words"),
        (Reply((Callout("Call 911.", "red"), Text("And get your records."))), "more than what to do now"),
        (Reply((Text("Keep {deadline|the date}."),)), "unfilled blank"),
        (Reply((Text("Ask Dr. Patel."),)), "repeats 'Patel'"),
        (Reply((Text("Send the pictures to the new doctor. " * 2),)), "says twice"),
        (Reply((Text("Hello."), Buttons((Button("More", "more"), Button("More", "cost"))))), "two alike"),
        (Reply((Text(""),)), "says nothing"),
    ],
)
def test_a_fault_is_seen(reply: Reply, fault: str):
    assert any(fault in found for found in faults(reply, FORBIDDEN, private=["Patel"]))


@pytest.mark.parametrize(
    "expected",
    [
        Expected(intent=("cost",)),
        Expected(says=("ask today", "tomorrow")),
        Expected(says_one_of=("tomorrow", "soon")),
        Expected(never=("TODAY",)),
        Expected(first_says=("call the office",)),
        Expected(buttons=("Less",)),
        Expected(safety="amber"),
        Expected(steps_at_least=2),
    ],
)
def test_an_expectation_that_is_not_met_is_named(expected: Expected):
    assert len(list(unmet(expected, ("records",), GOOD))) == 1


def test_expectations_that_are_met_are_silent():
    expected = Expected(intent=("records",), says=("Ask today",), buttons=("More",), steps_at_least=1)
    assert list(unmet(expected, ("records",), GOOD)) == []


def test_a_slip_in_a_script_is_named():
    with pytest.raises(ScriptError, match="somewhere: no such key: say"):
        read_turn({"user": "hi", "bot": {"say": "hello"}}, "somewhere")
