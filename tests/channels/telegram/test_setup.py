"""`python -m bot channels`, and the ten steps of docs/telegram.md that quote it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from fake_telegram import TOKEN, RefusedError

from bot.channels import inbox
from bot.channels.configured import status
from bot.channels.telegram import setup
from bot.channels.telegram.channel import webhook_secret
from bot.channels.telegram.setup import set_up
from bot.commands import channels as command
from bot.settings import PROJECT, Settings


@pytest.fixture
def on(settings, telegram) -> Settings:
    return replace(
        settings,
        telegram_bot_token=TOKEN,
        telegram_api_url=telegram.url,
        public_url="https://guide.example.org",
    )


async def test_it_checks_the_token_sets_the_webhook_and_the_menu(on, telegram):
    findings = await set_up(on)

    assert findings.works
    assert findings.lines == (
        "The token works. The bot is @guide_bot.",
        "The menu is set: /start, /help, /plan, /erase.",
        "The webhook is set: https://guide.example.org/webhooks/telegram",
        "People find it at https://t.me/guide_bot",
    )
    (webhook,) = telegram.sent("setWebhook")
    assert webhook.given["secret_token"] == webhook_secret(on)
    assert webhook.given["allowed_updates"] == ["message", "edited_message", "callback_query"]
    assert webhook.given["drop_pending_updates"] is False
    (menu,) = telegram.sent("setMyCommands")
    assert [entry["command"] for entry in menu.given["commands"]] == ["start", "help", "plan", "erase"]


async def test_without_a_token_it_says_where_to_get_one(settings):
    findings = await set_up(settings)

    assert not findings.works and "@BotFather" in findings.lines[0]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"public_url": ""}, "PUBLIC_URL is not set"),
        ({"public_url": "http://guide.example.org"}, "https:// addresses only"),
        ({"public_url": "https://guide.example.org:5005"}, "names port 5005"),
        ({"telegram_bot_token": "424242:" + "B" * 35}, "does not know this token"),
    ],
)
async def test_what_is_wrong_is_said_in_one_line(on, telegram, monkeypatch, changes, said):
    monkeypatch.setattr(Settings, "telegram_api_url", telegram.url)
    findings = await set_up(replace(on, **changes))

    assert not findings.works and said in findings.lines[-1]
    assert telegram.sent("setWebhook") == []


async def test_a_telegram_that_cannot_be_reached_is_no_traceback(on):
    findings = await set_up(replace(on, telegram_api_url="http://127.0.0.1:9"))

    assert not findings.works and "check the network" in findings.lines[-1]
    assert TOKEN not in "".join(findings.lines)


async def test_telegrams_own_trouble_is_passed_on(on, telegram, monkeypatch):
    trouble = {
        "pending_update_count": 3,
        "last_error_message": "Connection refused",
        "last_error_date": 1_700_000_000,
    }
    monkeypatch.setattr(telegram, "_take_getWebhookInfo", lambda call: trouble)
    lines = (await set_up(on)).lines

    assert "Messages waiting at Telegram: 3. They come as soon as the server runs." in lines
    assert any("2023-11-14 22:13 UTC: Connection refused" in line for line in lines)


def test_the_secret_of_the_webhook_is_made_from_the_apps_secret_unless_it_is_set(on):
    made = webhook_secret(on)

    assert re.fullmatch(r"[0-9a-f]{64}", made) and made == webhook_secret(on)
    assert webhook_secret(replace(on, secret="x" * 32)) != made
    assert webhook_secret(replace(on, telegram_webhook_secret="my-own-secret-here")) == "my-own-secret-here"


def test_one_line_says_what_is_on(settings, on):
    assert "Telegram: off (set TELEGRAM_BOT_TOKEN)." in status(settings)
    assert "Telegram: on." in status(on)


async def test_the_command_prints_every_platform_and_fails_when_one_that_is_on_does_not_work(
    on, telegram, monkeypatch, capsys
):
    monkeypatch.setattr(command, "PLATFORMS", (setup.PLATFORM,))
    assert await command._channels(on) == 0
    assert capsys.readouterr().out.startswith("Telegram\n  The token works.")
    assert await command._channels(replace(on, telegram_bot_token="")) == 0

    telegram.refuse("getMe", RefusedError(401, "Unauthorized"))
    assert await command._channels(on) == 1


async def test_the_ten_steps_quote_what_is_printed(on, telegram, settings, monkeypatch, caplog, database):
    printed = {status(settings), status(on)}
    for changes in ({}, {"public_url": ""}, {"telegram_bot_token": "424242:" + "B" * 35}):
        printed.update((await set_up(replace(on, **changes))).lines)
    monkeypatch.setattr(inbox, "TRIES", 0)
    given_up = inbox.Inbox("tg", database, None)
    await given_up._updates.add("424242:900001", "tg:1", {})
    (claimed,) = await given_up._updates.claim(1)
    await given_up._give_up(replace(claimed, tries=42), "sendMessage: 502 Bad Gateway")
    printed.update(record.getMessage() for record in caplog.records)

    doc = (PROJECT / "docs" / "telegram.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```\n(.*?)```", doc, re.DOTALL)
    quoted = [line.strip() for block in blocks for line in block.splitlines() if line.strip()]
    assert len(quoted) >= 8
    assert [line for line in quoted if not any(line in told for told in printed)] == []
    assert [int(n) for n in re.findall(r"^(\d+)\. ", doc, re.MULTILINE)] == list(range(1, 11))
