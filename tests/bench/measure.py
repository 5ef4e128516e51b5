"""Measures one server from its start to its end."""

from __future__ import annotations

import asyncio
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from aiohttp import ClientError, ClientSession, ClientTimeout

from tests.bench import load, process
from tests.bench.places import CACHE
from tests.bench.sides import HOST, BadReplyError, Say, Side

START_LIMIT_SECONDS = 300
LOAD_LIMIT_SECONDS = 30 * 60
POLL_SECONDS = 0.05
CROWD = 8
FIRST_CONVERSATIONS = 5  # of 10 messages: they warm the server up, and its memory is read after them


@dataclass(frozen=True)
class Effort:
    """How many conversations of ten messages are held by one person, and by the crowd."""

    alone: int
    together: int


FULL = Effort(alone=30, together=40)
QUICK = Effort(alone=6, together=8)

Figures = dict[str, float]
Progress = Callable[[str], None]


def serving(side: Side, messages: Sequence[str], effort: Effort, progress: Progress) -> Figures:
    """Figures of a server that is started for this and stopped afterwards.

    Raises:
        ProgramError: it did not start, or a message got no reply; the text holds the end of its log.
    """
    log = CACHE / f"serve-{side.name}.log"
    with tempfile.TemporaryDirectory() as folder:
        port = _free_port()
        start = side.start(port, Path(folder))
        started = time.monotonic()
        with process.running(start.command, start.cwd, start.env, log) as program:
            work = _serving(side, f"http://{HOST}:{port}", program, started, messages, effort, progress)
            try:
                return asyncio.run(asyncio.wait_for(work, START_LIMIT_SECONDS + LOAD_LIMIT_SECONDS))
            except (BadReplyError, ClientError, asyncio.TimeoutError) as error:
                wrong = f"{side.name}: {type(error).__name__} {error}\n{process.end_of(log)}"
                raise process.ProgramError(wrong) from error


async def _serving(
    side: Side,
    base: str,
    program: subprocess.Popen[bytes],
    started: float,
    messages: Sequence[str],
    effort: Effort,
    progress: Progress,
) -> Figures:
    async with ClientSession() as http:

        async def enter() -> Say:
            return await side.enter(http, base)

        progress(f"{side.name}: starting")
        await _until_ready(http, base + side.ready_path, program, started)
        figures = {"ready_s": time.monotonic() - started}
        progress(f"{side.name}: one person")
        await load.crowd(enter, 1, FIRST_CONVERSATIONS, messages)
        figures["memory_bytes"] = process.resident_bytes(program.pid)
        figures |= _crowd_figures(1, await load.crowd(enter, 1, effort.alone, messages))
        progress(f"{side.name}: {CROWD} people at once")
        figures |= _crowd_figures(CROWD, await load.crowd(enter, CROWD, effort.together, messages))
        progress(f"{side.name}: a long conversation")
        replies = await load.long_conversation(enter, messages)
        figures |= {f"turn_{turn}_s": load.at_turn(turn, replies) for turn in (5, 300)}
        return figures


def _crowd_figures(people: int, lived: load.Load) -> Figures:
    return {
        f"p50_{people}_s": load.percentile(lived.replies, 50),
        f"p95_{people}_s": load.percentile(lived.replies, 95),
        f"rate_{people}": lived.rate,
    }


async def _until_ready(http: ClientSession, url: str, program: subprocess.Popen[bytes], started: float) -> None:
    while time.monotonic() - started < START_LIMIT_SECONDS:
        if program.poll() is not None:
            raise BadReplyError(f"the server ended with {program.returncode}")
        with suppress(ClientError, asyncio.TimeoutError):
            async with http.get(url, timeout=ClientTimeout(total=5)) as answer:
                if answer.status == 200:
                    return
        await asyncio.sleep(POLL_SECONDS)
    raise BadReplyError(f"the server was not ready after {START_LIMIT_SECONDS} s")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])
