"""A reply as server-sent events: typing, message, done; or error, in words."""

from __future__ import annotations

import asyncio
import json
from typing import Any, Protocol

from bot.channels.conversation import Delivery
from bot.channels.web.links import LinksOf
from bot.channels.web.problems import Problems
from bot.channels.web.wire import delivery_json

HEARTBEAT_SECONDS = 15.0
#: Longer than a turn may take that waits for another one. What takes longer hangs: a database, for one.
MOST_HEARTBEATS = 10
HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
CONTENT_TYPE = "text/event-stream; charset=utf-8"


class Stream(Protocol):
    """The open response."""

    async def send(self, data: str) -> None: ...

    async def eof(self) -> None: ...


async def stream_turn(response: Stream, turn: asyncio.Task[Delivery], problems: Problems, links: LinksOf) -> None:
    """Sends what becomes of the turn. Whatever happens, the stream is closed."""
    try:
        await response.send(event("typing", {}))
        for _ in range(MOST_HEARTBEATS):
            if (await asyncio.wait({turn}, timeout=HEARTBEAT_SECONDS))[0]:
                break
            await response.send(": still working\n\n")  # a comment; it keeps proxies from hanging up
        try:
            delivery = turn.result()
        except Exception as error:  # also that there is no result yet
            await response.send(event("error", problems.body(error)))
        else:
            await response.send(event("message", delivery_json(delivery, links)))
            await response.send(event("done", {"seq": delivery.seq}))
    finally:
        await response.eof()


def event(name: str, data: dict[str, Any]) -> str:
    """One event in the format of `text/event-stream`."""
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"
