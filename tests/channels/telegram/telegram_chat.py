"""Somebody in a private chat with the guide."""

from __future__ import annotations

import asyncio
from typing import Any

import sqlalchemy as sa
from fake_telegram import Call, FakeTelegram
from telegram_updates import PRIVATE, message, press, update

from bot.channels.telegram.channel import PATH, SECRET_HEADER

WEBHOOK_SECRET = "what-only-telegram-knows"


class Ann:
    """Somebody in a private chat. What she does arrives as updates; `read` is what she got, in order."""

    def __init__(self, page: Any, telegram: FakeTelegram, database: Any, path: str = PATH) -> None:
        """`path`: the webhook of the server that `page` knows."""
        self.page = page
        self.telegram = telegram
        self._database = database
        self._path = path
        self._updates = 900_000
        telegram.chats.add(PRIVATE["id"])

    async def say(self, text: str) -> list[Call]:
        """The messages that come back."""
        return await self.send(message=message(self.telegram.next_id(), text=text))

    async def press(self, title: str) -> list[Call]:
        """The messages that come back to the newest button of that title."""
        return await self.send(callback_query=self.query(title))

    def query(self, title: str) -> dict[str, Any]:
        """A press on the newest button of that title."""
        for (_, number), shown in reversed(self.telegram.messages.items()):
            for row in shown.get("reply_markup", {}).get("inline_keyboard", []):
                for button in row:
                    if button["text"] == title:
                        self.telegram.callbacks.add(callback := f"callback-{self.telegram.next_id()}")
                        below = message(number, text=shown["text"], reply_markup=shown["reply_markup"])
                        return press(button["callback_data"], below, callback)
        raise AssertionError(f"no button {title!r}")

    async def send(self, **content: Any) -> list[Call]:
        """The messages that come back to an update."""
        before = len(self.telegram.sent())
        answer = await self.post(update(self.next_update(), **content))
        assert answer.status == 200, f"an update was answered with {answer.status}"
        await self.settled()
        return self.telegram.sent()[before:]

    async def post(self, body: Any, secret: str = WEBHOOK_SECRET, **headers: str) -> Any:
        """One request to the webhook, as Telegram makes it."""
        named = {SECRET_HEADER.replace("-", "_").lower(): secret, **headers}
        return await self.page.get_raw("POST", self._path, body, **named)

    def next_update(self) -> int:
        self._updates += 1
        return self._updates

    async def settled(self) -> None:
        """Waits until nothing waits."""
        waiting = sa.text("SELECT count(*) FROM updates WHERE state = 'waiting'")
        for _ in range(2000):
            if await self._database.read(lambda c: c.execute(waiting).scalar()) == 0:
                return
            await asyncio.sleep(0.005)
        raise AssertionError("something still waits")
