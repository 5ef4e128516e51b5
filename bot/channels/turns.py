"""Turns of conversations: one at a time in each, finished even when nobody waits for them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from typing import Any, TypeVar

T = TypeVar("T")


class Turns:
    """The turns of one process."""

    def __init__(self) -> None:
        self._locks: dict[str, asyncio.Lock] = {}
        self._waiting: dict[str, int] = {}
        self._running: set[asyncio.Task[Any]] = set()

    @asynccontextmanager
    async def alone(self, sender: str) -> AsyncIterator[None]:
        """Waits until nobody else is alone with this sender."""
        lock = self._locks.setdefault(sender, asyncio.Lock())
        self._waiting[sender] = self._waiting.get(sender, 0) + 1
        try:
            async with lock:
                yield
        finally:
            self._waiting[sender] -= 1
            if not self._waiting[sender]:
                del self._waiting[sender], self._locks[sender]

    def begin(self, turn: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
        """Runs the turn as a task of its own, which lives on when its caller is cancelled."""
        task = asyncio.create_task(turn)
        self._running.add(task)
        task.add_done_callback(self._ended)
        return task

    async def finish(self, seconds: float) -> None:
        """Waits for the turns under way, at most so long; those that are not done then are cancelled."""
        if self._running:
            _, late = await asyncio.wait(set(self._running), timeout=seconds)
            for task in late:
                task.cancel()

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._running.discard(task)
        if not task.cancelled():
            task.exception()  # marks it as seen: whoever still waits gets it too
