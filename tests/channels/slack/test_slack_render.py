"""Replies as Slack shows them: the same words as on the web page, in blocks that Slack takes."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from slack_sdk.models.blocks import Block

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
from bot.channels.slack.mrkdwn import unescaped
from bot.channels.slack.render import render, with_choice
from bot.channels.slack.words import Words
from bot.settings import Settings
from tests.channels.slack.limits import check_blocks, the_words, words_of

WORDS = Words(Settings(secret="s" * 32))
REPLY = Reply(
    (
        Text("**It makes sense to pause.** There is time if you start today."),
        Steps(("Today: call the **office**.", "Ask for <the> latest & safest date.")),
        Bullets(("the MRI pictures", "the letter"), "Bring along"),
        Wording("This is a big step for me.", "Words for your doctor"),
        Callout("**Call 911** if both legs go weak.", "red"),
        Document("My plan", "Monday\n  call"),
        Buttons(
            (Button("Erase everything", "erase_my_data", choice="confirm"), Button("What will it cost?", "cost"))
        ),
        Sources((Source("A <study> & more", "2020", "https://a.org/x?a=1&b=<2>|"), Source("My doctor"))),
    )
)


def drawn(reply: Reply) -> list[list[dict]]:
    """The blocks of each message, after Slack's limits and slack_sdk's reader."""
    found = []
    for message in render(with_button_ids(reply, "2"), WORDS):
        blocks = json.loads(json.dumps([block.to_dict() for block in message.blocks]))
        check_blocks(blocks)
        assert [Block.parse(block).to_dict() for block in blocks] == blocks
        found.append(blocks)
    return found


def test_a_reply_is_one_message_with_the_words_of_the_web_page():
    (blocks,) = drawn(REPLY)
    (message,) = render(REPLY, WORDS)

    assert words_of(blocks) == the_words(REPLY)
    assert unescaped(message.text) == plain_text(REPLY)
    assert "&lt;the&gt; latest &amp; safest" in message.text


def test_each_kind_of_block_is_drawn_as_what_it_is():
    (blocks,) = drawn(REPLY)

    assert [part["type"] for block in blocks for part in block.get("elements", [block])] == [
        "rich_text_section",
        "rich_text_list",
        "rich_text_section",
        "rich_text_list",
        "rich_text_section",
        "rich_text_quote",
        "rich_text_quote",
        "divider",
        "rich_text_section",
        "rich_text_preformatted",
        "button",
        "button",
        "mrkdwn",
    ]
    assert blocks[0]["elements"][0]["elements"][0] == {
        "type": "text",
        "text": "It makes sense to pause.",
        "style": {"bold": True},
    }
    assert blocks[1]["elements"][0]["style"] == "ordered"
    assert blocks[4]["elements"][0]["elements"][0] == {"type": "emoji", "name": "rotating_light"}


def test_offering_to_erase_is_an_ordinary_button_because_the_guide_asks_first():
    (blocks,) = drawn(Reply((Buttons((Button("Erase this chat", "erase_my_data"),)),)))

    assert "confirm" not in blocks[0]["elements"][0]


def test_what_erases_asks_once_more_and_stands_last():
    (blocks,) = drawn(REPLY)
    cost, erase = blocks[-2]["elements"]

    assert (cost["value"], "confirm" in cost) == ("2.2", False)
    assert (erase["value"], erase["style"], erase["confirm"]["style"]) == ("2.1", "danger", "danger")
    assert "Slack keeps its own copy" in erase["confirm"]["text"]["text"]


def test_sources_are_links_that_cannot_be_broken_out_of():
    (blocks,) = drawn(REPLY)

    text = blocks[-1]["elements"][0]["text"]
    assert text == (
        "Where this comes from: <https://a.org/x?a=1&amp;b=%3C2%3E%7C|A &lt;study&gt; &amp; more, 2020>; My doctor"
    )


@pytest.mark.parametrize("address", ["javascript:alert(1)", "", "slack://user", "//a.org"])
def test_only_web_addresses_are_links(address):
    ((block,),) = drawn(Reply((Sources((Source("A", url=address),)),)))

    assert block["elements"][0]["text"] == "Where this comes from: A"


@pytest.mark.parametrize(
    ("count", "kinds"), [(5, ["button"] * 5), (6, ["static_select"]), (120, ["static_select"] * 2)]
)
def test_many_choices_are_a_menu(count, kinds):
    buttons = Buttons(tuple(Button(f"Topic {n}", "cost") for n in range(count)))
    ((block,),) = drawn(Reply((buttons,)))

    assert [element["type"] for element in block["elements"]] == kinds
    values = [e["value"] for e in block["elements"] for e in e.get("options", [e])]
    assert values == [f"2.{n + 1}" for n in range(count)]


def test_a_choice_takes_the_place_of_the_buttons():
    (blocks,) = drawn(REPLY)
    after = with_choice(blocks, "What will it cost?", WORDS)
    check_blocks(after)

    assert [block["type"] for block in after] == [
        b["type"] if b["type"] != "actions" else "context" for b in blocks
    ]
    assert after[-2]["elements"][0]["text"] == "✓ You chose: What will it cost?"


def test_a_title_longer_than_a_button_is_shortened():
    ((block,),) = drawn(Reply((Buttons((Button("&" * 80, "cost"),)),)))

    title = block["elements"][0]["text"]["text"]
    assert len(title) <= 75 and unescaped(title).endswith("…")


def test_a_long_text_is_cut_at_the_ends_of_sentences():
    text = " ".join(f"This is sentence number {n}." for n in range(400))
    (blocks,) = drawn(Reply((Text(text),)))

    parts = [words_of([block]) for block in blocks]
    assert len(parts) > 3 and all(part.endswith(".") for part in parts)
    assert " ".join(parts) == text


def test_what_one_message_cannot_hold_comes_in_the_next():
    reply = Reply((*(Text(f"Part {n}.") for n in range(70)), Buttons((Button("On", "cost"),))))
    messages = drawn(reply)

    assert [len(blocks) for blocks in messages] == [50, 21]
    assert messages[-1][-1]["type"] == "actions"
    assert " ".join(map(words_of, messages)) == the_words(reply)


TEXTS = st.just("**") | st.text(min_size=1, max_size=200).filter(str.strip)
ITEMS = st.lists(st.just("") | TEXTS, max_size=6).map(tuple)
WAYS_ON = st.builds(Button, TEXTS, st.sampled_from(["cost", "erase_my_data"]))
BUTTONS = st.lists(
    WAYS_ON | st.builds(Button, TEXTS, st.just("erase_my_data"), choice=st.just("confirm")), max_size=130
)
BLOCKS = st.one_of(
    st.builds(Text, TEXTS | st.text(min_size=3000, max_size=3500).filter(str.strip)),
    st.builds(Steps, ITEMS),
    st.builds(Bullets, ITEMS, st.just("") | TEXTS),
    st.builds(Wording, TEXTS, st.just("") | TEXTS),
    st.builds(Callout, TEXTS, st.sampled_from(["red", "amber", "info"])),
    st.builds(Document, TEXTS, TEXTS),
    st.builds(Buttons, BUTTONS.map(tuple)),
    st.builds(Sources, st.lists(st.builds(Source, TEXTS, TEXTS, TEXTS), max_size=20).map(tuple)),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(BLOCKS, min_size=1, max_size=60).map(lambda blocks: Reply(tuple(blocks))))
def test_whatever_a_reply_holds_slack_takes_it(reply):
    drawn(reply)
    for message in render(reply, WORDS):
        assert message.text and len(message.text) <= 40_000 and "<" not in message.text


@given(st.text(min_size=1).filter(str.strip).filter(lambda text: "**" not in text))
def test_every_character_that_somebody_typed_is_shown_as_it_is(text):
    ((block,),) = drawn(Reply((Text(text),)))

    assert words_of([block]) == " ".join(text.split())
