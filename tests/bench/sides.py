"""The two servers that are compared: how each is started, and how one person talks to it."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from aiohttp import ClientSession, ClientTimeout
from dotenv import dotenv_values

from tests.bench.places import OUR_PYTHON, PROJECT, STOCK_MODEL, STOCK_PYTHON, STOCK_SETTINGS
from tests.bench.stock.project import HERE as STOCK_FILES

#: Sends one message and returns when the whole reply is there.
Say = Callable[[str], Awaitable[None]]
HOST = "127.0.0.1"
PATIENCE = ClientTimeout(total=60)


class BadReplyError(RuntimeError):
    """A server refused a message or had nothing to say: its times would be worth nothing."""


@dataclass(frozen=True)
class Start:
    """How a server is started; `env` is added to the environment."""

    command: list[str]
    cwd: Path
    env: dict[str, str]


@dataclass(frozen=True)
class Side:
    """One of the two servers: how it starts on a port with a folder for its data, how a person comes in."""

    name: str
    start: Callable[[int, Path], Start]
    ready_path: str
    enter: Callable[[ClientSession, str], Awaitable[Say]]


def _start_ours(port: int, folder: Path) -> Start:
    # An empty value counts as not set, so what an operator keeps in .env does not reach the benchmark.
    env = dict.fromkeys(dotenv_values(PROJECT / ".env"), "")
    env |= {
        "HOST": HOST,
        "PORT": str(port),
        "DATABASE_URL": f"sqlite:///{folder / 'conversations.db'}",
        "SECRET_KEY": secrets.token_hex(32),
        "SESSION_PER_MINUTE": "100000",
        "ADDRESS_PER_MINUTE": "100000",
    }
    return Start([str(OUR_PYTHON), "-m", "bot", "serve"], PROJECT, env)


def _start_stock(port: int, folder: Path) -> Start:
    command = [str(STOCK_PYTHON), "-m", "rasa", "run", "--model", str(STOCK_MODEL)]
    for name in ("endpoints", "credentials"):
        shutil.copy(STOCK_FILES / f"{name}.yml", folder)
    env = {**STOCK_SETTINGS, "STOCK_DATABASE": str(folder / "conversations.db")}
    return Start([*command, "--interface", HOST, "--port", str(port)], folder, env)


async def _enter_ours(http: ClientSession, base: str) -> Say:
    async with http.post(f"{base}/webhooks/web/session", timeout=PATIENCE) as answer:
        if answer.status != 201:
            raise BadReplyError(f"no session: {answer.status} {await answer.text()}")
        token = (await answer.json())["token"]
    headers = {"Authorization": f"Bearer {token}", "Accept": "application/json"}

    async def say(text: str) -> None:
        await _post(http, f"{base}/webhooks/web/messages", {"text": text}, headers)

    return say


async def _enter_stock(http: ClientSession, base: str) -> Say:
    sender = secrets.token_hex(8)

    async def say(text: str) -> None:
        await _post(http, f"{base}/webhooks/rest/webhook", {"sender": sender, "message": text}, {})

    return say


async def _post(http: ClientSession, url: str, body: dict[str, str], headers: dict[str, str]) -> None:
    async with http.post(url, json=body, headers=headers, timeout=PATIENCE) as answer:
        text = await answer.text()
        if answer.status != 200 or text.strip() in ("", "[]"):
            raise BadReplyError(f"{answer.status} to {body}: {text[:500]}")


OURS = Side("ours", _start_ours, "/readyz", _enter_ours)
STOCK = Side("stock", _start_stock, "/", _enter_stock)
