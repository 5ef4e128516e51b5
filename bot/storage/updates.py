"""What the chat platforms sent us: kept until it is handled, then remembered by name for some days.

Several processes may share the rows. One claims a row for `LEASE_SECONDS` and renews that while it works on
it; when it dies, the lease runs out and another process may claim the row. Of one sender only the oldest
waiting row can be claimed, so that a conversation stays in order.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from bot.storage.database import Database, insert_if_new
from bot.storage.tables import updates as table

WAITING, DONE, FAILED = "waiting", "done", "failed"
LEASE_SECONDS = 30.0
#: Platforms deliver an update again for a day at most.
KEPT = timedelta(days=7)
_NOTHING_LEFT = {"sender": None, "payload": None, "parts": None, "owner": None, "leased_until": None}


class LeaseLostError(RuntimeError):
    """The row is no longer ours: our lease ran out, and another process has it."""


@dataclass(frozen=True)
class Claimed:
    """A row that is ours for a while. `tries` counts this one. `parts` grows as its work goes on."""

    number: int
    id: str
    sender: str
    payload: dict[str, Any]
    tries: int
    parts: dict[str, Any] = field(default_factory=dict)


class Updates:
    """The updates of one channel, as one process sees them."""

    def __init__(self, channel: str, database: Database) -> None:
        self._channel = channel
        self._database = database
        self._owner = secrets.token_hex(16)

    async def add(self, update_id: str, sender: str, payload: dict[str, Any]) -> bool:
        """Keeps a new update; False if it is known."""
        now = self._database.now()
        row = {
            "channel": self._channel,
            "update_id": update_id,
            "sender": sender,
            "state": WAITING,
            "tries": 0,
            "not_before": now,
            "payload": payload,
            "at": now,
        }

        def work(connection: Connection) -> bool:
            if connection.dialect.name == "postgresql":
                # Without it, of two rows of one sender the later number could be seen before the earlier one.
                connection.execute(sa.select(sa.func.pg_advisory_xact_lock(sa.func.hashtext(sender))))
            return insert_if_new(connection, table, row)

        return await self._database.write(work)

    async def claim(self, most: int) -> list[Claimed]:
        """Makes at most so many rows ours: the oldest of its sender each, due, and in nobody's hands."""
        return await self._database.write(lambda c: self._claim(c, most))

    async def renew(self) -> None:
        """Keeps all rows that are ours for another `LEASE_SECONDS`."""
        until = self._lease()
        mine = table.update().where(table.c.owner == self._owner).values(leased_until=until)
        await self._database.write(lambda c: c.execute(mine))

    async def keep_parts(self, claimed: Claimed) -> None:
        """Remembers what has been done of the row's work.

        Raises:
            LeaseLostError: it is no longer ours.
        """
        await self._change(claimed, {"parts": claimed.parts})

    async def finish(self, claimed: Claimed) -> None:
        """The row is done; nothing but its name and its time is kept.

        Raises:
            LeaseLostError: it is no longer ours.
        """
        await self._change(claimed, {"state": DONE, **_NOTHING_LEFT})

    async def fail(self, claimed: Claimed) -> None:
        """The row is given up; nothing but its name and its time is kept.

        Raises:
            LeaseLostError: it is no longer ours.
        """
        await self._change(claimed, {"state": FAILED, **_NOTHING_LEFT})

    async def postpone(self, claimed: Claimed, seconds: float) -> None:
        """Gives the row back; nobody may claim it, or a later one of its sender, for so long.

        Raises:
            LeaseLostError: it is no longer ours.
        """
        due = self._database.now() + timedelta(seconds=seconds)
        await self._change(claimed, {"not_before": due, "owner": None, "leased_until": None})

    async def release(self) -> None:
        """Gives back all rows that are ours, for others to claim at once."""
        mine = table.update().where(table.c.owner == self._owner)
        await self._database.write(lambda c: c.execute(mine.values(owner=None, leased_until=None)))

    def _lease(self) -> datetime:
        return self._database.now() + timedelta(seconds=LEASE_SECONDS)

    def _claim(self, connection: Connection, most: int) -> list[Claimed]:
        now = self._database.now()
        earlier = table.alias()
        waits_for_another = sa.exists().where(
            earlier.c.channel == self._channel,
            earlier.c.state == WAITING,
            earlier.c.sender == table.c.sender,
            earlier.c.number < table.c.number,
        )
        due = (
            sa.select(table)
            .where(table.c.channel == self._channel, table.c.state == WAITING, table.c.not_before <= now)
            .where(~_is_leased(table, now), ~waits_for_another)
            .order_by(table.c.number)
            .limit(most)
            .with_for_update(skip_locked=True)
        )
        rows = connection.execute(due).all()
        if rows:
            ours = {"owner": self._owner, "leased_until": self._lease(), "tries": table.c.tries + 1}
            numbers = [row.number for row in rows]
            connection.execute(table.update().where(table.c.number.in_(numbers)).values(ours))
        return [_claimed(row) for row in rows]

    async def _change(self, claimed: Claimed, values: dict[str, Any]) -> None:
        mine = table.update().where(table.c.number == claimed.number, table.c.owner == self._owner)
        if not await self._database.write(lambda c: c.execute(mine.values(values)).rowcount):
            raise LeaseLostError(claimed.id)


def delete_waiting(connection: Connection, sender: str, now: datetime) -> None:
    """Deletes what waits of a sender, except what came after the update that is being handled right now.

    Whoever asks a channel to be forgotten does so with an update: its goodbye is still to be sent, and what
    they write afterwards begins a new conversation.
    """
    handled = table.alias()
    came_after = sa.exists().where(
        handled.c.sender == sender, _is_leased(handled, now), handled.c.number <= table.c.number
    )
    connection.execute(table.delete().where(table.c.sender == sender, ~came_after))


def delete_old(connection: Connection, now: datetime) -> None:
    """Forgets the updates that no platform will deliver again."""
    connection.execute(table.delete().where(table.c.at < now - KEPT))


def _is_leased(rows: Any, now: datetime) -> Any:
    return sa.and_(rows.c.leased_until.is_not(None), rows.c.leased_until > now)


def _claimed(row: Any) -> Claimed:
    return Claimed(row.number, row.update_id, row.sender, row.payload, row.tries + 1, dict(row.parts or {}))
