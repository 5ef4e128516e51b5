"""Buttons in Telegram: each choice once, shown as chosen."""

from __future__ import annotations

import asyncio

import pytest
from telegram_updates import update

from bot.advice.reply import Button, Buttons, Reply, Text


async def test_a_pressed_button_is_answered_and_shown_as_chosen(ann, dialogue, telegram):
    await ann.say("hello")
    (reply,) = await ann.press("What will it cost?")

    assert reply.text.startswith("You said cost.")
    assert len(telegram.sent("answerCallbackQuery")) == 1
    (edit,) = telegram.sent("editMessageReplyMarkup")
    ((button,),) = edit.given["reply_markup"]["inline_keyboard"]
    assert button["text"] == "✓ What will it cost?"
    assert telegram.calls.index(edit) < telegram.calls.index(reply)


async def test_a_button_keeps_what_it_stands_for_however_much_that_is(ann, dialogue):
    facts = {"payer": "hmo", "condition": "a torn meniscus of the left knee", "stage": "offered"}

    async def reply(sender, said):
        dialogue.heard.append((sender, said))
        sheet = Button("Give me the call sheet", "write_document", facts, choice="insurer")
        return Reply((Text("Will a plan pay?"), Buttons((sheet,))))

    dialogue.reply = reply
    await ann.say("hello")
    await ann.press("Give me the call sheet")

    (_, pressed) = dialogue.heard[-1]
    assert (pressed.choice, pressed.facts) == ("insurer", facts)


async def test_a_button_can_be_pressed_once(ann, telegram, dialogue):
    await ann.say("hello")
    first, second = ann.query("What will it cost?"), ann.query("Ask my doctor")
    assert len(await ann.send(callback_query=first)) == 1
    assert await ann.send(callback_query=second) == []
    assert await ann.press("✓ What will it cost?") == []

    assert dialogue.said() == ["hello", "cost"]
    assert len(telegram.sent("answerCallbackQuery")) == 3


async def test_a_double_click_is_one_click(ann, telegram, dialogue):
    await ann.say("hello")
    clicks = [update(ann.next_update(), callback_query=ann.query("What will it cost?")) for _ in range(2)]
    await asyncio.gather(*(ann.post(click) for click in clicks))
    await ann.settled()

    assert dialogue.said() == ["hello", "cost"]


async def test_a_press_that_failed_may_be_pressed_again(ann, dialogue, telegram):
    await ann.say("hello")
    dialogue.error = RuntimeError()
    (sorry,) = await ann.press("What will it cost?")
    assert sorry.text.startswith("I can't answer right now.") and not telegram.sent("editMessageReplyMarkup")

    dialogue.error = None
    (reply,) = await ann.press("What will it cost?")
    assert reply.text.startswith("You said cost.")


@pytest.mark.parametrize("data", ["/inform", "999999999999.1", "2.9", "erase_my_data", "é" * 30])
async def test_a_button_that_we_did_not_give_does_nothing(ann, dialogue, telegram, data):
    await ann.say("hello")
    query = {**ann.query("What will it cost?"), "data": data}

    assert await ann.send(callback_query=query) == []
    assert dialogue.said() == ["hello"]
    (alert,) = telegram.sent("answerCallbackQuery")
    assert alert.given["show_alert"] and "Please say it in your own words" in alert.given["text"]


async def test_erasing_asks_first_then_erases_and_says_so(ann, dialogue, database):
    async def reply(sender, said):
        dialogue.heard.append((sender, said))
        if isinstance(said, Button):
            return Reply((Text("Done."),))
        return Reply(
            (Text("Are you sure?"), Buttons((Button("Erase everything", "erase_my_data", choice="confirm"),)))
        )

    dialogue.reply = reply
    (asked,) = await ann.say("/erase")
    assert asked.text == "Are you sure?"
    clicks = [update(ann.next_update(), callback_query=ann.query("Erase everything")) for _ in range(2)]
    for click in clicks:
        await ann.post(click)
    await ann.settled()

    assert [call.text for call in ann.telegram.sent()] == ["Are you sure?", "Done."]
    with database.engine.connect() as connection:
        tables = ("conversations", "messages", "events", "updates")
        kept = [connection.exec_driver_sql(f"SELECT * FROM {table}").fetchall() for table in tables]
    assert "tg:" not in str(kept)
