"""`python -m bot channels`, Telegram's part: checks the token, sets the webhook, the menu and the description."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any
from urllib.parse import urlsplit

from bot.channels.inbox import GiveUpError, RetryLater
from bot.channels.platform import Findings, Platform
from bot.channels.telegram.api import BlockedError, BotApi
from bot.channels.telegram.channel import PATH, TelegramChannel, webhook_secret
from bot.channels.telegram.commands import MENU
from bot.channels.telegram.reading import SUBSCRIBED
from bot.channels.words import words_of
from bot.settings import Settings

#: Telegram calls a webhook on these ports only.
PORTS = (443, 80, 88, 8443)
OFF = "Off: TELEGRAM_BOT_TOKEN is not set. Ask @BotFather in Telegram for a bot and put its token into .env."


async def set_up(settings: Settings) -> Findings:
    """Sets up what can be set up, and says what is missing. Nothing waiting at Telegram is dropped."""
    if lacks(settings):
        return Findings((OFF,), works=False)
    lines: list[str] = []
    async with BotApi(settings) as api:
        try:
            works = await _set_up(api, settings, lines)
        except (RetryLater, GiveUpError, BlockedError) as error:
            lines.append(_refused(str(error)))
            works = False
    return Findings(tuple(lines), works)


def lacks(settings: Settings) -> tuple[str, ...]:
    """The settings that are missing."""
    return () if settings.telegram_bot_token else ("TELEGRAM_BOT_TOKEN",)


PLATFORM = Platform("Telegram", lacks, TelegramChannel, set_up)


async def _set_up(api: BotApi, settings: Settings, lines: list[str]) -> bool:
    name = (await api.call("getMe"))["username"]
    lines.append(f"The token works. The bot is @{name}.")
    await _describe(api, settings)
    lines.append(f"The menu is set: {', '.join(f'/{command}' for command in MENU)}.")
    if wrong := _wrong_address(settings):
        lines.append(wrong)
        return False
    address = settings.public_url + PATH
    await api.call(
        "setWebhook",
        url=address,
        secret_token=webhook_secret(settings),
        allowed_updates=list(SUBSCRIBED),
        drop_pending_updates=False,
    )
    lines.append(f"The webhook is set: {address}")
    lines.extend(_troubles(await api.call("getWebhookInfo")))
    lines.append(f"People find it at https://t.me/{name}")
    return True


async def _describe(api: BotApi, settings: Settings) -> None:
    words = words_of("telegram", settings)
    commands = [{"command": name, "description": words[f"menu_{name}"]} for name in MENU]
    private = {"type": "all_private_chats"}
    await api.call("setMyCommands", commands=commands, scope=private)
    await api.call("setMyDescription", description=words["description"])


def _wrong_address(settings: Settings) -> str:
    """What is wrong with the address for Telegram; nothing for a Bot API server of one's own."""
    if not settings.public_url:
        return "PUBLIC_URL is not set. Set it to the https:// address at which Telegram can reach this server."
    if settings.telegram_api_url != Settings.telegram_api_url:
        return ""
    address = urlsplit(settings.public_url)
    if address.scheme != "https":
        return "PUBLIC_URL begins with http://. Telegram calls https:// addresses only."
    if (address.port or 443) not in PORTS:
        return f"PUBLIC_URL names port {address.port}. Telegram calls the ports 443, 80, 88 and 8443 only."
    return ""


def _troubles(info: dict[str, Any]) -> list[str]:
    lines = []
    if waiting := info.get("pending_update_count"):
        lines.append(f"Messages waiting at Telegram: {waiting}. They come as soon as the server runs.")
    if trouble := info.get("last_error_message"):
        at = datetime.fromtimestamp(info.get("last_error_date", 0), timezone.utc)
        lines.append(f"Telegram's last trouble in reaching us, {at:%Y-%m-%d %H:%M} UTC: {trouble}")
    return lines


def _refused(why: str) -> str:
    method, _, reason = why.partition(": ")
    if reason.startswith(("401", "404")):
        return "Telegram does not know this token. Copy TELEGRAM_BOT_TOKEN again from @BotFather."
    return f"Telegram did not take {method}: {reason}. Run this again; if it stays, check the network."
