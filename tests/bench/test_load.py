"""The load is bounded, the same for both servers, and summed up rightly."""

from __future__ import annotations

import asyncio

import pytest

from tests.bench import load
from tests.bench.places import MESSAGES
from tests.bench.sides import Say

LINES = MESSAGES.read_text().splitlines()


class Room:
    """A server that counts who comes in, what is said, and how many wait for a reply at once."""

    def __init__(self) -> None:
        self.said: list[list[str]] = []
        self.waiting = 0
        self.most_waiting = 0

    async def enter(self) -> Say:
        heard: list[str] = []
        self.said.append(heard)

        async def say(text: str) -> None:
            heard.append(text)
            self.waiting += 1
            self.most_waiting = max(self.waiting, self.most_waiting)
            await asyncio.sleep(0)
            self.waiting -= 1

        return say


def test_there_are_sixty_different_messages() -> None:
    assert len(set(LINES)) == len(LINES) == 60


@pytest.mark.parametrize("people", [1, 8])
async def test_a_crowd_holds_all_its_conversations_with_no_more_people_than_asked_for(people: int) -> None:
    room = Room()
    lived = await load.crowd(room.enter, people, 12, LINES)
    assert sorted(room.said) == sorted(load.conversation(number, LINES) for number in range(12))
    assert len(lived.replies) == 120
    assert room.most_waiting == people


async def test_turn_300_of_the_long_conversation_hears_what_turn_5_heard() -> None:
    room = Room()
    replies = await load.long_conversation(room.enter, LINES)
    (said,) = room.said
    assert said[5 - 1] == said[300 - 1]
    assert said[5 - 1 - load.NEAR : 5 + load.NEAR] == said[300 - 1 - load.NEAR : 300 + load.NEAR]
    assert len(replies) == 300 + load.NEAR


def test_a_turn_is_the_median_of_those_around_it() -> None:
    replies = [1.0] * 295 + [3.0, 3.0, 3.0, 3.0, 90.0, 4.0, 4.0, 4.0, 4.0]
    assert load.at_turn(5, replies) == 1.0
    assert load.at_turn(300, replies) == 4.0


@pytest.mark.parametrize(("percent", "value"), [(50, 10), (95, 19), (100, 20), (1, 1)])
def test_percentiles(percent: float, value: int) -> None:
    assert load.percentile(range(20, 0, -1), percent) == value
