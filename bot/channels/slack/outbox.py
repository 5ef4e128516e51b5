"""Sends the parts of an answer, each once: also when this process died, or the line broke, while sending.

Every message carries its key as metadata. Whoever tries a part again first looks whether it is there.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.channels.inbox import Inbox, Update
from bot.channels.slack.api import SlackApi, SlackRefusedError
from bot.channels.slack.render import Message
from bot.documents.files import File

logger = logging.getLogger(__name__)

EVENT_TYPE = "second_opinion_reply"
#: Clocks differ; a part that may have gone out is looked for among the messages since so long before the update.
LOOK_BACK_SECONDS = 600
LOOK_AT_MOST = 100
#: Blocks that Slack does not take must not cost the person the answer: the words go out alone.
BAD_BLOCKS = frozenset({"invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long"})


@dataclass(frozen=True)
class Place:
    """Where an answer goes: the workspace, the channel, and the thread ("" outside of one)."""

    teams: list[str]
    channel: str
    thread: str = ""


class Outbox:
    """Sends what belongs to updates of one inbox."""

    def __init__(self, inbox: Inbox, api: SlackApi) -> None:
        self._inbox = inbox
        self._api = api

    async def post(self, update: Update, part: str, place: Place, message: Message) -> None:
        """Posts the message.

        Raises:
            RetryLater, GiveUpError: it did not go out.
        """
        key = f"{update.id}:{part}"

        def is_there(found: dict[str, Any]) -> bool:
            return _key(found) == key

        await self._send(update, part, place, is_there, lambda: self._post(place, message, key))

    async def upload(self, update: Update, part: str, place: Place, file: File) -> None:
        """Posts the file.

        Raises:
            RetryLater, GiveUpError: it did not go out.
        """

        def is_there(found: dict[str, Any]) -> bool:
            return any(one.get("name") == file.name for one in found.get("files") or ())

        await self._send(update, part, place, is_there, lambda: self._upload(place, file))

    async def _send(
        self,
        update: Update,
        part: str,
        place: Place,
        is_there: Callable[[dict[str, Any]], bool],
        send: Callable[[], Awaitable[bool]],
    ) -> None:
        this_try = secrets.token_hex(8)

        async def begun() -> str:
            return this_try

        first_try = await self._inbox.once(update, f"{part} begun", begun)

        async def sent() -> bool:
            tried_before = first_try != this_try
            return (tried_before and await self._is_there(update, place, is_there)) or await send()

        await self._inbox.once(update, part, sent)

    async def _post(self, place: Place, message: Message, key: str) -> bool:
        def post(blocks: list[dict[str, Any]] | None) -> Callable[[AsyncWebClient], Awaitable[AsyncSlackResponse]]:
            return lambda client: client.chat_postMessage(
                channel=place.channel,
                text=message.text,
                blocks=blocks,
                thread_ts=place.thread or None,
                metadata={"event_type": EVENT_TYPE, "event_payload": {"key": key}},
                unfurl_links=False,
                unfurl_media=False,
            )

        try:
            await self._api.call(place.teams, post([block.to_dict() for block in message.blocks]))
        except SlackRefusedError as refused:
            if refused.code not in BAD_BLOCKS:
                raise
            logger.error("Slack does not take our blocks (%s); the words went out without them", refused.code)
            await self._api.call(place.teams, post(None))
        return True

    async def _upload(self, place: Place, file: File) -> bool:
        await self._api.call(
            place.teams,
            lambda client: client.files_upload_v2(
                channel=place.channel,
                thread_ts=place.thread or None,
                filename=file.name,
                title=file.name,
                content=file.data,
            ),
        )
        return True

    async def _is_there(self, update: Update, place: Place, matches: Callable[[dict[str, Any]], bool]) -> bool:
        oldest = str(float(update.payload["at"]) - LOOK_BACK_SECONDS)
        look: dict[str, Any] = {
            "channel": place.channel,
            "oldest": oldest,
            "limit": LOOK_AT_MOST,
            "include_all_metadata": True,
        }

        async def read(client: AsyncWebClient) -> AsyncSlackResponse:
            if place.thread:
                return await client.conversations_replies(ts=place.thread, **look)
            return await client.conversations_history(**look)

        found = await self._api.call(place.teams, read)
        return any(matches(message) for message in found.get("messages") or ())


def _key(message: dict[str, Any]) -> str:
    payload = (message.get("metadata") or {}).get("event_payload") or {}
    return str(payload.get("key", ""))
