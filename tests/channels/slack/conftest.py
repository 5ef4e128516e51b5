"""Our server and a Slack of our own, which talk to each other over this machine."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from typing import Any

import aiohttp
import pytest

from bot.channels import inbox
from tests.channels.slack.events import SIGNING_SECRET, Requests
from tests.channels.slack.fake import FakeSlack


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inbox, "FIRST_WAIT_SECONDS", 0.01)
    monkeypatch.setattr(inbox, "POLL_SECONDS", 0.02)


@pytest.fixture
async def slack() -> AsyncIterator[FakeSlack]:
    """Slack's side, and what it was asked to show."""
    fake = FakeSlack()
    await fake.start()
    yield fake
    await fake.stop()


@pytest.fixture
async def send(slack: FakeSlack, visit: Callable[..., Any]) -> AsyncIterator[Requests]:
    """Sends what Slack sends to our server, which knows two workspaces."""
    page = await visit(
        slack_tokens={"T0OTHER": "xoxb-other"},
        slack_bot_token="xoxb-clinic",
        slack_signing_secret=SIGNING_SECRET,
        slack_api_url=slack.api_url,
    )
    async with aiohttp.ClientSession() as http:
        yield Requests(http, page.base)
