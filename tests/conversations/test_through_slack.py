"""Whole conversations through Slack: every reply has the words and the buttons that it has on the web page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from script import Conversation, all_conversations

from bot.advice.reply import Reply, plain_text
from bot.channels.incoming import RefusedError
from bot.channels.platform import Around
from bot.channels.slack.channel import SlackChannel
from bot.channels.slack.mrkdwn import escaped, unescaped
from bot.channels.web.problems import Problems
from bot.settings import Settings
from tests.channels.slack.events import SIGNING_SECRET, choose, envelope, message
from tests.channels.slack.fake import FakeSlack
from tests.channels.slack.limits import the_words, words_of
from tests.channels.slack.watching import settled

FILES = ("scenarios", "follow_ups", "emergencies", "the_guide_itself")


def _as_parameter(conversation: Conversation) -> Any:
    return pytest.param(conversation, id=conversation.id)


@pytest.mark.asyncio(loop_scope="session")
@pytest.mark.parametrize(
    "conversation", [_as_parameter(c) for c in all_conversations() if c.file.removesuffix(".yml") in FILES]
)
async def test_conversation_through_slack(conversation: Conversation, newcomer: Callable[[], Any]) -> None:
    """The same as said by the person at the web page, said in Slack."""
    person, slack = newcomer(), FakeSlack()
    await slack.start()
    settings = Settings(
        secret=conversation.id.ljust(32, "."),
        slack_bot_token="xoxb-clinic",
        slack_signing_secret=SIGNING_SECRET,
        slack_api_url=slack.api_url,
    )
    problems = Problems(settings)
    channel = SlackChannel(Around(settings, person._conversations, person._database, problems))
    await channel.start()
    try:
        for number, turn in enumerate(conversation.turns, 1):
            if turn.press:
                await channel._take_action(choose(slack.posted[-1], turn.press))
            else:
                await channel._take_event(envelope(message(escaped(turn.said))))
            wanted = await _at_the_web_page(person, turn, problems)
            await settled(lambda number=number: len(slack.posted) == number)
            _compare(slack.posted[-1], wanted)
    finally:
        await channel.stop(5)
        await slack.stop()


async def _at_the_web_page(person: Any, turn: Any, problems: Problems) -> Reply:
    try:
        return await (person.press(turn.press) if turn.press else person.say(turn.said))
    except RefusedError as refused:
        return problems.reply(refused)


def _compare(shown: dict[str, Any], wanted: Reply) -> None:
    assert unescaped(shown["text"]) == plain_text(wanted)
    assert words_of(shown["blocks"]) == the_words(wanted)
    elements = [e for b in shown["blocks"] if b["type"] == "actions" for e in b["elements"]]
    titles = [unescaped(one["text"]["text"]) for e in elements for one in e.get("options", [e])]
    assert sorted(titles) == sorted(button.title for button in wanted.buttons)
