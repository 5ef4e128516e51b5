"""Each topic answered for every case, as Slack gets it: one message, within Slack's limits, the same words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from advice_cases import ROOT

from bot.advice.reply import plain_text, with_button_ids
from bot.channels.slack.mrkdwn import unescaped
from bot.channels.slack.render import render
from bot.channels.slack.words import Words
from bot.settings import Settings
from tests.channels.slack.limits import check_blocks, the_words, words_of

TOPICS = sorted(
    p.stem for folder in ("scenarios", "howto") for p in (ROOT / "data/advice/en" / folder).glob("*.yml")
)
WORDS = Words(Settings(secret="s" * 32))


@pytest.mark.parametrize("topic", TOPICS)
def test_a_reply_is_one_message_of_the_same_words(topic: str, pages_of: Callable):
    for name, _, reply in pages_of(topic):
        (message,) = render(with_button_ids(reply, "2"), WORDS)
        blocks = [block.to_dict() for block in message.blocks]
        check_blocks(blocks)
        assert words_of(blocks) == the_words(reply), name
        assert unescaped(message.text) == plain_text(reply), name
