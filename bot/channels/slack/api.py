"""Slack's Web API with the token of the right workspace, its refusals sorted: later, or never.

api = SlackApi(tokens={"T1": "xoxb-..."}, token="")
sent = await api.call(teams, lambda client: client.chat_postMessage(channel=..., text=...))
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.channels.inbox import GiveUpError, RetryLater

BASE_URL = "https://slack.com/api/"
SECONDS = 20
#: Slack's own troubles; everything else it says no to stays a no.
PASSING = frozenset(
    {"ratelimited", "rate_limited", "internal_error", "fatal_error", "service_unavailable", "request_timeout"}
)
#: slack_sdk logs whole messages when it debugs.
_sdk_logger = logging.getLogger(f"{__name__}.sdk")
_sdk_logger.setLevel(logging.WARNING)


class SlackRefusedError(GiveUpError):
    """Slack said no for good. `code` is its word for why, such as `token_revoked`."""

    def __init__(self, code: str, team: str) -> None:
        super().__init__(f"Slack says {code}, workspace {team}")
        self.code = code


class SlackApi:
    """The workspaces that have installed us."""

    def __init__(self, tokens: Mapping[str, str], token: str = "", base_url: str = BASE_URL) -> None:
        """`tokens`: a bot token for each workspace (or organization). `token`: for all that are not named."""
        self._tokens = dict(tokens)
        self._token = token
        self._base_url = base_url
        self._session: aiohttp.ClientSession | None = None

    async def start(self) -> None:
        """Opens the connections."""
        self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=SECONDS))

    async def stop(self) -> None:
        """Closes the connections."""
        if self._session is not None:
            await self._session.close()

    async def call(
        self, teams: Sequence[str], method: Callable[[AsyncWebClient], Awaitable[AsyncSlackResponse]]
    ) -> dict[str, Any]:
        """What Slack answers.

        Raises:
            RetryLater: it has no time, or cannot be reached.
            SlackRefusedError: it will never do this.
        """
        client = self._client(teams)
        try:
            response = await method(client)
        except SlackApiError as error:
            raise _sorted(error, teams[0]) from None
        except (aiohttp.ClientError, asyncio.TimeoutError, SlackClientError) as error:
            raise RetryLater(why=type(error).__name__) from None
        return dict(response.data) if isinstance(response.data, dict) else {}

    def _client(self, teams: Sequence[str]) -> AsyncWebClient:
        known = (self._tokens[name] for name in teams if name in self._tokens)
        token = next(known, self._token)
        if not token:
            raise SlackRefusedError("no_token_for_this_workspace", teams[0])
        # No retry handlers: after a lost connection nobody knows whether a message went out; the outbox finds out.
        return AsyncWebClient(token, self._base_url, session=self._session, retry_handlers=[], logger=_sdk_logger)


def _sorted(error: SlackApiError, team: str) -> RetryLater | SlackRefusedError:
    response = error.response
    if not isinstance(response, AsyncSlackResponse):  # not even JSON: a proxy, or a page that says "maintenance"
        return RetryLater(why="unreadable answer")
    code = str((response.data or {}).get("error", "")) if isinstance(response.data, dict) else ""
    if response.status_code == 429 or response.status_code >= 500 or code in PASSING:
        return RetryLater(_retry_after(response.headers), code or str(response.status_code))
    return SlackRefusedError(code or str(response.status_code), team)


def _retry_after(headers: Mapping[str, Any]) -> float:
    """The seconds Slack asks for; slack_sdk may give a header as a list."""
    value = next((value for name, value in headers.items() if name.lower() == "retry-after"), "0")
    text = str(value[0] if isinstance(value, list) else value)
    return float(text) if text.isdecimal() else 0.0
