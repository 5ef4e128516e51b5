"""The real bot, once for all conversations: model, door, dialogue and storage as every channel has them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from itertools import count
from typing import Any

import pytest
import sqlalchemy as sa
import yaml

from bot.advice.reply import Reply
from bot.channels.conversation import Conversations
from bot.model import PROJECT, current_model, is_current, train_model
from bot.settings import Settings
from bot.storage.database import Database
from bot.storage.tables import events, metadata

#: In every conversation it is this Monday.
TODAY = date(2026, 11, 23)
#: An operator's own settings must not change what the tests expect.
PLAIN = {"EMERGENCY_NUMBER": "911", "CRISIS_LINE": "988", "POISON_LINE": "1-800-222-1222", "CONTACT": " "}


class Monday(date):
    """A calendar that stands still."""

    @classmethod
    def today(cls) -> date:
        return TODAY


class Person:
    """Somebody at the web page: says and presses, and can look into the database."""

    def __init__(self, conversations: Conversations, database: Database, sender: str) -> None:
        self._conversations = conversations
        self._database = database
        self._sender = sender
        self._last: Reply | None = None

    async def say(self, text: str) -> Reply:
        """The reply to a typed text."""
        return await self._take(text, None)

    async def press(self, title: str) -> Reply:
        """The reply to a button of the last reply."""
        offered = {b.title: b.id for b in self._last.buttons} if self._last else {}
        assert title in offered, f"no button {title!r} to press, but {list(offered)}"
        return await self._take(None, offered[title])

    async def understood_as(self) -> tuple[str, ...]:
        """The intent of the last message and its other topics."""
        heard = [e["parse_data"] for e in await self._events() if e["event"] == "user"]
        return (heard[-1]["intent"]["name"], *(t["name"] for t in heard[-1].get("topics", ()))) if heard else ()

    async def messages_received(self) -> int:
        """How many messages the bot has sent in all."""
        return sum(e["event"] == "bot" for e in await self._events())

    async def stored(self) -> str:
        """All rows of the database that belong to the conversation, as one text."""
        return await self._database.read(self._rows)

    async def _take(self, text: str | None, button: str | None) -> Reply:
        delivery = await self._conversations.take(self._sender, text, button, None)
        self._last = delivery.reply
        return delivery.reply

    async def _events(self) -> list[dict[str, Any]]:
        mine = sa.select(events.c.data).where(events.c.conversation_id == self._sender).order_by(events.c.seq)
        return list(await self._database.read(lambda c: c.execute(mine).scalars().all()))

    def _rows(self, connection: sa.engine.Connection) -> str:
        rows = [str(row) for table in metadata.sorted_tables for row in connection.execute(sa.select(table))]
        return "\n".join(row for row in rows if self._sender in row)


@pytest.fixture(scope="module")
def newcomer() -> Iterator[Callable[[], Person]]:
    """Makes a `Person` with a conversation of their own."""
    if not is_current():
        train_model()
    import actions.base
    import bot.nlu.entities
    from bot.dialogue import RasaDialogue
    from bot.privacy import Scrubber
    from bot.storage.tracker_store import ConversationTrackerStore

    with pytest.MonkeyPatch.context() as patch:
        for name, value in PLAIN.items():
            patch.setenv(name, value)
        patch.setattr(actions.base, "date", Monday)
        patch.setattr(bot.nlu.entities, "date", Monday)
        database = Database("sqlite://")
        database.open()
        dialogue = RasaDialogue.load(current_model(), Settings.read(), ConversationTrackerStore(None, database))
        conversations = Conversations(dialogue, database, Scrubber.load())
        numbers = count(1)
        yield lambda: Person(conversations, database, f"person-{next(numbers):04d}")
        database.close()


@pytest.fixture(scope="session")
def forbidden() -> list[tuple[re.Pattern[str], str]]:
    """What no reply may say, and why."""
    raw = yaml.safe_load((PROJECT / "data/advice/en/forbidden.yml").read_text(encoding="utf-8"))
    return [(re.compile(entry["pattern"], re.IGNORECASE), entry["why"]) for entry in raw]
