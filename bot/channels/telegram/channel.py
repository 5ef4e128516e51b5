"""The webhook: whoever knows the secret is Telegram; what it sends is kept, then handled."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import time
from dataclasses import replace
from typing import Any

from sanic import Blueprint, Request
from sanic.response import HTTPResponse, empty

from bot.channels.inbox import Inbox, Update
from bot.channels.platform import Around
from bot.channels.sender import sender_id
from bot.channels.telegram.api import BotApi
from bot.channels.telegram.handling import Handling
from bot.channels.telegram.reading import Event, read, update_id
from bot.channels.words import words_of
from bot.settings import Settings

PATH = "/webhooks/telegram"
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
#: Telegram keeps an update for a day. An older message was recorded and sent again by somebody.
STALE_SECONDS = 2 * 24 * 60 * 60


class TelegramChannel:
    """Telegram, on."""

    def __init__(self, around: Around) -> None:
        settings = around.settings
        self._settings = settings
        self._secret = webhook_secret(settings).encode()
        self._bot = bot_id(settings)
        self._api = BotApi(settings)
        words = words_of("telegram", settings)
        handling = Handling(self._api, around.conversations, around.problems, words)
        self._inbox = Inbox("tg", around.database, lambda update: handling.handle(self._inbox, update))

    def blueprint(self) -> Blueprint:
        """The one route."""
        routes = Blueprint("telegram")

        async def receive(request: Request) -> HTTPResponse:
            return await self._receive(request)

        routes.add_route(receive, PATH, methods=["POST"])
        return routes

    async def start(self) -> None:
        """Begins to answer."""
        await self._api.open()
        await self._inbox.start()

    async def stop(self, seconds: float) -> None:
        """Ends what is under way."""
        await self._inbox.stop(seconds)
        await self._api.close()

    async def _receive(self, request: Request) -> HTTPResponse:
        """403 for a stranger; 200 for Telegram, whatever it sends, or it would send that again for a day."""
        shown = request.headers.get(SECRET_HEADER, "").encode("utf-8", "replace")
        if not hmac.compare_digest(shown, self._secret):
            return empty(status=403)
        update = _json(request.body)
        number = update_id(update)
        event = read(update) if number is not None else None
        if event and time.time() - (event.edited or event.date or time.time()) < STALE_SECONDS:
            await asyncio.gather(*(self._inbox.put(kept) for kept in self._kept(event, number)))
        return empty(status=200)

    def _kept(self, event: Event, number: int | None) -> list[Update]:
        """The update as it is kept. Its id says what may happen once: an update, an album, a line to a group."""
        sender = self._id("tg", str(event.chat))
        update = Update(f"{self._bot}:{number}", sender, event.as_dict())
        album = self._id("album", str(event.chat), event.album)
        match event.kind:
            case "group":
                return [Update(self._id("group", str(event.chat)), sender, event.as_dict())]
            case "attached" if event.album:
                return [Update(album, sender, event.as_dict())]
            case "said" if event.album:
                return [update, Update(album, sender, replace(event, kind="seen").as_dict())]
        return [update]

    def _id(self, what: str, *parts: str) -> str:
        return sender_id(what, self._bot, *parts, secret=self._settings.secret)


def webhook_secret(settings: Settings) -> str:
    """What Telegram shows us with every update: the operator's choice, or one made from the app's secret."""
    made = hmac.new(settings.secret.encode(), f"telegram {bot_id(settings)}".encode(), hashlib.sha256)
    return settings.telegram_webhook_secret or made.hexdigest()


def bot_id(settings: Settings) -> str:
    """The number of the bot: the first half of its token, which stays when the token is changed."""
    return settings.telegram_bot_token.partition(":")[0]


def _json(body: bytes) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None
