"""A thousand events, out of order, every tenth of them twice, a process that dies: one reply each."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest

from bot.channels import inbox
from bot.channels.conversation import Conversations
from bot.channels.platform import Around
from bot.channels.slack.channel import SlackChannel
from bot.channels.web.problems import Problems
from bot.storage import updates
from tests.channels.slack.events import SIGNING_SECRET, envelope, message
from tests.channels.slack.watching import settled

EVENTS, CHATS = 1000, 25


@pytest.fixture
def process(settings, dialogue, database, slack):
    """Begins a process: a channel of its own on the shared database."""
    ours = replace(
        settings, slack_bot_token="xoxb-clinic", slack_signing_secret=SIGNING_SECRET, slack_api_url=slack.api_url
    )

    async def begin() -> SlackChannel:
        conversations = Conversations(dialogue, database, str)
        channel = SlackChannel(Around(ours, conversations, database, Problems(ours)))
        await channel.start()
        return channel

    return begin


async def die(channel: SlackChannel) -> None:
    """The process is gone in the middle of whatever it was doing; nothing of it is tidied up."""
    doomed = [*channel._inbox._loops, *(task for _, task in channel._inbox._handling.values())]
    for task in doomed:
        task.cancel()
    await asyncio.gather(*doomed, return_exceptions=True)
    await channel._api.stop()


async def test_each_of_a_thousand_events_gets_one_reply(process, slack, dialogue, monkeypatch):
    for module in (inbox, updates):
        monkeypatch.setattr(module, "LEASE_SECONDS", 3.0)
    slack.channels.update({f"D{n}": "T0CLINIC" for n in range(CHATS)})
    events: list[dict[str, Any]] = [
        envelope(message(f"question {n}", f"D{n % CHATS}", f"U{n % CHATS}")) for n in range(EVENTS)
    ]
    crowd = random.Random(7)
    arriving = [*events, *events[::10]]
    crowd.shuffle(arriving)
    first, second = await process(), await process()

    for number, event in enumerate(arriving):
        if number == EVENTS // 2:
            await die(first)
        channel = second if number >= EVENTS // 2 or number % 2 else first
        assert (await channel._take_event(event)).status == 200
    await settled(lambda: len(slack.posted) >= EVENTS)
    await second.stop(20)

    answered = Counter(posted["text"].partition(".")[0] for posted in slack.posted)
    assert answered == Counter(f"You said question {n}" for n in range(EVENTS))
    for n in range(CHATS):
        arrived = list(dict.fromkeys(e["event"]["text"] for e in arriving if e["event"]["channel"] == f"D{n}"))
        assert [text.partition(".")[0].removeprefix("You said ") for text in slack.texts(f"D{n}")] == arrived
