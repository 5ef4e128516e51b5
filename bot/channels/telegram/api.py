"""Telegram's Bot API: one call, and what its errors mean.

async with BotApi(settings) as api:
    message = await api.call("sendMessage", chat_id=7, text="Hello")
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import re
from typing import Any

import aiohttp

from bot.channels.inbox import GiveUpError, RetryLater
from bot.documents.files import File
from bot.settings import Settings

TIMEOUT_SECONDS = 30
#: The token is wrong or was revoked: messages wait until the operator has put that right.
_TOKEN_REFUSED = (401, 404)
_TOO_MANY = 429


class BlockedError(Exception):
    """The person blocked the bot or left Telegram: there is nobody to answer."""


class BotApi:
    """The Bot API of one bot. Use it as an async context, or call `open` and `close`."""

    def __init__(self, settings: Settings) -> None:
        self._base = f"{settings.telegram_api_url}/bot{settings.telegram_bot_token}/"
        self._http: aiohttp.ClientSession | None = None

    async def open(self) -> None:
        """Makes the connections' pool; inside the loop that will use it."""
        self._http = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=TIMEOUT_SECONDS))

    async def close(self) -> None:
        """Lets go of the connections."""
        if self._http:
            await self._http.close()

    async def __aenter__(self) -> BotApi:
        await self.open()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def call(self, method: str, file: File | None = None, **parameters: Any) -> Any:
        """The result of a method. A `file` goes along as `document`. Parameters that are None are left out.

        Raises:
            RetryLater: Telegram asks to wait, is not there, or does not know our token (yet).
            BlockedError: the person does not want messages from us.
            GiveUpError: Telegram will not take this call, now or later.
        """
        given = {name: value for name, value in parameters.items() if value is not None}
        try:
            status, body = await self._post(method, given, file)
        except (aiohttp.ClientError, asyncio.TimeoutError, OSError) as error:
            raise RetryLater(why=f"{method}: {type(error).__name__}") from None
        if body.get("ok"):
            return body.get("result")
        raise _error(method, status, body)

    async def attempt(self, method: str, **parameters: Any) -> None:
        """A call whose failure changes nothing for the person, such as the sign that we are typing."""
        with contextlib.suppress(RetryLater, BlockedError, GiveUpError):
            await self.call(method, **parameters)

    async def _post(self, method: str, given: dict[str, Any], file: File | None) -> tuple[int, dict[str, Any]]:
        assert self._http is not None, "open() comes first"
        body = {"data": _form(given, file)} if file else {"json": given}
        async with self._http.post(self._base + method, **body, allow_redirects=False) as response:
            try:
                answer = json.loads(await response.text())
            except ValueError:  # a proxy's page, not Telegram's answer
                answer = None
            return response.status, answer if isinstance(answer, dict) else {}


def _form(given: dict[str, Any], file: File) -> aiohttp.FormData:
    form = aiohttp.FormData()
    for name, value in given.items():
        form.add_field(name, value if isinstance(value, str) else json.dumps(value))
    form.add_field("document", file.data, filename=file.name, content_type=file.media_type)
    return form


def _error(method: str, status: int, body: dict[str, Any]) -> Exception:
    code = body.get("error_code", status)
    # Telegram may quote what it did not like, and that may be a person's words.
    told = re.sub(r'".*"', '"..."', str(body.get("description", "no description")), flags=re.DOTALL)
    why = f"{method}: {code} {told}"
    if code == 403:
        return BlockedError(why)
    if code == _TOO_MANY:
        return RetryLater(float((body.get("parameters") or {}).get("retry_after", 0)), why)
    if code >= 500 or code in _TOKEN_REFUSED or not body:
        return RetryLater(why=why)
    return GiveUpError(why)
