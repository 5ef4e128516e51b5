"""Builds the app: the page, the channels and the health checks around one dialogue.

    app = build_app(settings, dialogue, database, scrub)
    app.run(settings.host, settings.port)

Starting it opens the database and deletes what is older than the retention; stopping it lets the turns under
way end. `app.ctx.conversations` is what a further channel needs. This module does not import Rasa.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Callable, Sequence

from sanic import Request, Sanic
from sanic.response import HTTPResponse, json
from sqlalchemy.exc import SQLAlchemyError

from bot.channels.configured import channels
from bot.channels.conversation import Conversations, Dialogue
from bot.channels.platform import Around, Channel
from bot.channels.web.blueprint import WebChannel
from bot.channels.web.documents import DocumentPages
from bot.channels.web.links import DocumentLinks
from bot.channels.web.problems import Problems
from bot.channels.web.session import Sessions
from bot.settings import Settings
from bot.storage.database import Database
from bot.web.page import page_blueprint
from bot.web.widget import widget_blueprint

logger = logging.getLogger(__name__)

MAX_BODY = 1024 * 1024  # of any channel; each has its own, smaller limit and says so in words
RESPONSE_SECONDS = 90  # of silence; longer than a turn may take
LAST_TURNS_SECONDS = 20
READY_SECONDS = 5.0  # a database that takes longer to say that it is there is not
DAY_SECONDS = 24 * 60 * 60
SECURITY_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'self'; require-trusted-types-for 'script'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def build_app(settings: Settings, dialogue: Dialogue, database: Database, scrub: Callable[[str], str]) -> Sanic:
    """The app. `scrub` takes names and numbers of people out of a text. May be called several times."""
    # Sanic knows its apps by name, in one list for the whole process.
    app = Sanic(f"second-opinion-guide-{secrets.token_hex(4)}", configure_logging=False)
    app.config.update(
        ACCESS_LOG=False,
        MOTD=False,
        REQUEST_MAX_SIZE=MAX_BODY,
        RESPONSE_TIMEOUT=RESPONSE_SECONDS,
        GRACEFUL_SHUTDOWN_TIMEOUT=float(LAST_TURNS_SECONDS),
        PROXIES_COUNT=settings.proxies or None,
    )
    problems = Problems(settings)
    conversations = Conversations(dialogue, database, scrub)
    app.ctx.conversations = conversations
    app.blueprint(page_blueprint(settings))
    app.blueprint(widget_blueprint(settings))
    sessions = Sessions(settings.secret, database.now)
    links = DocumentLinks(settings.secret, database.now)
    app.blueprint(WebChannel(settings, conversations, sessions, links, problems).blueprint())
    app.blueprint(DocumentPages(settings, conversations, links, problems).blueprint())
    _add_health(app, dialogue, database)
    platforms = channels(Around(settings, conversations, database, problems))
    for platform in platforms:
        app.blueprint(platform.blueprint())
    _add_lifetime(app, platforms, conversations, database, settings.retention_days)
    app.error_handler.add(Exception, lambda request, error: problems.response(error))
    app.register_middleware(_add_security_headers, "response")
    return app


def _add_health(app: Sanic, dialogue: Dialogue, database: Database) -> None:
    async def alive(request: Request) -> HTTPResponse:
        """The process answers."""
        return json({"status": "alive"})

    async def ready(request: Request) -> HTTPResponse:
        """The model is loaded and the database answers."""
        state = {"model": dialogue.ready(), "database": await _answers(database)}
        return json({"ready": all(state.values()), **state}, status=200 if all(state.values()) else 503)

    app.add_route(alive, "/healthz")
    app.add_route(ready, "/readyz")


async def _answers(database: Database) -> bool:
    try:
        await asyncio.wait_for(database.ping(), READY_SECONDS)
    except (SQLAlchemyError, asyncio.TimeoutError):
        return False
    return True


def _add_lifetime(
    app: Sanic,
    platforms: Sequence[Channel],
    conversations: Conversations,
    database: Database,
    retention_days: int,
) -> None:
    async def start(app: Sanic, loop: asyncio.AbstractEventLoop) -> None:
        await loop.run_in_executor(None, database.open)
        app.ctx.purging = asyncio.create_task(_purge_daily(conversations, retention_days))
        for platform in platforms:
            await platform.start()

    async def stop(app: Sanic, loop: asyncio.AbstractEventLoop) -> None:
        app.ctx.purging.cancel()
        await asyncio.gather(*(platform.stop(LAST_TURNS_SECONDS) for platform in platforms))
        await conversations.finish(LAST_TURNS_SECONDS)

    app.register_listener(start, "before_server_start")
    app.register_listener(stop, "before_server_stop")


async def _purge_daily(conversations: Conversations, retention_days: int) -> None:
    while True:
        try:
            gone = await conversations.purge(retention_days)
            logger.info("Deleted %d conversations older than %d days", gone, retention_days)
        except SQLAlchemyError as error:
            logger.error("Could not delete old conversations: %s", type(error).__name__)
        await asyncio.sleep(DAY_SECONDS)


async def _add_security_headers(request: Request, response: HTTPResponse) -> None:
    for name, value in SECURITY_HEADERS.items():
        response.headers.setdefault(name, value)
