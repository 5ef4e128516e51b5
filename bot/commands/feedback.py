"""What people said of replies, for the operator."""

from __future__ import annotations

import asyncio
import json
import textwrap
from collections.abc import Iterable
from typing import TextIO

from bot.settings import Settings
from bot.storage.database import Database
from bot.storage.feedback import Feedback, Opinion

THUMBS = {"up": "helped", "down": "did not help"}
_WIDTH = 100


def feedback(out: TextIO, table: bool) -> None:
    """Prints every opinion, the latest first, as JSON lines or as a table."""
    database = Database(Settings.read().database_url)
    database.open()
    try:
        opinions = asyncio.run(Feedback(database).all())
    finally:
        database.close()
    for line in as_table(opinions) if table else as_json(opinions):
        print(line, file=out)


def as_json(opinions: Iterable[Opinion]) -> Iterable[str]:
    """One JSON object an opinion: at, rating, reason, said, reply."""
    for opinion in opinions:
        yield json.dumps({**vars(opinion), "at": opinion.at.isoformat()}, ensure_ascii=False)


def as_table(opinions: Iterable[Opinion]) -> Iterable[str]:
    """A few lines an opinion, each text cut to a line."""
    for opinion in opinions:
        yield f"{opinion.at:%Y-%m-%d %H:%M}  {THUMBS[opinion.rating]}"
        for name, text in (("why", opinion.reason), ("said", opinion.said), ("reply", opinion.reply)):
            if text:
                yield f"  {name:<6}{textwrap.shorten(text, _WIDTH, placeholder=' ...')}"
        yield ""
