"""People who talk to a server on this machine: so many at once, so many messages, and then no more."""

from __future__ import annotations

import asyncio
import math
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from tests.bench.sides import Say

#: Messages of one conversation, unless it is the long one.
TURNS = 10
LONG_TURNS = 304
#: The long conversation repeats after so many messages, so that turn 300 hears what turn 5 heard.
LONG_CYCLE = 59
#: So many turns on either side of a turn count as "at this turn": one alone is a matter of luck.
NEAR = 4

Enter = Callable[[], Awaitable[Say]]


@dataclass(frozen=True)
class Load:
    """What a crowd lived through: seconds of each reply, and of the whole."""

    replies: tuple[float, ...]
    seconds: float

    @property
    def rate(self) -> float:
        """Replies per second."""
        return len(self.replies) / self.seconds


async def crowd(enter: Enter, people: int, conversations: int, messages: Sequence[str]) -> Load:
    """Has `conversations` of `TURNS` messages, `people` of them at any time; nobody pauses to think."""
    numbers = iter(range(conversations))
    replies: list[float] = []

    async def person() -> None:
        for number in numbers:
            say = await enter()
            replies.extend(await _converse(say, conversation(number, messages)))

    started = time.perf_counter()
    await asyncio.gather(*(person() for _ in range(people)))
    return Load(tuple(replies), time.perf_counter() - started)


async def long_conversation(enter: Enter, messages: Sequence[str]) -> list[float]:
    """Seconds of each reply of one conversation of `LONG_TURNS` messages."""
    return await _converse(await enter(), [messages[n % LONG_CYCLE] for n in range(LONG_TURNS)])


def conversation(number: int, messages: Sequence[str]) -> list[str]:
    """The messages of one conversation; both servers hear the same ones."""
    return [messages[(number * TURNS + turn) % len(messages)] for turn in range(TURNS)]


def at_turn(turn: int, replies: Sequence[float]) -> float:
    """The median of the turns around this one; the first turn is number 1."""
    return percentile(replies[turn - 1 - NEAR : turn + NEAR], 50)


def percentile(values: Sequence[float], percent: float) -> float:
    """The smallest value that so many percent of the values do not exceed."""
    ordered = sorted(values)
    return ordered[max(1, math.ceil(len(ordered) * percent / 100)) - 1]


async def _converse(say: Say, messages: Sequence[str]) -> list[float]:
    seconds = []
    for message in messages:
        started = time.perf_counter()
        await say(message)
        seconds.append(time.perf_counter() - started)
    return seconds
