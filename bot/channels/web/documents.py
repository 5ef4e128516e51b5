"""The documents of a conversation as pages and files: /documents/<token>/<name>.<html|pdf|txt|ics>."""

from __future__ import annotations

import asyncio
import functools
from collections.abc import Callable, Mapping
from pathlib import Path

import yaml
from sanic import Blueprint, Request
from sanic.response import HTTPResponse

from bot.advice.reply import Document
from bot.channels.conversation import Conversations
from bot.channels.web.limits import check, in_bursts, network
from bot.channels.web.links import PREFIX, DocumentLinks, Place
from bot.channels.web.problems import ProblemError, Problems
from bot.documents.files import File, as_calendar, as_pdf, as_text
from bot.documents.page import FOLDER, page, problem_page
from bot.settings import PROJECT, Settings
from bot.storage.messages import ConversationGoneError

WORDS = PROJECT / "data" / "advice" / "en" / "document_page.yml"
HTML = "text/html; charset=utf-8"
STATIC = {"document.css": "text/css; charset=utf-8", "document.js": "text/javascript; charset=utf-8"}
FILES: Mapping[str, Callable[[Document], File]] = {"pdf": as_pdf, "txt": as_text, "ics": as_calendar}
HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
    # `connect-src` falls back to none: what is typed on the page cannot leave it.
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'"
    ),
}


class DocumentPages:
    """Serves what `DocumentLinks` points to."""

    def __init__(
        self, settings: Settings, conversations: Conversations, links: DocumentLinks, problems: Problems
    ) -> None:
        self._conversations = conversations
        self._links = links
        self._problems = problems
        self._words: Mapping[str, str] = yaml.safe_load(WORDS.read_text(encoding="utf-8"))
        self._by_address = in_bursts(settings.address_per_minute)
        self._by_conversation = in_bursts(settings.session_per_minute)

    def blueprint(self) -> Blueprint:
        """The routes, to be added to an app."""

        async def serve(request: Request, token: str, name: str) -> HTTPResponse:
            return await self.serve(request, token, name)

        routes = Blueprint("documents", url_prefix=PREFIX)
        routes.add_route(serve, "/<token>/<name>", methods=["GET", "HEAD"])
        for name, media_type in STATIC.items():
            routes.add_route(_static(FOLDER / name, media_type), f"/{name}", methods=["GET", "HEAD"], name=name)
        return routes

    async def serve(self, request: Request, token: str, name: str) -> HTTPResponse:
        """The page or the file; if there is none, a page that says so."""
        try:
            check(self._by_address, network(request.remote_addr or request.ip))
            place = self._links.place(token)
            check(self._by_conversation, place.sender)
            return await self._drawn(await self._document(place), name.rpartition(".")[2])
        except Exception as error:  # whatever it is, a person reads about it on a page
            return self._problem(error)

    async def _document(self, place: Place) -> Document:
        try:
            reply = await self._conversations.reply_at(place.sender, place.seq)
        except ConversationGoneError:
            raise ProblemError("document_gone") from None
        documents = [block for block in reply.blocks if isinstance(block, Document)] if reply else []
        if place.number >= len(documents):
            raise ProblemError("document_gone")
        return documents[place.number]

    async def _drawn(self, document: Document, ending: str) -> HTTPResponse:
        if ending == "html":
            return HTTPResponse(page(document, self._words), 200, HEADERS, HTML)
        if ending not in FILES or (ending == "ics" and not document.dates):
            raise ProblemError("not_found")
        draw = functools.partial(FILES[ending], document)
        file = await asyncio.get_running_loop().run_in_executor(None, draw)
        named = {"Content-Disposition": f'inline; filename="{file.name}"'}
        return HTTPResponse(file.data, 200, {**HEADERS, **named}, file.media_type)

    def _problem(self, error: Exception) -> HTTPResponse:
        body = self._problems.body(error)
        wait = {"Retry-After": str(error.wait)} if isinstance(error, ProblemError) and error.wait else {}
        text = problem_page(body["title"], body["detail"], self._words)
        return HTTPResponse(text, body["status"], {**HEADERS, **wait}, HTML)


def _static(path: Path, media_type: str) -> Callable[[Request], object]:
    body = path.read_text(encoding="utf-8")

    async def serve(request: Request) -> HTTPResponse:
        return HTTPResponse(body, headers={"Cache-Control": "no-cache"}, content_type=media_type)

    return serve
