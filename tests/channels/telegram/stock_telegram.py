"""Rasa's own Telegram connector, met by the same Bot API and the same updates as ours. See docs/telegram.md.

Each row is a test of ours that the connector fails. It needs aiogram, which this project leaves out; so
`python -m tests.channels.stock` runs it, and no ordinary test run does.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from typing import Any

import aiohttp
import pytest
import test_strangers as strangers
import test_telegram_buttons as buttons
import test_telegram_delivery as delivery
import test_telegram_talking as talking
from aiogram.bot.api import TelegramAPIServer
from fake_telegram import TOKEN, FakeTelegram
from rasa.core.channels import telegram as rasas
from telegram_chat import Ann

from tests.channels.conftest import Page
from tests.channels.serving import running
from tests.channels.stock.connector import app
from tests.channels.stock.rows import Row, documented, fails

WEBHOOK = "/webhooks/telegram/webhook"
FAILED = "answered with 500"


def _not_for_us(kind: str) -> Row:
    test = talking.test_what_is_not_for_us_is_accepted_and_left_alone
    return Row(
        f"An update that is not for us: {kind}",
        "answers 500, so it comes again",
        test,
        FAILED,
        {"kind": kind},
        "'NoneType' object has no",
    )


FRESH = Row(
    "Any message, on a fresh install",
    "answers 500: the event loop is closed",
    talking.test_a_message_gets_one_reply_with_buttons,
    FAILED,
    logs="Event loop is closed",
)
ROWS = [
    FRESH,
    Row(
        "A stranger posts an update",
        "believes it",
        strangers.test_who_does_not_know_the_secret_is_turned_away,
        r"\(200, 'success'\) == \(403, ''\)",
        {"secret": "wrong"},
    ),
    Row(
        "`GET /set_webhook` by anybody",
        "sets the webhook anew",
        strangers.test_there_is_no_other_way_in,
        "assert 200 == 404",
        {"method": "GET", "path": "/webhooks/telegram/set_webhook", "status": 404},
    ),
    Row(
        "An update that arrives again",
        "answers it again",
        delivery.test_the_same_update_again_is_not_answered_again,
        "assert 3 == 1",
    ),
    *(_not_for_us(kind) for kind in ("channel post", "membership", "inline callback")),
    Row(
        "A button that is a link",
        "raises `KeyError`; no reply comes",
        talking.test_a_link_reaches_the_person,
        FAILED,
        logs="'payload'",
    ),
    Row(
        "A text of more than 4096 characters",
        "answers 500; no reply comes",
        delivery.test_a_long_reply_comes_in_parts,
        FAILED,
        logs="Message is too long",
    ),
    Row(
        "A button that carries more than 64 bytes",
        "answers 500; no reply comes",
        buttons.test_a_button_keeps_what_it_stands_for_however_much_that_is,
        FAILED,
        logs="Button_data_invalid",
    ),
    Row(
        "`/bot` within the text",
        'reads "see x.orgtles and"',
        talking.test_commands,
        "'see x.orgtles and' !=",
        {"typed": "see x.org/bottles and /bot", "means": "see x.org/bottles and /bot"},
    ),
    Row(
        "A pressed button",
        "never says that it took it: the button keeps waiting",
        buttons.test_a_pressed_button_is_answered_and_shown_as_chosen,
        r"assert 0 == 1\n.*\n.*sent\('answerCallbackQuery'\)",
    ),
    Row(
        "Who the bot is",
        "asks `getMe` with every update",
        talking.test_telegram_is_not_asked_who_we_are_with_every_message,
        "2 more items.*method='getMe'",
    ),
    Row(
        "Two people in a group",
        "have one conversation, for all to read",
        talking.test_a_group_gets_one_line_and_nothing_of_anybodys_health,
        r"\('-1001234567890', 'my cancer'\)",
    ),
]


class Mended(rasas.TelegramInput):
    """Without the first defect, which hides all others."""

    def get_output_channel(self) -> Any:
        channel = super().get_output_channel()
        channel._session = None  # it belongs to a loop that is over
        return channel


Meet = Callable[[type[rasas.TelegramInput]], Awaitable[Ann]]


@pytest.fixture
async def meet(
    telegram: FakeTelegram, dialogue: Any, database: Any, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Meet]:
    """Ann in a chat with a server that has such a connector."""

    class Here(rasas.TelegramOutput):
        def __init__(self, token: str) -> None:
            super().__init__(token)
            self.server = TelegramAPIServer.from_base(telegram.url)

    monkeypatch.setattr(rasas, "TelegramOutput", Here)
    async with AsyncExitStack() as until_the_end:

        async def meet(connector: type[rasas.TelegramInput]) -> Ann:
            webhook = f"https://guide.example.org{WEBHOOK}"
            stock = connector.from_credentials(
                {"access_token": TOKEN, "verify": "guide_bot", "webhook_url": webhook}
            )
            # Rasa builds its server before there is a loop.
            server = await asyncio.to_thread(app, stock, dialogue)
            base = await until_the_end.enter_async_context(running(server))
            http = await until_the_end.enter_async_context(aiohttp.ClientSession())
            telegram.calls.clear()
            return Ann(Page(http, base), telegram, database, WEBHOOK)

        yield meet


async def test_the_stock_connector_works_here_where_it_works_at_all(meet, dialogue):
    ann = await meet(Mended)
    (reply,) = await ann.say("hello")
    await ann.press("Ask my doctor")

    assert reply.text == "You said hello.\n\nAnd more.\n\nA lot."
    assert dialogue.said() == ["hello", "ask_doctor"]


@pytest.mark.parametrize("row", ROWS, ids=str)
async def test_the_stock_connector_fails(row, meet, dialogue, telegram, caplog):
    ann = await meet(rasas.TelegramInput if row is FRESH else Mended)
    await fails(row, locals())


def test_the_table_in_the_docs_is_this_one():
    assert documented("telegram.md") == [(row.defect, row.does) for row in ROWS]
