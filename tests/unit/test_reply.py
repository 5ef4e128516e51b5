"""Replies: blocks that every channel can draw, and that survive being stored."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.advice.reply import (
    Bullets,
    Button,
    Buttons,
    Callout,
    Document,
    Reply,
    Source,
    Sources,
    Steps,
    Text,
    Wording,
    plain_text,
    with_button_ids,
)

REPLY = Reply(
    (
        Text("**It makes sense to pause.** Ask first."),
        Steps(("Call the office.", "Get the **pictures**.")),
        Bullets(("Can it be undone?",), "Ask:"),
        Wording("May I see my records?", "To the front desk"),
        Callout("Call 911.", "amber"),
        Document("One page", "The problem"),
        Buttons((Button("What will it cost?", "cost"), Button("Tell me more", "more"))),
        Sources((Source("A guide", "2020"), Source("Common knowledge"))),
    )
)

text = st.text(max_size=20)
texts = st.lists(text, max_size=3).map(tuple)
buttons = st.builds(Button, text, text, st.dictionaries(text, text, max_size=2), text)
blocks = st.one_of(
    st.builds(Text, text),
    st.builds(Steps, texts),
    st.builds(Bullets, texts, text),
    st.builds(Wording, text, text),
    st.builds(Callout, text, st.sampled_from(("red", "amber", "info"))),
    st.builds(Document, text, text),
    st.builds(Buttons, st.lists(buttons, max_size=3).map(tuple)),
    st.builds(Sources, st.lists(st.builds(Source, text, text, text), max_size=2).map(tuple)),
)


def test_a_reply_as_text_alone_has_no_markup_buttons_or_sources():
    assert plain_text(REPLY) == (
        "It makes sense to pause. Ask first.\n\n"
        "1. Call the office.\n2. Get the pictures.\n\n"
        "Ask:\n- Can it be undone?\n\n"
        'To the front desk\n"May I see my records?"\n\n'
        "Call 911.\n\n"
        "One page\nThe problem"
    )


def test_buttons_and_sources_are_not_words_to_read():
    assert Reply((Text("Two words."), *REPLY.blocks[-2:])).words() == 2


def test_buttons_are_found_in_order():
    assert [button.topic for button in REPLY.buttons] == ["cost", "more"]


def test_buttons_get_numbers_when_the_reply_is_delivered():
    assert [button.id for button in with_button_ids(REPLY, "7").buttons] == ["7.1", "7.2"]
    assert plain_text(with_button_ids(REPLY, "7")) == plain_text(REPLY)


def test_a_block_of_unknown_kind_is_refused():
    with pytest.raises(KeyError, match="hologram"):
        Reply.from_dict({"blocks": [{"kind": "hologram"}]})


@given(st.lists(blocks, max_size=5).map(tuple))
def test_a_reply_survives_being_stored(found: tuple):
    reply = Reply(found)
    assert Reply.from_dict(json.loads(json.dumps(reply.as_dict()))) == reply
