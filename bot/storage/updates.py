"""Exactly once: which updates of a channel have been handled, across restarts and processes."""

from __future__ import annotations

from bot.storage.database import Database, insert_if_new
from bot.storage.tables import handled_updates


class HandledUpdates:
    """The updates of all channels that have been handled in the last days (`records.UPDATES_KEPT`)."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def is_new(self, channel: str, update_id: str) -> bool:
        """True the first time this update is seen, and never again."""
        row = {"channel": channel, "update_id": update_id, "at": self._database.now()}
        return await self._database.write(lambda c: insert_if_new(c, handled_updates, row))
