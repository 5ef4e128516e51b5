"""A person's rights over what is kept (export, erase), and how long it is kept."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from bot.storage.database import Database
from bot.storage.tables import conversations, events, feedback, messages
from bot.storage.updates import delete_old, delete_waiting


class Records:
    """Everything that is kept about a conversation, as a whole."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def export(self, conversation: str) -> dict[str, Any]:
        """All that is kept about this conversation, JSON-ready; `{}` when nothing is."""
        return await self._database.read(lambda c: _export(c, conversation))

    async def erase(self, conversation: str) -> bool:
        """Deletes the conversation with its messages, events and waiting updates; False if there was none."""
        gone = conversations.delete().where(conversations.c.id == conversation)
        now = self._database.now()

        def work(connection: Connection) -> bool:
            delete_waiting(connection, conversation, now)
            return connection.execute(gone).rowcount == 1

        return await self._database.write(work)

    async def take_back(self, conversation: str, key: str) -> None:
        """Deletes what the person said under this key, or one that goes on after it with a colon."""
        await self._database.write(lambda c: _take_back(c, conversation, key))

    async def purge(self, retention_days: int) -> int:
        """Deletes the conversations that rested for so many days; how many there were."""
        now = self._database.now()
        resting = conversations.delete().where(conversations.c.updated_at < now - timedelta(days=retention_days))

        def work(connection: Connection) -> int:
            delete_old(connection, now)
            return connection.execute(resting).rowcount

        return await self._database.write(work)


def _export(connection: Connection, conversation: str) -> dict[str, Any]:
    row = connection.execute(sa.select(conversations).where(conversations.c.id == conversation)).first()
    if row is None:
        return {}
    said = sa.select(messages).where(messages.c.conversation_id == conversation).order_by(messages.c.seq)
    rated = sa.select(feedback).where(feedback.c.conversation_id == conversation).order_by(feedback.c.seq)
    noted = sa.select(events.c.data).where(events.c.conversation_id == conversation).order_by(events.c.seq)
    return {
        "conversation": conversation,
        "started": row.created_at.isoformat(),
        "messages": [
            {"seq": m.seq, "author": m.author, "text": m.text, "at": m.created_at.isoformat()}
            for m in connection.execute(said)
        ],
        "feedback": [
            {"seq": f.seq, "rating": f.rating, "reason": f.reason, "at": f.created_at.isoformat()}
            for f in connection.execute(rated)
        ],
        "notes": _notes([event for (event,) in connection.execute(noted)]),
    }


def _take_back(connection: Connection, conversation: str, key: str) -> None:
    """The messages go; of Rasa's events only the words do, or the conversation could not be followed any more."""
    named = messages.c.idempotency_key
    mine = sa.and_(
        messages.c.conversation_id == conversation,
        messages.c.author == "user",
        sa.or_(named == key, named.startswith(f"{key}:", autoescape=True)),
    )
    said = set(connection.execute(sa.select(messages.c.text).where(mine)).scalars())
    connection.execute(messages.delete().where(mine))
    noted = sa.select(events).where(events.c.conversation_id == conversation)
    for row in connection.execute(noted).all() if said else ():
        if row.data.get("event") == "user" and row.data.get("text") in said:
            this = sa.and_(events.c.conversation_id == conversation, events.c.seq == row.seq)
            connection.execute(events.update().where(this).values(data=_wordless(row.data)))


def _wordless(event: dict[str, Any]) -> dict[str, Any]:
    """What a person said, as Rasa keeps it, without the words: that it was said, and with which intent."""
    intent = (event.get("parse_data") or {}).get("intent")
    return {**event, "text": "", "parse_data": {"text": "", "intent": intent, "entities": []}, "metadata": {}}


def _notes(kept: list[dict[str, Any]]) -> dict[str, Any]:
    """What the assistant had noted at the end: the last value of every slot since it last began anew."""
    slots: dict[str, Any] = {}
    for event in kept:
        if event.get("event") in ("restart", "session_started", "reset_slots"):
            slots = {}
        elif event.get("event") == "slot":
            slots[event["name"]] = event["value"]
    return {name: value for name, value in slots.items() if value is not None}
