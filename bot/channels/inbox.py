"""Updates of a chat platform, each handled once, across restarts and processes sharing a database.

    inbox = Inbox("tg", database, handle)
    await inbox.start()
    await inbox.put(Update(id, sender, payload))   # False: seen before. It is kept before this returns

`handle(update)` runs for one update of a sender at a time, in the order of their arrival, and for many senders
at once. What it raises says what happens next: `RetryLater` (again after a while, the sender's later updates
waiting behind), `GiveUpError` (never again), anything else (again a few times: it may be a fault of ours).

A handler may be run again for an update when its process died on the way. It takes each step that must not
happen twice through `once`, which remembers the step as soon as it is taken:

    await inbox.once(update, "reply", lambda: api.send_message(...))

What cannot be helped is a process that dies between the platform's answer and that one commit: then the step
is taken twice.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import random
import traceback
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from bot.storage.database import Database
from bot.storage.updates import LEASE_SECONDS, Claimed, LeaseLostError, Updates

logger = logging.getLogger(__name__)

AT_ONCE = 16
#: How often to look for what other processes left behind.
POLL_SECONDS = 1.0
FIRST_WAIT_SECONDS, LONGEST_WAIT_SECONDS = 1.0, 300.0
#: A platform that is away is waited for: about three hours with the waits above.
TRIES = 42
TRIES_AFTER_A_FAULT = 5
#: A commit that follows a sent message is tried again for so long before the message may go out twice.
COMMIT_TRIES, COMMIT_WAIT_SECONDS = 20, 0.5


@dataclass(frozen=True)
class Update:
    """Something a person did on a chat platform."""

    id: str  # unique within the channel, as the platform gives it
    sender: str  # the conversation id; updates of one sender are handled one at a time, in order of arrival
    payload: dict[str, Any]  # JSON, what the channel needs to handle it; erased as soon as it is handled


class RetryLater(Exception):  # noqa: N818 - no error: the platform asks to wait
    """The platform cannot take our answer now. `after`: the least wait, in seconds; `why`: for the log."""

    def __init__(self, after: float = 0.0, why: str = "") -> None:
        super().__init__(why)
        self.after = after
        self.why = why


class GiveUpError(Exception):
    """The platform will never take our answer. The text is for the operator's log: no word of a person."""


class Inbox:
    """The updates of one channel in one process."""

    def __init__(self, channel: str, database: Database, handle: Callable[[Update], Awaitable[None]]) -> None:
        self._channel = channel
        self._updates = Updates(channel, database)
        self._handle = handle
        self._wake = asyncio.Event()
        self._stopping = False
        self._handling: dict[str, tuple[Claimed, asyncio.Task[None]]] = {}
        self._loops: list[asyncio.Task[None]] = []

    async def put(self, update: Update) -> bool:
        """Keeps the update, to be handled soon by this process or another one; False if it was seen before."""
        is_new = await self._updates.add(update.id, update.sender, update.payload)
        self._wake.set()
        return is_new

    async def once(self, update: Update, part: str, act: Callable[[], Awaitable[Any]]) -> Any:
        """What `act` gave (JSON), now or in an earlier try; for use by the handler of this update."""
        claimed, _ = self._handling[update.id]
        if part not in claimed.parts:
            claimed.parts[part] = await act()
            await self._commit(self._updates.keep_parts, claimed)
        return claimed.parts[part]

    async def start(self) -> None:
        """Begins to handle."""
        self._stopping = False
        self._loops = [asyncio.create_task(self._dispatch()), asyncio.create_task(self._keep_leases())]

    async def stop(self, seconds: float) -> None:
        """Takes no more; what is not handled after so many seconds is left to the next process."""
        if not self._loops:
            return
        dispatching, renewing = self._loops
        self._loops = []
        self._stopping = True
        self._wake.set()
        await dispatching
        if under_way := {task for _, task in self._handling.values()}:
            _, late = await asyncio.wait(under_way, timeout=seconds)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        renewing.cancel()
        with contextlib.suppress(SQLAlchemyError):  # then the leases run out by themselves
            await self._updates.release()

    async def _dispatch(self) -> None:
        while not self._stopping:
            self._wake.clear()
            try:
                for claimed in await self._claim():
                    self._begin(claimed)
            except SQLAlchemyError as error:
                logger.error("Could not look for updates of %s: %s", self._channel, type(error).__name__)
            with contextlib.suppress(asyncio.TimeoutError):
                await asyncio.wait_for(self._wake.wait(), POLL_SECONDS)

    async def _claim(self) -> list[Claimed]:
        free = AT_ONCE - len(self._handling)
        return await self._updates.claim(free) if free else []

    async def _keep_leases(self) -> None:
        while True:
            await asyncio.sleep(LEASE_SECONDS / 3)
            if self._handling:
                with contextlib.suppress(SQLAlchemyError):  # it is tried again before the leases run out
                    await self._updates.renew()

    def _begin(self, claimed: Claimed) -> None:
        if claimed.id in self._handling:  # its lease ran out while we worked on it, and now it is ours again
            return
        task = asyncio.create_task(self._run(claimed))
        self._handling[claimed.id] = (claimed, task)
        task.add_done_callback(lambda _: self._ended(claimed))

    def _ended(self, claimed: Claimed) -> None:
        del self._handling[claimed.id]
        self._wake.set()

    async def _run(self, claimed: Claimed) -> None:
        try:
            await self._conclude(claimed)
        except LeaseLostError:
            logger.warning("Update %s of %s went to another process", claimed.id, self._channel)
        except SQLAlchemyError as error:  # the lease runs out, and it is taken again
            logger.error("Update %s of %s: %s", claimed.id, self._channel, type(error).__name__)

    async def _conclude(self, claimed: Claimed) -> None:
        try:
            await self._handle(Update(claimed.id, claimed.sender, claimed.payload))
        except LeaseLostError:
            raise
        except RetryLater as wait:
            await self._again(claimed, TRIES, wait.after, wait.why)
        except GiveUpError as reason:
            await self._give_up(claimed, str(reason))
        except Exception as error:
            where = "".join(traceback.format_tb(error.__traceback__))
            logger.error("Update %s of %s: %s\n%s", claimed.id, self._channel, type(error).__name__, where)
            await self._again(claimed, TRIES_AFTER_A_FAULT, 0.0, type(error).__name__)
        else:
            await self._commit(self._updates.finish, claimed)

    async def _again(self, claimed: Claimed, tries: int, least: float, why: str) -> None:
        if claimed.tries >= tries:
            await self._give_up(claimed, why)
            return
        seconds = max(least, wait_before(claimed.tries))
        await self._updates.postpone(claimed, seconds)
        asyncio.get_running_loop().call_later(seconds, self._wake.set)

    async def _give_up(self, claimed: Claimed, why: str) -> None:
        logger.error(
            "A reply was not delivered: channel %s, update %s, given up at try %d (%s)",
            self._channel,
            claimed.id,
            claimed.tries,
            why,
        )
        await self._commit(self._updates.fail, claimed)

    async def _commit(self, change: Callable[[Claimed], Awaitable[None]], claimed: Claimed) -> None:
        """A change that follows what cannot be undone: a database that is away for a moment is waited for."""
        for left in reversed(range(COMMIT_TRIES)):
            try:
                return await change(claimed)
            except SQLAlchemyError:
                if not left:
                    raise
                await asyncio.sleep(COMMIT_WAIT_SECONDS)


def wait_before(tries: int) -> float:
    """How long to wait after so many tries, in seconds: longer each time, and not the same for everybody."""
    longest = min(FIRST_WAIT_SECONDS * 2 ** min(tries - 1, 30), LONGEST_WAIT_SECONDS)
    return longest * random.uniform(0.75, 1.0)
