"""The core that all channels share, without HTTP: two `Conversations` on one database are two processes."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta, timezone

import pytest
import sqlalchemy as sa

from bot.advice.reply import Button, Buttons, Reply, Text
from bot.channels import conversation as module
from bot.channels.conversation import Conversations, TurnFailedError
from bot.channels.incoming import RefusedError
from bot.storage import tables
from bot.storage.database import Database, insert_if_new
from bot.storage.messages import Messages
from bot.storage.records import Records

WHO = "tg:1"


@pytest.fixture
def conversations(dialogue, database):
    return Conversations(dialogue, database, lambda text: text.replace("Ann", "[name]"))


async def test_a_message_gets_a_reply_and_both_are_kept(conversations):
    delivery = await conversations.take(WHO, "I am Ann", None, None)

    assert delivery.reply.buttons[0].id == f"{delivery.seq}.1"
    said, replied = await conversations.history(WHO)
    assert (said.text, replied.reply) == ("I am [name]", delivery.reply)


async def test_what_cannot_be_taken_is_refused_and_not_kept(conversations):
    with pytest.raises(RefusedError) as refused:
        await conversations.take(WHO, "  ", None, None)

    assert refused.value.problem == "text_empty"
    assert await conversations.history(WHO) == []


async def test_two_processes_with_one_message_answer_it_once(conversations, dialogue, database):
    elsewhere = Conversations(dialogue, database, str)
    deliveries = await asyncio.gather(
        conversations.take(WHO, "hello", None, "k"), elsewhere.take(WHO, "hello", None, "k")
    )

    assert deliveries[0] == deliveries[1]
    assert len(dialogue.heard) == 1


async def test_a_message_that_a_dead_process_left_unanswered_is_answered(dialogue, database, tmp_path):
    before = datetime.now(timezone.utc) - timedelta(seconds=module.ELSEWHERE_SECONDS + 1)
    dead = Database(f"sqlite:///{tmp_path / 'conversations.db'}", now=lambda: before)
    await Messages(dead).open(WHO)
    await Messages(dead).append(WHO, "hello", "k")
    dead.close()

    conversations = Conversations(dialogue, database, str)
    delivery = await conversations.take(WHO, "hello", None, "k")

    assert "You said hello" in str(delivery.reply)
    assert [m.author for m in await conversations.history(WHO)] == ["user", "bot"]


async def test_a_message_that_failed_elsewhere_is_answered_here(conversations, dialogue, database):
    elsewhere = Conversations(FailingLate(dialogue), database, str)
    first = asyncio.create_task(elsewhere.take(WHO, "hello", None, "k"))
    while not dialogue.heard:
        await asyncio.sleep(0.01)
    delivery = await conversations.take(WHO, "hello", None, "k")

    with pytest.raises(TurnFailedError):
        await first
    assert [m.author for m in await conversations.history(WHO)] == ["user", "bot"]
    assert "You said hello" in str(delivery.reply)


class FailingLate:
    """Takes a moment, then fails."""

    def __init__(self, dialogue):
        self.heard = dialogue.heard

    async def reply(self, sender, message):
        self.heard.append((sender, message))
        await asyncio.sleep(0.3)
        raise RuntimeError


async def test_a_failed_turn_leaves_nothing_and_may_be_tried_again(conversations, dialogue):
    dialogue.error = RuntimeError()
    with pytest.raises(TurnFailedError):
        await conversations.take(WHO, "hello", None, "k")
    assert await conversations.history(WHO) == []

    dialogue.error = None
    await conversations.take(WHO, "hello", None, "k")
    assert [m.author for m in await conversations.history(WHO)] == ["user", "bot"]


async def test_what_the_dialogue_remembers_of_a_turn_is_kept_with_its_reply_or_not_at_all(
    conversations, dialogue, database, monkeypatch
):
    async def reply(sender, message):
        await database.write_along(lambda c: insert_if_new(c, tables.events, event))
        return await type(dialogue).reply(dialogue, sender, message)

    async def fail(*_):
        raise OSError("the disk is full")

    event = {"conversation_id": WHO, "seq": 1, "data": {}}
    dialogue.reply = reply
    with monkeypatch.context() as patch, pytest.raises(TurnFailedError):
        patch.setattr(Messages, "append_reply", fail)
        await conversations.take(WHO, "hello", None, "k")
    remembered = sa.select(sa.func.count()).select_from(tables.events)
    after_failure = await database.read(lambda c: c.execute(remembered).scalar())
    await conversations.take(WHO, "hello", None, "k")

    assert (after_failure, await database.read(lambda c: c.execute(remembered).scalar())) == (0, 1)


async def test_a_dialogue_that_hangs_does_not_hold_the_conversation_for_ever(conversations, dialogue, monkeypatch):
    monkeypatch.setattr(module, "TURN_SECONDS", 0.05)
    dialogue.go.clear()
    with pytest.raises(TurnFailedError):
        await conversations.take(WHO, "hello", None, None)

    dialogue.go.set()
    assert await conversations.take(WHO, "hello", None, None)


async def test_a_turn_whose_caller_gave_up_is_finished_and_kept(conversations, dialogue):
    dialogue.go.clear()
    caller = asyncio.create_task(conversations.take(WHO, "hello", None, None))
    while not dialogue.heard:
        await asyncio.sleep(0.01)
    caller.cancel()
    dialogue.go.set()
    await conversations.finish(5)

    assert [m.author for m in await conversations.history(WHO)] == ["user", "bot"]


async def test_who_asks_to_be_forgotten_still_gets_the_goodbye(conversations, dialogue, database):
    async def forget(sender, message):
        await Records(database).erase(sender)
        return await type(dialogue).reply(dialogue, sender, message)

    dialogue.reply = forget
    delivery = await conversations.take(WHO, "erase my data", None, None)

    assert "You said erase my data" in str(delivery.reply)
    assert not await conversations.is_open(WHO)
    assert await conversations.export(WHO) == {}


async def test_conversations_do_not_wait_for_each_other(conversations, dialogue):
    dialogue.go.clear()
    waiting = asyncio.create_task(conversations.take(WHO, "slow", None, None))
    while not dialogue.heard:
        await asyncio.sleep(0.01)
    other = asyncio.create_task(conversations.take("tg:2", "quick", None, None))
    while len(dialogue.heard) < 2:
        await asyncio.sleep(0.01)
    dialogue.go.set()

    assert await waiting and await other


async def test_nothing_is_remembered_of_a_conversation_at_rest(conversations):
    await conversations.take(WHO, "hello", None, None)

    assert conversations._turns._locks == {}
    assert conversations._turns._running == set()


@pytest.mark.parametrize(("choice", "kept"), [("", 4), ("confirm", 0)])
async def test_only_the_confirmed_button_erases(conversations, dialogue, choice, kept):
    async def reply(sender, said):
        return Reply((Text("Sure?"), Buttons((Button("Erase", "erase_my_data", choice=choice),))))

    dialogue.reply = reply
    await conversations.open(WHO)
    asked = await conversations.take(WHO, "what do you keep", None, None)
    await conversations.take(WHO, None, asked.reply.buttons[0].id, None)

    assert len(await conversations.history(WHO)) == kept
