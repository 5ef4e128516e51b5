"""The chat platforms: which there are, and which are on.

To add one, write a module with a `Platform` and name it in `PLATFORMS`.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.channels.platform import Around, Channel, Platform
from bot.channels.slack import SLACK
from bot.channels.telegram import setup as telegram
from bot.settings import Settings

PLATFORMS: tuple[Platform, ...] = (telegram.PLATFORM, SLACK)


def channels(around: Around) -> list[Channel]:
    """The platforms that are on, ready to be started."""
    return [platform.build(around) for platform in PLATFORMS if not platform.lacks(around.settings)]


def status(settings: Settings) -> str:
    """One line: "Telegram: on. Slack: off (set SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET)."."""
    return " ".join(f"{platform.name}: {_state(platform.lacks(settings))}." for platform in PLATFORMS)


def _state(lacking: Sequence[str]) -> str:
    return f"off (set {' and '.join(lacking)})" if lacking else "on"
