"""What was said: kept, found again, erased and forgotten; on SQLite, and on PostgreSQL if there is one."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta, timezone

import pytest
import sqlalchemy as sa

from bot.advice.reply import Button, Buttons, Reply, Text
from bot.storage.feedback import Feedback
from bot.storage.messages import ConversationGoneError, Messages
from bot.storage.records import Records

NOON = datetime(2025, 6, 1, 12, tzinfo=timezone.utc)
WHO = "web:1"
HELLO = Reply((Text("Hello."), Buttons((Button("Go on", "more"),))))


@pytest.fixture
async def messages(database):
    messages = Messages(database)
    await messages.open(WHO)
    return messages


def count(database, table):
    with database.engine.connect() as connection:
        return connection.execute(sa.text(f"SELECT count(*) FROM {table}")).scalar()


async def test_messages_come_back_in_order(messages):
    await messages.append(WHO, "hi")
    await messages.append_reply(WHO, HELLO)
    await messages.append(WHO, "go on")

    assert [(m.seq, m.author, m.text, m.at) for m in await messages.after(WHO, 0, 10)] == [
        (1, "user", "hi", NOON),
        (2, "bot", "Hello.", NOON),
        (3, "user", "go on", NOON),
    ]
    assert [m.seq for m in await messages.after(WHO, 1, 1)] == [2]


async def test_the_buttons_of_a_reply_are_numbered_after_it(messages):
    await messages.append(WHO, "hi")
    kept = await messages.append_reply(WHO, HELLO)

    assert kept.reply.buttons[0].id == "2.1"
    assert await messages.reply_at(WHO, 2) == await messages.last_reply(WHO) == kept.reply
    assert await messages.reply_at(WHO, 1) is None


async def test_a_key_is_taken_once_in_each_conversation(messages):
    await messages.open("web:2")

    assert await messages.append(WHO, "hi", "k") == 1
    assert await messages.append(WHO, "hi", "k") is None
    assert await messages.append("web:2", "hi", "k") == 1
    assert await messages.append(WHO, "ho") == 2


async def test_message_and_reply_are_found_by_their_key(messages):
    assert await messages.with_key(WHO, "k") == (None, None)
    await messages.append(WHO, "hi", "k")
    await messages.append_reply(WHO, HELLO, "k")

    said, replied = await messages.with_key(WHO, "k")
    assert (said.text, replied.text) == ("hi", "Hello.")


async def test_the_latest_message_is_known_by_its_key(messages):
    assert await messages.last_key(WHO) is None
    await messages.append(WHO, "hi", "k")
    await messages.append_reply(WHO, HELLO, "k")
    assert await messages.last_key(WHO) == "k"


async def test_writers_at_the_same_time_get_numbers_of_their_own(messages):
    numbers = await asyncio.gather(*(messages.append(WHO, f"{n}") for n in range(20)))

    assert sorted(numbers) == list(range(1, 21))


async def test_nothing_is_written_to_a_conversation_that_is_not_there(messages):
    with pytest.raises(ConversationGoneError):
        await messages.append("web:nobody", "hi")
    with pytest.raises(ConversationGoneError):
        await messages.append_reply("web:nobody", HELLO)


async def test_erasing_takes_everything_of_one_conversation(messages, database):
    await messages.open("web:2")
    for who in (WHO, "web:2"):
        await messages.append(who, "hi")

    assert await Records(database).erase(WHO)
    assert not await Records(database).erase(WHO)
    assert not await messages.is_open(WHO)
    assert count(database, "messages") == 1


async def test_what_rested_too_long_is_deleted(messages, database, clock):
    await messages.append(WHO, "hi")
    clock.time = NOON + timedelta(days=29)
    await messages.open("web:2")
    assert await Records(database).purge(30) == 0

    clock.time = NOON + timedelta(days=31)
    assert await Records(database).purge(30) == 1
    assert (await messages.is_open(WHO), await messages.is_open("web:2")) == (False, True)
    assert count(database, "messages") == 0


async def test_a_message_keeps_its_conversation_alive(messages, database, clock):
    clock.time = NOON + timedelta(days=29)
    await messages.append(WHO, "still here")
    clock.time = NOON + timedelta(days=31)

    assert await Records(database).purge(30) == 0


async def test_a_thumb_pressed_many_times_at_once_is_one_opinion(messages, database):
    await messages.append(WHO, "hello")
    reply = await messages.append_reply(WHO, HELLO)
    thumbs = Feedback(database)
    await asyncio.gather(*(thumbs.rate(WHO, reply.seq, "up", "") for _ in range(20)))
    await thumbs.rate(WHO, reply.seq, "down", "too long")

    assert [(opinion.rating, opinion.reason) for opinion in await thumbs.all()] == [("down", "too long")]


async def test_what_a_write_did_before_it_failed_is_undone(messages, database):
    def work(connection):
        connection.execute(sa.text("DELETE FROM conversations"))
        raise RuntimeError

    with pytest.raises(RuntimeError):
        await database.write(work)
    assert await messages.is_open(WHO)
