"""The door, and the ids of those who come through it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.advice.reply import Button, Buttons, Reply
from bot.channels.incoming import LONGEST, RefusedError, clean, pressed, typed_button
from bot.channels.sender import sender_id
from bot.channels.web.limits import Limit, network

REPLY = Reply(
    (Buttons((Button("What will it cost?", "cost", id="2.1"), Button("He refused", "refused", id="2.2"))),)
)


def same(text: str) -> str:
    return text


@pytest.mark.parametrize(
    ("typed", "taken"),
    [
        ("  hello \n", "hello"),
        ("cafe\u0301", "café"),
        ("he\u200bl\x00lo\u202e", "hello"),
        ("a\ud800b", "ab"),
        ("two\nlines", "two\nlines"),
        ("/greet", "greet"),
        ('\u200b / /\u200b/ask{"role": "x"}', 'ask{"role": "x"}'),
        ("mri/ct scan", "mri/ct scan"),
    ],
)
def test_text_is_cleaned(typed, taken):
    assert clean(typed, same) == taken


def test_the_slash_cannot_come_back_through_the_scrubber():
    assert clean("555-1234/greet", lambda text: text.removeprefix("555-1234")) == "greet"


@pytest.mark.parametrize(
    ("typed", "problem"), [("", "text_empty"), ("/// \u200b", "text_empty"), ("x" * 2001, "text_too_long")]
)
def test_what_cannot_be_read_is_refused(typed, problem):
    with pytest.raises(RefusedError) as refused:
        clean(typed, same)
    assert refused.value.problem == problem


@given(st.text(max_size=200))
def test_whatever_is_typed_is_clean_or_refused(text):
    try:
        taken = clean(text, same)
    except RefusedError:
        return
    assert taken and not taken.startswith("/") and taken == taken.strip() and len(taken) <= LONGEST
    taken.encode("utf-8")


@pytest.mark.parametrize("typed", ["What will it cost?", "what will it cost", " WHAT  will it cost!! "])
def test_a_title_typed_out_is_its_button(typed):
    assert typed_button(typed, REPLY).topic == "cost"


@pytest.mark.parametrize("typed", ["what will it cost me", "cost", "?"])
def test_anything_else_is_text(typed):
    assert typed_button(typed, REPLY) is None


def test_without_a_reply_there_is_nothing_to_press():
    with pytest.raises(RefusedError):
        pressed("2.1", None)
    assert pressed("2.2", REPLY).topic == "refused"


def test_the_same_number_on_two_channels_is_two_people():
    ids = {
        sender_id("web", "5", secret="s"),
        sender_id("tg", "5", secret="s"),
        sender_id("tg", "5", secret="t"),
    }
    assert len(ids) == 3
    assert {i.split(":")[0] for i in ids} == {"web", "tg"}


def test_parts_cannot_be_shifted_into_each_other():
    assert sender_id("sl", "T1", "C23", secret="s") != sender_id("sl", "T1C", "23", secret="s")


def test_a_bucket_fills_up_again():
    now = [0.0]
    limit = Limit(per_minute=60, burst=2, clock=lambda: now[0])
    assert [limit.take("a"), limit.take("a"), limit.take("b")] == [0, 0, 0]
    assert limit.take("a") == 1
    now[0] = 0.75
    assert limit.take("a") == 0.25
    now[0] = 1
    assert limit.take("a") == 0


def test_one_household_counts_once():
    assert network("2001:db8::1") == network("2001:db8::ffff") != network("2001:db8:0:1::1")
    assert network("192.0.2.1") != network("192.0.2.2")
