"""Exactly once, though a process is killed: two guides on one database, a platform that keeps count.

A killed process leaves at most one kind of doubt: it sent a message, the platform took it, and the commit that
says so was not made. Nobody else can know that the message went out, so it goes out again. The harness can tell
these apart, because it looks at both sides at the moment of the kill: what the platform took from the process,
and what the database knows. Every other update must have exactly one reply, and none may have no reply.
"""

from __future__ import annotations

import asyncio
import os
import random
import signal
import socket
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import aiohttp
import pytest
import sqlalchemy as sa
from aiohttp import web
from fake_telegram import FakeTelegram
from telegram_updates import PRIVATE, message, update

from bot.channels.inbox import AT_ONCE
from bot.channels.telegram.channel import PATH, SECRET_HEADER
from bot.storage.database import Database
from bot.storage.tables import metadata

SECRET = "what-only-telegram-knows"
SENDERS = 40
HERE = Path(__file__).parent


class Killer(FakeTelegram):
    """Kills the first guide in the middle of its `at`-th message, before or after it takes that message."""

    def __init__(self, at: int, takes_it: bool) -> None:
        super().__init__()
        self._at = at
        self._takes_it = takes_it
        self._begun = 0
        self.first: Guide | None = None
        self.killed = asyncio.Event()
        self.taken_from_first: list[str] = []

    async def _receive(self, request: web.Request) -> web.Response:
        if request.match_info["who"] != "first":
            return await super()._receive(request)
        is_last = False
        if request.match_info["method"] == "sendMessage":
            self._begun += 1
            is_last = self._begun == self._at
            if is_last and not self._takes_it:
                self._kill()
        if self.killed.is_set():
            raise web.HTTPServiceUnavailable  # the dead send nothing
        before = len(self.sent())
        answer = await super()._receive(request)
        self.taken_from_first += [call.text for call in self.sent()[before:]]
        if is_last:  # others may have begun since
            self._kill()
        return answer

    def _kill(self) -> None:
        assert self.first is not None
        self.first.kill()
        self.killed.set()


class Guide:
    """One process."""

    def __init__(self, url: str, api: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        command = [sys.executable, str(HERE / "guide_process.py"), url, str(self.port), api, SECRET]
        self._process = subprocess.Popen(command, stderr=subprocess.DEVNULL, cwd=HERE)

    async def ready(self, http: aiohttp.ClientSession) -> None:
        for _ in range(600):
            try:
                async with http.get(f"http://127.0.0.1:{self.port}/healthz"):
                    return
            except aiohttp.ClientError:
                assert self._process.poll() is None, "the guide did not start"
                await asyncio.sleep(0.1)
        raise AssertionError("the guide did not start")

    def kill(self) -> None:
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait(30)


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request, tmp_path) -> Iterator[Database]:
    url = f"sqlite:///{tmp_path / 'shared.db'}"
    if request.param == "postgresql":
        if not os.environ.get("TEST_POSTGRES_URL"):
            pytest.skip("TEST_POSTGRES_URL is not set")
        url = os.environ["TEST_POSTGRES_URL"]
    database = Database(url)
    if request.param == "postgresql":
        metadata.drop_all(database.engine)
        database.engine.execute("DROP TABLE IF EXISTS alembic_version")
    database.open()
    database.url = url
    yield database
    database.close()


async def test_a_thousand_updates_get_one_reply_each_though_a_process_is_killed(database):
    taken, doubtful = await play(database, Killer(at=100, takes_it=False), updates=1000)

    assert set(taken) == {f"You said update {n}" for n in range(1000)}
    assert {text for text, times in taken.items() if times > 1} <= doubtful
    assert max(taken.values()) <= 2 and len(doubtful) <= AT_ONCE


async def test_a_message_taken_from_a_process_that_died_in_that_instant_goes_out_again(database):
    killer = Killer(at=3, takes_it=True)
    taken, doubtful = await play(database, killer, updates=40)

    assert set(taken) == {f"You said update {n}" for n in range(40)}
    assert taken[killer.taken_from_first[-1]] == 2
    assert {text for text, times in taken.items() if times > 1} <= doubtful


async def play(database: Database, killer: Killer, updates: int) -> tuple[Counter[str], set[str]]:
    """How often each reply went out, and the replies that went out in the instant of the kill."""
    async with killer.running(), aiohttp.ClientSession() as http:
        killer.chats = {PRIVATE["id"] + n for n in range(SENDERS)}
        guides = [Guide(database.url, f"{killer.url}/{who}") for who in ("first", "second")]
        try:
            await asyncio.gather(*(guide.ready(http) for guide in guides))
            killer.first = guides[0]
            await deliver(http, guides, in_random_order(updates))
            await asyncio.wait_for(killer.killed.wait(), 60)
            doubtful = await in_doubt(database, killer)
            await handled(database, updates)
        finally:
            for guide in guides:
                guide.stop()
    return Counter(call.text for call in killer.sent()), doubtful


def in_random_order(updates: int) -> list[int]:
    numbers = [*range(updates), *range(0, updates, 10)]
    random.Random(updates).shuffle(numbers)
    return numbers


async def deliver(http: aiohttp.ClientSession, guides: list[Guide], numbers: list[int]) -> None:
    """As Telegram does: to any process, and again to the other one when nobody says 200.

    The first few go to the process that will be killed, or the other one might do all the work.
    """
    line = asyncio.Semaphore(20)

    async def one(number: int, receiver: Guide) -> None:
        chat = {**PRIVATE, "id": PRIVATE["id"] + number % SENDERS}
        body = update(number, message={**message(number + 1, text=f"update {number}"), "chat": chat})
        async with line:
            for guide in [receiver, *guides * 3]:
                url = f"http://127.0.0.1:{guide.port}{PATH}"
                try:
                    async with http.post(url, json=body, headers={SECRET_HEADER: SECRET}) as response:
                        if response.status == 200:
                            return
                except aiohttp.ClientError:
                    continue
            raise AssertionError(f"nobody took update {number}")

    receivers = [guides[0]] * 10 + random.choices(guides, k=len(numbers) - 10)
    await asyncio.gather(*map(one, numbers, receivers))


async def in_doubt(database: Database, killer: Killer) -> set[str]:
    """Replies that the platform took from the dead process while the database does not know it."""
    known = sa.text("SELECT update_id FROM updates WHERE state = 'done' OR CAST(parts AS TEXT) LIKE '%text 0%'")
    ids = await database.read(lambda c: set(c.execute(known).scalars()))
    numbers = {text: text.removeprefix("You said update ") for text in killer.taken_from_first}
    return {text for text, number in numbers.items() if f"424242:{number}" not in ids}


async def handled(database: Database, updates: int) -> None:
    waiting = sa.text("SELECT count(*) FROM updates WHERE state = 'done'")
    for _ in range(600):
        if await database.read(lambda c: c.execute(waiting).scalar()) == updates:
            return
        await asyncio.sleep(0.2)
    raise AssertionError("not everything was handled")
