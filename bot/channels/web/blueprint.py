"""The routes of the website's channel."""

from __future__ import annotations

import asyncio
import functools
import math
from collections.abc import Awaitable, Callable
from typing import ParamSpec, TypeVar

from sanic import Blueprint, Request
from sanic.response import HTTPResponse, empty, json

from bot.channels.conversation import Conversations
from bot.channels.web import request as asked
from bot.channels.web import stream
from bot.channels.web.limits import Limit, network
from bot.channels.web.links import DocumentLinks, LinksOf
from bot.channels.web.origins import PREFLIGHT, Origins
from bot.channels.web.problems import ProblemError, Problems
from bot.channels.web.session import Sessions
from bot.channels.web.wire import delivery_json, message_json
from bot.settings import Settings

P = ParamSpec("P")
R = TypeVar("R")

PREFIX = "/webhooks/web"
NO_STORE = {"Cache-Control": "no-store"}
#: How long a burst may last at the rate of the long run, in minutes.
BURST_MINUTES = 0.5


class WebChannel:
    """Serves `Conversations` to pages."""

    def __init__(
        self,
        settings: Settings,
        conversations: Conversations,
        sessions: Sessions,
        links: DocumentLinks,
        problems: Problems,
    ) -> None:
        self._conversations = conversations
        self._sessions = sessions
        self._links = links
        self._problems = problems
        self._origins = Origins(settings.allowed_origins, settings.public_url)
        self._by_session = _limit(settings.session_per_minute)
        self._by_address = _limit(settings.address_per_minute)

    def blueprint(self) -> Blueprint:
        """The routes, to be added to an app."""
        routes = Blueprint("web", url_prefix=PREFIX)
        routes.middleware(_function(self._admit), "request")
        routes.middleware(_function(self._share), "response")
        routes.add_route(_function(self.open_session), "/session", methods=["POST"])
        routes.add_route(_function(self.close_session), "/session", methods=["DELETE"])
        routes.add_route(_function(self.answer), "/messages", methods=["POST"])
        routes.add_route(_function(self.history), "/history", methods=["GET"])
        routes.add_route(_function(self.rate), "/feedback", methods=["POST"])
        routes.add_route(_function(self.export), "/export", methods=["GET"])
        for path in ("/session", "/messages", "/history", "/feedback", "/export"):
            name = f"preflight_{path[1:]}"
            routes.add_route(_function(self.preflight), path, methods=["OPTIONS"], name=name)
        return routes

    async def preflight(self, request: Request) -> HTTPResponse:
        """What a browser asks before it lets another site's page talk to us; `_admit` has decided."""
        return empty(headers=PREFLIGHT)

    async def open_session(self, request: Request) -> HTTPResponse:
        """A token for somebody new."""
        session = self._sessions.issue()
        await self._conversations.open(session.sender)
        body = {"token": session.token, "expires_at": session.expires_at.isoformat()}
        return json(body, status=201, headers=NO_STORE)

    async def answer(self, request: Request) -> HTTPResponse | None:
        """The reply to one message. What cannot be taken is refused before the stream begins."""
        sender = await self._sender(request)
        said, key = asked.said(request), asked.idempotency_key(request)
        message = await self._conversations.hear(sender, said.text, said.button)
        turn = self._conversations.begin(sender, message, key)
        if asked.wants_json(request):
            return json([delivery_json(await asyncio.shield(turn), self._links_for(request))], headers=NO_STORE)
        response = await request.respond(content_type=stream.CONTENT_TYPE, headers=stream.HEADERS)
        await stream.stream_turn(response, turn, self._problems, self._links_for(request))
        return None

    async def history(self, request: Request) -> HTTPResponse:
        """What was said after a sequence number."""
        sender = await self._sender(request)
        messages = await self._conversations.history(sender, asked.after(request))
        links = self._links_for(request)
        return json({"messages": [message_json(message, links) for message in messages]}, headers=NO_STORE)

    async def rate(self, request: Request) -> HTTPResponse:
        """Keeps what the bearer thinks of a reply."""
        sender, opinion = await self._sender(request), asked.rating(request)
        await self._conversations.rate(sender, opinion.seq, opinion.rating, opinion.reason)
        return empty()

    async def export(self, request: Request) -> HTTPResponse:
        """Everything that is kept about the bearer."""
        sender = await self._sender(request)
        headers = {**NO_STORE, "Content-Disposition": 'attachment; filename="my-chat.json"'}
        return json(await self._conversations.export(sender), headers=headers)

    async def close_session(self, request: Request) -> HTTPResponse:
        """Erases everything; the token is worth nothing from now on."""
        await self._conversations.erase(await self._sender(request))
        return empty()

    async def _admit(self, request: Request) -> None:
        if not self._origins.allows(request.headers.get("origin"), request.host):
            raise ProblemError("origin_refused")
        _check(self._by_address, network(request.remote_addr or request.ip))

    async def _share(self, request: Request, response: HTTPResponse) -> None:
        response.headers.update(self._origins.headers(request.headers.get("origin"), request.host))

    def _links_for(self, request: Request) -> LinksOf:
        return self._links.of(self._sessions.read(request.headers.get("authorization", "")))

    async def _sender(self, request: Request) -> str:
        sender = self._sessions.sender(request.headers.get("authorization", ""))
        _check(self._by_session, sender)
        if not await self._conversations.is_open(sender):
            raise ProblemError("session_over")
        return sender


def _function(method: Callable[P, Awaitable[R]]) -> Callable[P, Awaitable[R]]:
    """The method as a function: Sanic 21.12 does not take methods in a blueprint."""

    @functools.wraps(method)
    async def call(*args: P.args, **kwargs: P.kwargs) -> R:
        return await method(*args, **kwargs)

    return call


def _limit(per_minute: int) -> Limit:
    return Limit(per_minute, burst=math.ceil(per_minute * BURST_MINUTES))


def _check(limit: Limit, name: str) -> None:
    if wait := limit.take(name):
        raise ProblemError("too_many", wait)
