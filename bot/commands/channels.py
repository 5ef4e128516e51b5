"""Checking the chat platforms and telling them where we are."""

from __future__ import annotations

import asyncio

from bot.channels.configured import PLATFORMS
from bot.settings import Settings


def channels() -> int:
    """Prints what was found for each platform; 1 when one that is on does not work, else 0.

    Raises:
        SettingsError: a setting cannot work.
    """
    return asyncio.run(_channels(Settings.read()))


async def _channels(settings: Settings) -> int:
    broken = False
    for platform in PLATFORMS:
        findings = await platform.set_up(settings)
        print(platform.name)
        for line in findings.lines:
            print(f"  {line}" if line else "")
        broken = broken or not (findings.works or platform.lacks(settings))
    return int(broken)
