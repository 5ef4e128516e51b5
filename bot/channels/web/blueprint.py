"""The routes of the website's channel."""

from __future__ import annotations

import asyncio
import functools
from collections.abc import Awaitable, Callable
from typing import ParamSpec, TypeVar

from sanic import Blueprint, Request
from sanic.response import HTTPResponse, empty, json

from bot.channels.conversation import Conversations
from bot.channels.web import request as asked
from bot.channels.web import stream
from bot.channels.web.limits import check, in_bursts, network
from bot.channels.web.links import DocumentLinks
from bot.channels.web.origins import PREFLIGHT, Origins
from bot.channels.web.problems import ProblemError, Problems
from bot.channels.web.session import Session, Sessions
from bot.channels.web.wire import delivery_json, message_json
from bot.settings import Settings

P = ParamSpec("P")
R = TypeVar("R")

PREFIX = "/webhooks/web"
NO_STORE = {"Cache-Control": "no-store"}


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
        self._by_session = in_bursts(settings.session_per_minute)
        self._by_address = in_bursts(settings.address_per_minute)

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
        session = self._session(request)
        said, key = asked.said(request), asked.idempotency_key(request)
        message = await self._conversations.hear(session.sender, said.text, said.button)
        turn = self._conversations.begin(session.sender, message, key)
        links = self._links.of(session)
        if asked.wants_json(request):
            return json([delivery_json(await asyncio.shield(turn), links)], headers=NO_STORE)
        response = await request.respond(content_type=stream.CONTENT_TYPE, headers=stream.HEADERS)
        await stream.stream_turn(response, turn, self._problems, links)
        return None

    async def history(self, request: Request) -> HTTPResponse:
        """What was said after a sequence number."""
        session = await self._open_session(request)
        messages = await self._conversations.history(session.sender, asked.after(request))
        links = self._links.of(session)
        return json({"messages": [message_json(message, links) for message in messages]}, headers=NO_STORE)

    async def rate(self, request: Request) -> HTTPResponse:
        """Keeps what the bearer thinks of a reply."""
        session, opinion = await self._open_session(request), asked.rating(request)
        await self._conversations.rate(session.sender, opinion.seq, opinion.rating, opinion.reason)
        return empty()

    async def export(self, request: Request) -> HTTPResponse:
        """Everything that is kept about the bearer."""
        session = await self._open_session(request)
        headers = {**NO_STORE, "Content-Disposition": 'attachment; filename="my-chat.json"'}
        return json(await self._conversations.export(session.sender), headers=headers)

    async def close_session(self, request: Request) -> HTTPResponse:
        """Erases everything; the token is worth nothing from now on."""
        await self._conversations.erase((await self._open_session(request)).sender)
        return empty()

    async def _admit(self, request: Request) -> None:
        if not self._origins.allows(request.headers.get("origin"), request.host):
            raise ProblemError("origin_refused")
        check(self._by_address, network(request.remote_addr or request.ip))

    async def _share(self, request: Request, response: HTTPResponse) -> None:
        response.headers.update(self._origins.headers(request.headers.get("origin"), request.host))

    def _session(self, request: Request) -> Session:
        session = self._sessions.read(request.headers.get("authorization", ""))
        check(self._by_session, session.sender)
        return session

    async def _open_session(self, request: Request) -> Session:
        session = self._session(request)
        if not await self._conversations.is_open(session.sender):
            raise ProblemError("session_over")
        return session


def _function(method: Callable[P, Awaitable[R]]) -> Callable[P, Awaitable[R]]:
    """The method as a function: Sanic 21.12 does not take methods in a blueprint."""

    @functools.wraps(method)
    async def call(*args: P.args, **kwargs: P.kwargs) -> R:
        return await method(*args, **kwargs)

    return call
