"""One reply to each update, whatever Telegram says: sent twice, told to wait, refused, cut off on the way."""

from __future__ import annotations

import asyncio

from fake_telegram import RefusedError
from telegram_updates import PRIVATE, message, update

from bot.advice.reply import Document, Reply, Text
from bot.channels import inbox


async def test_the_same_update_again_is_not_answered_again(ann, telegram):
    again = update(message=message(text="hello"))
    for _ in range(3):
        assert (await ann.post(again)).status == 200
        await ann.settled()

    assert len(telegram.sent()) == 1


async def test_telegram_has_its_answer_before_the_dialogue_has_one(ann, dialogue):
    dialogue.go.clear()
    answer = await ann.post(update(message=message(text="hello")))

    assert answer.status == 200
    dialogue.go.set()
    await ann.settled()


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


async def test_a_long_reply_comes_in_parts(ann, dialogue):
    async def long(sender, said):
        return Reply((Text("This is a sentence. " * 300),))

    dialogue.reply = long
    parts = await ann.say("hello")

    assert " ".join(part.text for part in parts) == ("This is a sentence. " * 300).strip()
