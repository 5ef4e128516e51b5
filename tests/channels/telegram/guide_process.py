"""A guide on Telegram as a process of its own, to be killed: python guide_process.py DATABASE PORT API SECRET

Its dialogue repeats what it hears. Its leases are short, so that the test need not wait long, but longer than a
busy machine stands still.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from fake_telegram import TOKEN

from bot.advice.reply import Button, Reply, Text
from bot.channels import conversation, inbox
from bot.server import build_app
from bot.settings import Settings
from bot.storage import updates
from bot.storage.database import Database

SECONDS = 8.0


class Echo:
    """Says what it heard."""

    def ready(self) -> bool:
        return True

    async def reply(self, sender: str, message: str | Button) -> Reply:
        await asyncio.sleep(0.005)
        return Reply((Text(f"You said {message}"),))


def main(url: str, port: str, api: str, secret: str) -> None:
    updates.LEASE_SECONDS = inbox.LEASE_SECONDS = conversation.ELSEWHERE_SECONDS = SECONDS
    settings = Settings(
        secret="x" * 32, telegram_bot_token=TOKEN, telegram_webhook_secret=secret, telegram_api_url=api
    )
    app = build_app(settings, Echo(), Database(url), str)
    app.run("127.0.0.1", int(port), access_log=False)


if __name__ == "__main__":
    main(*sys.argv[1:])
