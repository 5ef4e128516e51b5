"""Ann talks to the guide in Telegram. Each test has a row of the stock connector's defects as its reason."""

from __future__ import annotations

import asyncio

import pytest
from fake_telegram import RefusedError
from telegram_updates import ATTACHED, GROUP, OTHER, PHOTO, PRIVATE, message, update

from bot.advice.reply import Button, Buttons, Callout, Document, Reply, Text
from bot.channels import inbox


def heard(dialogue):
    return [m.topic if isinstance(m, Button) else m for _, m in dialogue.heard]


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


async def test_telegram_has_its_answer_before_the_dialogue_has_one(ann, dialogue):
    dialogue.go.clear()
    answer = await ann.post(update(message=message(text="hello")))

    assert answer.status == 200
    dialogue.go.set()
    await ann.settled()


async def test_the_same_update_again_is_not_answered_again(ann, telegram):
    again = update(message=message(text="hello"))
    for _ in range(3):
        assert (await ann.post(again)).status == 200
        await ann.settled()

    assert len(telegram.sent()) == 1


async def test_a_pressed_button_is_answered_and_shown_as_chosen(ann, dialogue, telegram):
    await ann.say("hello")
    (reply,) = await ann.press("What will it cost?")

    assert reply.text.startswith("You said cost.")
    assert len(telegram.sent("answerCallbackQuery")) == 1
    (edit,) = telegram.sent("editMessageReplyMarkup")
    ((button,),) = edit.given["reply_markup"]["inline_keyboard"]
    assert button["text"] == "✓ What will it cost?"
    assert telegram.calls.index(edit) < telegram.calls.index(reply)


async def test_a_button_keeps_which_one_it_stands_for(ann, dialogue):
    async def reply(sender, said):
        dialogue.heard.append((sender, said))
        sheet = Button("Give me the call sheet", "write_document", {"payer": "hmo"}, choice="insurer")
        return Reply((Text("Will a plan pay?"), Buttons((sheet,))))

    dialogue.reply = reply
    await ann.say("hello")
    await ann.press("Give me the call sheet")

    (_, pressed) = dialogue.heard[-1]
    assert (pressed.choice, pressed.facts) == ("insurer", {"payer": "hmo"})


async def test_a_button_can_be_pressed_once(ann, telegram, dialogue):
    await ann.say("hello")
    first, second = ann.query("What will it cost?"), ann.query("Ask my doctor")
    assert len(await ann.send(callback_query=first)) == 1
    assert await ann.send(callback_query=second) == []
    assert await ann.press("✓ What will it cost?") == []

    assert heard(dialogue) == ["hello", "cost"]
    assert len(telegram.sent("answerCallbackQuery")) == 3


async def test_a_double_click_is_one_click(ann, telegram, dialogue):
    await ann.say("hello")
    clicks = [update(ann.next_update(), callback_query=ann.query("What will it cost?")) for _ in range(2)]
    await asyncio.gather(*(ann.post(click) for click in clicks))
    await ann.settled()

    assert heard(dialogue) == ["hello", "cost"]


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
    assert heard(dialogue) == ["hello"]
    (alert,) = telegram.sent("answerCallbackQuery")
    assert alert.given["show_alert"] and "Please say it in your own words" in alert.given["text"]


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

    assert heard(dialogue) == ([means] if means else [])
    assert means or reply.text.startswith("I did not get any words.")


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
    assert heard(dialogue) == ["one", "two", "two!"]


async def test_a_message_too_long_can_be_mended_by_editing_it(ann, dialogue):
    await ann.say("hello")
    number = ann.telegram.next_id()
    (refused,) = await ann.send(message=message(number, text="x" * 3000))
    assert "too long" in refused.text

    await ann.send(edited_message=message(number, text="short", edit_date=message()["date"]))
    assert heard(dialogue) == ["hello", "short"]


@pytest.mark.parametrize("kind", ATTACHED)
async def test_what_is_not_text_is_answered_kindly(ann, dialogue, kind):
    (reply,) = await ann.send(message=message(**ATTACHED[kind]))

    assert "I can only read text" in reply.text and "911" in reply.text and "records" in reply.text
    assert dialogue.heard == []


async def test_a_caption_is_read_and_the_picture_is_not(ann, dialogue):
    (reply,) = await ann.send(message=message(photo=PHOTO, caption="is this bad?"))

    assert heard(dialogue) == ["is this bad?"]
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
    for number in (1, 2):
        await ann.send(message={**message(number, text="my cancer"), "chat": GROUP})

    (line,) = telegram.sent()
    assert line.given["chat_id"] == GROUP["id"] and "private chat" in line.text
    assert dialogue.heard == []


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


async def test_who_blocked_the_bot_is_no_error(ann, telegram, caplog):
    telegram.blocked.add(PRIVATE["id"])
    await ann.say("hello")

    assert [r for r in caplog.records if r.levelname in ("ERROR", "WARNING")] == []


async def test_telegram_may_ask_to_wait_and_nothing_is_lost_or_doubled(ann, telegram):
    telegram.refuse(
        "sendMessage",
        RefusedError(429, "Too Many Requests: retry after 0", retry_after=0),
        RefusedError(502, "Bad Gateway"),
        RefusedError(401, "Unauthorized"),
    )
    assert len(await ann.say("hello")) == 1


async def test_the_wait_is_at_least_what_telegram_asks_for(ann, telegram, monkeypatch):
    waits = []
    postpone = inbox.Updates.postpone

    async def noted(self, claimed, seconds):
        waits.append(seconds)
        await postpone(self, claimed, 0)

    monkeypatch.setattr(inbox.Updates, "postpone", noted)
    telegram.refuse("sendMessage", RefusedError(429, "Too Many Requests", retry_after=17))
    posting = asyncio.create_task(ann.say("hello"))
    assert len(await posting) == 1
    assert waits == [17.0]


async def test_of_a_reply_in_parts_only_the_rest_is_sent_again(ann, dialogue, telegram):
    async def long(sender, said):
        return Reply((Text("This is a sentence. " * 300), Document("My summary", "All of it.")))

    dialogue.reply = long
    telegram.refuse("sendDocument", RefusedError(503, "Service Unavailable"))
    first, second = await ann.say("hello")

    assert f"{first.text} {second.text}".startswith(("This is a sentence. " * 300).strip())
    page, text = telegram.sent("sendDocument")
    assert page.files[0][:2] == ("my-summary.pdf", "application/pdf")
    assert text.files == [("my-summary.txt", "text/plain; charset=utf-8", b"My summary\n\nAll of it.\n")]


async def test_a_reply_that_telegram_refuses_for_good_is_told_to_the_operator_without_words(ann, telegram, caplog):
    telegram.refuse("sendMessage", RefusedError(400, 'Bad Request: unsupported "my secret"'))
    assert await ann.say("my secret illness") == []

    assert "not delivered" in caplog.text and "400 Bad Request" in caplog.text
    assert "secret" not in caplog.text
