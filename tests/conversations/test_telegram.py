"""The trained guide says the same in Telegram as on the website, and everything it says fits Telegram's limits."""

from __future__ import annotations

import asyncio
import re
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from script import Conversation, all_conversations

sys.path.append(str(Path(__file__).parents[1] / "channels" / "telegram"))

from fake_telegram import Call, FakeTelegram

from bot.advice.reply import plain_text
from bot.channels.inbox import Inbox, Update
from bot.channels.incoming import RefusedError
from bot.channels.telegram.handling import Handling
from bot.channels.telegram.reading import Event
from bot.channels.web.problems import Problems
from bot.channels.words import words_of
from bot.settings import Settings

#: Every so many conversations one is played here: all of them are played without a channel already.
EVERY = 6
CHAT = 7001
WORDS = words_of("telegram", Settings(secret="x" * 32))


class Chat:
    """A private chat with the guide; what it sends is checked as strictly as by Telegram."""

    def __init__(self, conversations: Any, database: Any, sender: str) -> None:
        self.telegram = FakeTelegram()
        self.telegram.chats.add(CHAT)
        problems = Problems(Settings(secret="x" * 32))
        handling = Handling(self, conversations, problems, WORDS)  # type: ignore[arg-type]
        self.inbox = Inbox("tg", database, lambda update: handling.handle(self.inbox, update))
        self._database = database
        self._sender = sender

    async def call(self, method: str, file: Any = None, **given: Any) -> Any:
        files = [(file.name, file.media_type, file.data)] if file else []
        return self.telegram.take(Call(method, {k: v for k, v in given.items() if v is not None}, files=files))

    async def attempt(self, method: str, **given: Any) -> None:
        if method != "answerCallbackQuery":
            await self.call(method, **given)

    async def say(self, text: str) -> Call:
        return await self._send(Event("said", CHAT, self.telegram.next_id(), text))

    async def press(self, title: str) -> Call:
        for (_, number), message in reversed(self.telegram.messages.items()):
            for row in message.get("reply_markup", {}).get("inline_keyboard", []):
                if row[0]["text"] == title:
                    return await self._send(Event("pressed", CHAT, number, row[0]["callback_data"], callback="c"))
        raise AssertionError(f"no button {title!r}")

    async def _send(self, event: Event) -> Call:
        await self.inbox.put(Update(f"{self._sender}:{len(self.telegram.calls)}", self._sender, event.as_dict()))
        waiting = sa.text("SELECT count(*) FROM updates WHERE state = 'waiting'")
        while await self._database.read(lambda c: c.execute(waiting).scalar()):
            await asyncio.sleep(0.002)
        return self.telegram.sent()[-1]


@pytest.fixture
async def chat(newcomer: Callable[[], Any]) -> AsyncIterator[Chat]:
    person = newcomer()
    chat = Chat(person._conversations, person._database, f"tg:{person._sender}")
    await chat.inbox.start()
    yield chat
    await chat.inbox.stop(5)


@pytest.mark.parametrize("conversation", all_conversations()[::EVERY], ids=lambda c: c.id)
async def test_the_words_are_the_same(conversation: Conversation, newcomer: Callable[[], Any], chat: Chat):
    website = newcomer()
    for turn in conversation.turns:
        try:
            if turn.press:
                reply, here = await website.press(turn.press), await chat.press(turn.press)
            else:
                here = await chat.say(turn.said)
                reply = await website.say(turn.said)
        except RefusedError:
            continue
        assert words(here.text.partition(WORDS["sources"])[0]) == words(plain_text(reply))
        rows = here.given.get("reply_markup", {}).get("inline_keyboard", [])
        assert [row[0]["text"] for row in rows] == [button.title for button in reply.buttons]


async def test_commands_lead_where_they_say(chat: Chat):
    assert "I'm the Second Opinion Guide" in (await chat.say("/start")).text
    assert "I help you decide" in (await chat.say("/help")).text
    asked = await chat.say("/erase")
    assert "for good" in asked.text

    assert "are deleted" in (await chat.press("Erase everything")).text


def words(text: str) -> list[str]:
    """The words of a text, without signs."""
    return re.findall(r"[a-z0-9]+", text.lower())
