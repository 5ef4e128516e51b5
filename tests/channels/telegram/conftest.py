"""Ann, a bot API on this machine, and a server that is on Telegram."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from fake_telegram import TOKEN, FakeTelegram
from telegram_chat import WEBHOOK_SECRET, Ann

from bot.channels import inbox


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inbox, "FIRST_WAIT_SECONDS", 0.01)
    monkeypatch.setattr(inbox, "POLL_SECONDS", 0.05)


@pytest.fixture
async def telegram() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram().running() as fake:
        yield fake


@pytest.fixture
async def ann(visit: Callable[..., Any], telegram: FakeTelegram, database: Any) -> Ann:
    page = await visit(
        telegram_bot_token=TOKEN, telegram_webhook_secret=WEBHOOK_SECRET, telegram_api_url=telegram.url
    )
    return Ann(page, telegram, database)
