"""The stream of one reply, with a response that we can break."""

from __future__ import annotations

import asyncio

import pytest
import yaml

from bot.advice.reply import Reply, Text, plain_text
from bot.channels.conversation import Delivery
from bot.channels.web import stream
from bot.channels.web.problems import STATUS, WORDS, ProblemError, Problems
from bot.channels.web.stream import stream_turn


class Response:
    def __init__(self, breaks: bool = False) -> None:
        self.sent: list[str] = []
        self.breaks = breaks
        self.closed = False

    async def send(self, data: str) -> None:
        if self.breaks:
            raise asyncio.CancelledError
        self.sent.append(data)

    async def eof(self) -> None:
        self.closed = True


@pytest.fixture
def problems(settings):
    return Problems(settings)


def a_turn(result: Delivery | Exception) -> asyncio.Task[Delivery]:
    async def run() -> Delivery:
        if isinstance(result, Exception):
            raise result
        return result

    return asyncio.create_task(run())


DELIVERY = Delivery(2, Reply((Text("Hello."),)))


@pytest.mark.parametrize("result", [DELIVERY, ValueError()])
async def test_the_stream_is_closed_whatever_the_turn_does(problems, result):
    response = Response()
    await stream_turn(response, a_turn(result), problems, lambda *_: {})

    assert response.closed
    assert response.sent[0].startswith("event: typing\n")
    assert len(response.sent) == (3 if result is DELIVERY else 2)


async def test_the_stream_is_closed_when_the_page_has_gone_and_the_turn_goes_on(problems):
    response, turn = Response(breaks=True), a_turn(DELIVERY)
    with pytest.raises(asyncio.CancelledError):
        await stream_turn(response, turn, problems, lambda *_: {})

    assert response.closed
    assert await turn == DELIVERY


@pytest.mark.parametrize("name", STATUS)
def test_every_problem_has_words_with_nothing_left_to_fill_in(problems, name):
    body = problems.body(ProblemError(name, wait=7))

    assert body["title"] and body["detail"] and "{" not in body["detail"]


def test_a_problem_can_be_said_as_a_reply(problems):
    said = plain_text(problems.reply(ProblemError("text_empty")))

    assert said == "I did not get any words. Please write what is on your mind, in a few words."


def test_there_are_no_words_without_a_problem():
    assert set(yaml.safe_load(WORDS.read_text())) == set(STATUS)


async def test_nobody_waits_for_ever(problems, monkeypatch):
    monkeypatch.setattr(stream, "HEARTBEAT_SECONDS", 0.001)
    response, turn = Response(), asyncio.create_task(asyncio.Event().wait())
    await asyncio.wait_for(stream_turn(response, turn, problems, lambda *_: {}), 5)
    turn.cancel()

    assert response.closed and response.sent[-1].startswith("event: error")
