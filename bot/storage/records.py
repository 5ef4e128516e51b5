"""A person's rights over what is kept (export, erase), and how long it is kept."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from bot.storage.database import Database
from bot.storage.tables import conversations, events, feedback, handled_updates, messages

#: Channels deliver an update again for a day at most.
UPDATES_KEPT = timedelta(days=7)


class Records:
    """Everything that is kept about a conversation, as a whole."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def export(self, conversation: str) -> dict[str, Any]:
        """All that is kept about this conversation, JSON-ready; `{}` when nothing is."""
        return await self._database.read(lambda c: _export(c, conversation))

    async def erase(self, conversation: str) -> bool:
        """Deletes the conversation with its messages and events; False if there was none."""
        gone = conversations.delete().where(conversations.c.id == conversation)
        return await self._database.write(lambda c: c.execute(gone).rowcount == 1)

    async def purge(self, retention_days: int) -> int:
        """Deletes the conversations that rested for so many days; how many there were."""
        now = self._database.now()
        resting = conversations.delete().where(conversations.c.updated_at < now - timedelta(days=retention_days))
        handled = handled_updates.delete().where(handled_updates.c.at < now - UPDATES_KEPT)

        def work(connection: Connection) -> int:
            connection.execute(handled)
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


def _notes(kept: list[dict[str, Any]]) -> dict[str, Any]:
    """What the assistant had noted at the end: the last value of every slot since it last began anew."""
    slots: dict[str, Any] = {}
    for event in kept:
        if event.get("event") in ("restart", "session_started", "reset_slots"):
            slots = {}
        elif event.get("event") == "slot":
            slots[event["name"]] = event["value"]
    return {name: value for name, value in slots.items() if value is not None}
