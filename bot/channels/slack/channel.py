"""The routes. Slack gives three seconds: what it sends is checked, kept and acknowledged, and answered later."""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl

from sanic import Blueprint, Request
from sanic.response import HTTPResponse, empty
from sanic.response import json as json_response
from slack_sdk.signature import Clock

from bot.channels.inbox import Inbox, Update
from bot.channels.platform import Around
from bot.channels.sender import sender_id
from bot.channels.slack import reading
from bot.channels.slack.api import SlackApi
from bot.channels.slack.handler import Handler
from bot.channels.slack.home import invitation, only_you
from bot.channels.slack.signature import Signatures
from bot.channels.slack.words import Words

CHANNEL = "sl"
PREFIX = "/webhooks/slack"
EVENTS, ACTIONS, COMMAND = "/events", "/actions", "/command"
MAX_BODY = 512 * 1024
JSON, FORM = "application/json", "application/x-www-form-urlencoded"


class SlackChannel:
    """Slack, switched on."""

    def __init__(self, around: Around, clock: Clock | None = None) -> None:
        """`clock` tells whether a signature is fresh."""
        settings = around.settings
        self._signatures = Signatures(settings.slack_signing_secret, clock)
        self._words = Words(settings)
        self._now = around.database.now
        self._sender_of = functools.partial(sender_id, CHANNEL, secret=settings.secret)
        self._api = SlackApi(settings.slack_tokens, settings.slack_bot_token, settings.slack_api_url)
        self._inbox = Inbox(CHANNEL, around.database, self._handle)
        self._handler = Handler(around, self._inbox, self._api, self._sender_of)

    async def start(self) -> None:
        """Begins to answer."""
        await self._api.start()
        await self._inbox.start()

    async def stop(self, seconds: float) -> None:
        """Ends what is under way."""
        await self._inbox.stop(seconds)
        await self._api.stop()

    def blueprint(self) -> Blueprint:
        """The routes, to be added to an app."""
        routes = Blueprint("slack", url_prefix=PREFIX)

        @routes.post(EVENTS)
        async def events(request: Request) -> HTTPResponse:
            return self._refusal(request, JSON) or await self._take_event(_json(request.body))

        @routes.post(ACTIONS)
        async def actions(request: Request) -> HTTPResponse:
            return self._refusal(request, FORM) or await self._take_action(
                _json(_form(request.body).get("payload"))
            )

        @routes.post(COMMAND)
        async def command(request: Request) -> HTTPResponse:
            return self._refusal(request, FORM) or await self._take_command(_form(request.body))

        return routes

    def _refusal(self, request: Request, media_type: str) -> HTTPResponse | None:
        if len(request.body) > MAX_BODY:
            return empty(413)
        if not self._signatures.accept(request.body, request.headers):
            return empty(401)
        named = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        return None if named == media_type else empty(415)

    async def _take_event(self, body: Mapping[str, Any] | None) -> HTTPResponse:
        if body is None:
            return empty(400)
        if body.get("type") == "url_verification":  # the page of the app asks whether we are there
            return json_response({"challenge": str(body.get("challenge", ""))})
        return await self._keep(reading.event(body, self._sender_of))

    async def _take_action(self, body: Mapping[str, Any] | None) -> HTTPResponse:
        if body is None:
            return empty(400)
        return await self._keep(reading.action(body, self._sender_of))

    async def _take_command(self, form: Mapping[str, str]) -> HTTPResponse:
        update = reading.command(form, self._sender_of)
        if update is None:  # also Slack's check of our certificate
            return empty(200)
        await self._keep(update)
        text = self._words("command.asked" if update.payload["text"] else "command.empty")
        app, team = form.get("api_app_id", ""), update.payload["teams"][0]
        return json_response(only_you(invitation(text, app, team, self._words)))

    async def _keep(self, update: Update | None) -> HTTPResponse:
        if update is not None:
            at = self._now().timestamp()
            await self._inbox.put(replace(update, payload={**update.payload, "at": at}))
        return empty(200)

    async def _handle(self, update: Update) -> None:
        await self._handler.handle(update)


def _json(text: bytes | str | None) -> Mapping[str, Any] | None:
    """The object in the text, if there is one."""
    try:
        data = json.loads(text or "")
    except (ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) else None


def _form(body: bytes) -> Mapping[str, str]:
    """The fields of a form, the last of each name."""
    try:
        return dict(parse_qsl(body.decode(), max_num_fields=100))
    except ValueError:
        return {}
