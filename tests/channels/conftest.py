"""A running server with a dialogue that we hold the strings of."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.advice.reply import Button, Buttons, Reply, Text
from bot.server import build_app
from bot.settings import Settings
from bot.storage.database import Database
from tests.channels.serving import running

SECRET = "a secret of more than thirty-two characters"


class FakeDialogue:
    """Says what it heard and offers two ways on. `heard` is what reached it."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, str | Button]] = []
        self.error: Exception | None = None
        self.go = asyncio.Event()
        self.go.set()
        self.is_ready = True

    def ready(self) -> bool:
        return self.is_ready

    def said(self) -> list[str]:
        """What reached it, a button by its topic."""
        return [m.topic if isinstance(m, Button) else m for _, m in self.heard]

    async def reply(self, sender: str, message: str | Button) -> Reply:
        self.heard.append((sender, message))
        await self.go.wait()
        if self.error:
            raise self.error
        said = message.topic if isinstance(message, Button) else message
        cost, ask = (
            Button("What will it cost?", "cost"),
            Button("Ask my doctor", "ask_doctor", {"stage": "asking"}),
        )
        return Reply((Text(f"You said {said}."), Text("And **more**.\n\nA lot."), Buttons((cost, ask))))


@dataclass
class Answer:
    """A response that has been read."""

    status: int
    headers: Any
    body: str

    def json(self) -> Any:
        return json.loads(self.body)

    def events(self) -> list[tuple[str, Any]]:
        """The server-sent events, comments left out."""
        found = re.findall(r"^event: (.*)\ndata: (.*)\n$", self.body, re.MULTILINE)
        return [(name, json.loads(data)) for name, data in found]


class Page:
    """A visitor's page: a session and its requests."""

    def __init__(self, http: aiohttp.ClientSession, base: str) -> None:
        self._http = http
        self.base = base
        self.token = ""

    async def ask(self, method: str, path: str, body: Any = None, **headers: str) -> Answer:
        """One request under /webhooks/web; `idempotency_key=...` becomes the header Idempotency-Key."""
        return await self.get_raw(method, "/webhooks/web" + path, body, **headers)

    async def get_raw(self, method: str, path: str, body: Any = None, **headers: str) -> Answer:
        named = {name.replace("_", "-").title(): value for name, value in headers.items()}
        if self.token:
            named.setdefault("Authorization", f"Bearer {self.token}")
        data = body if isinstance(body, bytes | None) else json.dumps(body).encode()
        if body is not None:
            named.setdefault("Content-Type", "application/json")
        async with self._http.request(method, self.base + path, data=data, headers=named) as response:
            return Answer(response.status, response.headers, await response.text())

    async def start(self) -> Page:
        self.token = ""
        self.token = (await self.ask("POST", "/session")).json()["token"]
        return self

    async def say(self, text: str, **headers: str) -> Answer:
        return await self.ask("POST", "/messages", {"text": text}, **headers)

    async def press(self, button: str, **headers: str) -> Answer:
        return await self.ask("POST", "/messages", {"button": button}, **headers)


@pytest.fixture
def settings() -> Settings:
    return Settings(secret=SECRET)


@pytest.fixture
def dialogue() -> FakeDialogue:
    return FakeDialogue()


@pytest.fixture
def database(tmp_path: Path) -> AsyncIterator[Database]:
    database = Database(f"sqlite:///{tmp_path / 'conversations.db'}")
    database.open()
    yield database
    database.close()


@pytest.fixture
async def visit(
    settings: Settings, dialogue: FakeDialogue, database: Database
) -> AsyncIterator[Callable[..., Any]]:
    """Opens a page with a session on a server of its own; keyword arguments change its settings."""
    servers: list[Any] = []
    http = aiohttp.ClientSession()

    async def open_page(**changes: Any) -> Page:
        if not servers or changes:
            app = build_app(replace(settings, **changes), dialogue, database, lambda text: text)
            servers.append(server := running(app))
            open_page.base = await server.__aenter__()
        return await Page(http, open_page.base).start()

    yield open_page
    await http.close()
    for server in servers:
        await server.__aexit__(None, None, None)


@pytest.fixture
async def page(visit: Callable[..., Any]) -> Page:
    return await visit()
