"""Ann talks to the guide in Telegram: words, commands, pictures, groups."""

from __future__ import annotations

import asyncio

import pytest
from telegram_updates import ANN, ATTACHED, GROUP, OTHER, PHOTO, PRIVATE, message

from bot.advice.reply import Callout, Reply, Source, Sources, Text


async def test_a_message_gets_one_reply_with_buttons(ann, dialogue):
    (reply,) = await ann.say("my back surgery is on Thursday")

    assert reply.text == "You said my back surgery is on Thursday.\n\nAnd more.\n\nA lot."
    assert "<b>more</b>" in reply.given["text"]
    rows = reply.given["reply_markup"]["inline_keyboard"]
    assert [[button["text"] for button in row] for row in rows] == [["What will it cost?"], ["Ask my doctor"]]
    assert all(len(row[0]["callback_data"]) <= 64 for row in rows)
    assert [sender[:3] for sender, _ in dialogue.heard] == ["tg:"]


async def test_it_shows_that_it_is_typing(ann, dialogue, telegram):
    dialogue.go.clear()
    saying = asyncio.create_task(ann.say("hello"))
    while not telegram.sent("sendChatAction"):
        await asyncio.sleep(0.005)
    assert telegram.sent() == []
    dialogue.go.set()
    assert len(await saying) == 1


async def test_telegram_is_not_asked_who_we_are_with_every_message(ann, telegram):
    await ann.say("hello")
    await ann.say("and more")

    assert telegram.sent("getMe") == []


async def test_a_link_reaches_the_person(ann, dialogue):
    async def reply(sender, said):
        return Reply((Text("Read this."), Sources((Source("A study", url="https://a.org/x"),))))

    dialogue.reply = reply
    (shown,) = await ann.say("hello")

    assert "https://a.org/x" in str(shown.given)


@pytest.mark.parametrize(
    ("typed", "means"),
    [
        ("/start", "greet"),
        ("/start@guide_bot", "greet"),
        ("/start cost", "cost"),
        ("/start no_such_topic", "greet"),
        ("/start erase_my_data", "greet"),
        ("/start ../talk", "greet"),
        ("/help", "help"),
        ("/HELP", "help"),
        ("/plan", "plan"),
        ("/erase", "Erase my data"),
        ("/help I can't breathe", "help I can't breathe"),
        ("/emergency", "emergency"),
        ("/frobnicate now", "frobnicate now"),
        ("/inform{'x':1}", "inform{'x':1}"),
        ("see x.org/bottles and /bot", "see x.org/bottles and /bot"),
        ("/", None),
    ],
)
async def test_commands(ann, dialogue, typed, means):
    (reply,) = await ann.say(typed)

    assert dialogue.said() == ([means] if means else [])
    assert means or reply.text.startswith("I did not get any words.")


async def test_what_she_types_is_never_markup(ann):
    (reply,) = await ann.say("<b>bold</b> & <a href='tg://user?id=1'>x</a> **stars**")

    assert "You said <b>bold</b> & <a href='tg://user?id=1'>x</a>" in reply.text
    assert "&lt;b&gt;bold" in reply.given["text"]


async def test_the_message_edited_last_is_a_new_message_an_older_one_is_not(ann, dialogue):
    older, latest = ann.telegram.next_id(), ann.telegram.next_id()
    await ann.send(message=message(older, text="one"))
    await ann.send(message=message(latest, text="two"))
    edited = {"edit_date": message()["date"] + 60}

    assert await ann.send(edited_message=message(older, text="one!", **edited)) == []
    (reply,) = await ann.send(edited_message=message(latest, text="two!", **edited))
    assert reply.text.startswith("You said two!")
    assert dialogue.said() == ["one", "two", "two!"]


async def test_a_message_too_long_can_be_mended_by_editing_it(ann, dialogue):
    await ann.say("hello")
    number = ann.telegram.next_id()
    (refused,) = await ann.send(message=message(number, text="x" * 3000))
    assert "too long" in refused.text

    await ann.send(edited_message=message(number, text="short", edit_date=message()["date"]))
    assert dialogue.said() == ["hello", "short"]


@pytest.mark.parametrize("kind", ATTACHED)
async def test_what_is_not_text_is_answered_kindly(ann, dialogue, kind):
    (reply,) = await ann.send(message=message(**ATTACHED[kind]))

    assert "I can only read text" in reply.text and "911" in reply.text and "records" in reply.text
    assert dialogue.heard == []


async def test_a_caption_is_read_and_the_picture_is_not(ann, dialogue):
    (reply,) = await ann.send(message=message(photo=PHOTO, caption="is this bad?"))

    assert dialogue.said() == ["is this bad?"]
    assert reply.text.startswith("You said is this bad?") and "didn't open" in reply.text


async def test_an_alarm_stays_alone(ann, dialogue):
    async def alarm(sender, said):
        return Reply((Callout("Call 911 now.", "red"),))

    dialogue.reply = alarm
    (reply,) = await ann.send(message=message(photo=PHOTO, caption="he can't breathe"))
    assert reply.text == "❗ Call 911 now."


async def test_an_album_is_answered_once(ann):
    album = {"photo": PHOTO, "media_group_id": "13000"}
    replies = [await ann.send(message=message(n, **album)) for n in (1, 2, 3)]
    assert [len(reply) for reply in replies] == [1, 0, 0]

    other = {"photo": PHOTO, "media_group_id": "13001"}
    first = await ann.send(message=message(4, caption="my scans", **other))
    assert (len(first), await ann.send(message=message(5, **other))) == (1, [])


async def test_a_group_gets_one_line_and_nothing_of_anybodys_health(ann, dialogue, telegram):
    telegram.chats.add(GROUP["id"])
    for number, somebody in ((1, ANN), (2, {**ANN, "id": 7002, "first_name": "Bob"})):
        await ann.send(message={**message(number, text="my cancer"), "chat": GROUP, "from": somebody})

    assert dialogue.heard == []
    (line,) = telegram.sent()
    assert line.given["chat_id"] == GROUP["id"] and "private chat" in line.text


async def test_two_people_have_two_conversations(ann, dialogue, telegram):
    telegram.chats.add(7002)
    await ann.say("hello")
    await ann.send(message={**message(text="hello"), "chat": {**PRIVATE, "id": 7002}})

    assert len({sender for sender, _ in dialogue.heard}) == 2
    assert not any("700" in sender for sender, _ in dialogue.heard)


@pytest.mark.parametrize("kind", OTHER)
async def test_what_is_not_for_us_is_accepted_and_left_alone(ann, dialogue, telegram, kind):
    assert await ann.send(**OTHER[kind]) == []
    assert dialogue.heard == [] and telegram.sent() == []
