"""Rasa's own Slack connector, met by the same Slack and the same requests as ours. See docs/slack.md.

Each row is a test of ours that the connector fails. `python -m tests.channels.stock` prints them.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from functools import partial
from typing import Any

import aiohttp
import pytest
import test_slack_buttons as buttons
import test_slack_delivery as delivery
import test_slack_messages as messages
import test_slack_places as places
import test_slack_strangers as strangers
from rasa.core.channels import slack as rasas
from slack_sdk.web.async_client import AsyncWebClient

from tests.channels.serving import running
from tests.channels.slack import watching
from tests.channels.slack.events import SIGNING_SECRET, Requests, click, message
from tests.channels.slack.fake import FakeSlack
from tests.channels.stock.connector import app
from tests.channels.stock.rows import Row, documented, fails

NEVER = "it did not come to pass"
RADIO = {"type": "radio_buttons", "action_id": "r", "selected_option": {"value": "1", "text": {"text": "x"}}}
CLEARED = {"type": "static_select", "action_id": "choose.2.1", "selected_option": None}

ROWS = [
    Row(
        "An event that arrives again",
        "answers it again",
        messages.test_an_event_that_arrives_again_is_answered_once,
        "assert 5 == 2",
    ),
    Row(
        "A retry after `http_error`",
        "answers it again; it knows `http_timeout` alone",
        strangers.test_a_request_that_somebody_recorded_and_sends_again_is_not_answered_again,
        r"assert \['hello', 'hello'.*\] == \['hello', 'the end'\]",
    ),
    Row(
        "A message that is also a mention",
        "answers twice",
        messages.test_a_message_that_is_also_a_mention_is_answered_once,
        "assert 3 == 2",
    ),
    Row(
        "Somebody joined",
        "answers as if somebody had said it",
        messages.test_what_nobody_wrote_is_not_answered,
        "'<@U0ANN> has joined' != 'the end'",
        {"subtype": "channel_join"},
    ),
    Row(
        "JSON as `application/json; charset=utf-8`",
        "drops the event, with a 200",
        messages.test_json_may_name_its_letters,
        NEVER,
    ),
    Row(
        "More than five buttons",
        "shows none of them",
        buttons.test_however_many_choices_there_are_each_can_be_made,
        "nothing to press says 'Choice 5'",
        {"count": 6},
    ),
    Row(
        "`<!channel>` in our text",
        "sends it as it is, and everybody is called",
        messages.test_nothing_that_we_say_calls_anybody,
        r"\['unescaped_text'\] == \[\]",
    ),
    Row(
        "An address, `<mailto:a@b|a@b>`",
        "hands on the markup",
        messages.test_an_address_is_read_as_it_was_typed,
        r"'may I write to <mailto:ann@b\.org\|ann@b\.org>\?' != ",
    ),
    Row(
        "A radio button",
        "answers 500",
        buttons.test_other_interactions_are_acknowledged_and_no_more,
        "assert 500 == 200",
        {"action": RADIO},
    ),
    Row(
        "A menu that was cleared",
        "answers 500",
        buttons.test_other_interactions_are_acknowledged_and_no_more,
        "assert 500 == 200",
        {"action": CLEARED},
    ),
    Row(
        "The slash command",
        "answers 500",
        places.test_the_slash_command_is_answered_in_private,
        "answered with 500",
    ),
    Row(
        "A double click",
        "answers each click",
        buttons.test_a_double_click_is_one_choice_and_so_is_another_button_in_haste,
        "assert 5 == 3",
    ),
    Row(
        "Buttons after a click",
        "leaves them to be pressed again",
        buttons.test_a_pressed_button_is_answered_and_gives_way_to_the_choice,
        r"assert \[\] == \['\d+\.\d+'\]",
    ),
    Row(
        "A button that is a link",
        "raises `KeyError`; no reply comes",
        messages.test_a_link_reaches_the_person,
        NEVER,
        logs="KeyError: 'payload'",
    ),
    Row(
        "Slack asks to wait (429)",
        "loses the reply",
        delivery.test_a_reply_waits_when_slack_has_had_enough_and_later_messages_wait_behind,
        NEVER,
        logs="SlackApiError.*\n.*ratelimited",
    ),
    Row(
        "One person in two workspaces",
        "has one conversation, `U0ANN`",
        places.test_one_person_in_two_workspaces_has_two_conversations,
        r"assert 1 == 2\n.*\{'U0ANN'\}",
    ),
    Row(
        "A mention in a channel after private talk",
        "goes on with that talk, for all to read",
        places.test_what_is_said_in_private_does_not_come_up_in_a_channel,
        "Left contains one more item: 'what did I say",
    ),
]


class ToTheStock(Requests):
    """The stock connector has one route for everything."""

    async def send(self, path: str, body: bytes, *args: Any, **named: Any) -> tuple[int, str]:
        return await super().send("/webhook", body, *args, **named)


@pytest.fixture
async def send(slack: FakeSlack, dialogue: Any, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Requests]:
    """Sends what Slack sends to Rasa's connector, which answers to the same Slack as ours."""
    monkeypatch.setattr(watching, "PATIENCE_SECONDS", 2.0)
    monkeypatch.setattr(rasas, "AsyncWebClient", partial(AsyncWebClient, base_url=slack.api_url))
    credentials = {"slack_token": "xoxb-clinic", "slack_signing_secret": SIGNING_SECRET}
    connector = rasas.SlackInput.from_credentials(credentials)
    async with running(app(connector, dialogue)) as base, aiohttp.ClientSession() as http:
        yield ToTheStock(http, base)


async def test_the_stock_connector_works_here_where_it_works_at_all(send, slack):
    await send.event(message("hello"))
    await watching.settled(lambda: slack.posted)
    await send.action(click(slack.posted[0], 1))
    await watching.settled(lambda: len(slack.posted) == 2)

    assert slack.texts() == [
        "You said hello.\n\nAnd more.\n\nA lot.",
        "You said ask_doctor.\n\nAnd more.\n\nA lot.",
    ]


@pytest.mark.parametrize("row", ROWS, ids=str)
async def test_the_stock_connector_fails(row, send, slack, dialogue, monkeypatch, caplog):
    await fails(row, locals())


def test_the_table_in_the_docs_is_this_one():
    assert documented("slack.md") == [(row.defect, row.does) for row in ROWS]
