"""What people wrote that was not understood, or answered in doubt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from bot.storage.database import Database
from bot.storage.tables import conversations, events

#: A message understood with less confidence than this was answered in doubt: half of such answers are wrong.
DOUBT = 0.45


@dataclass(frozen=True)
class Unanswered:
    """One message, as it was kept: without the identifiers that were noticed. `nearest` begins with what it was
    taken for."""

    text: str
    at: datetime
    confidence: float
    nearest: tuple[str, ...]
    language: str


async def unanswered(database: Database, days: int) -> list[Unanswered]:
    """The messages of the last so many days, the latest first; the same words count once, with the latest date."""
    since = database.now() - timedelta(days=days)
    found = await database.read(lambda connection: _read(connection, since))
    latest: dict[str, Unanswered] = {}
    for row in sorted(found, key=lambda row: row.at, reverse=True):
        latest.setdefault(" ".join(row.text.casefold().split()), row)
    return list(latest.values())


def _read(connection: Connection, since: datetime) -> list[Unanswered]:
    live = conversations.c.updated_at >= since
    wanted = sa.select(events.c.data).join(conversations).where(live)
    # Row by row: a year of events need not fit in memory.
    stored = connection.execution_options(stream_results=True).execute(wanted).scalars()
    found = (_doubtful(data) for data in stored if data.get("event") == "user")
    return [row for row in found if row and row.at >= since]


def _doubtful(data: Mapping[str, Any]) -> Unanswered | None:
    """The message of a user event; None if it was a button, an alarm, empty, or understood."""
    parsed = data.get("parse_data") or {}
    text = (data.get("text") or "").strip()
    confidence = float((parsed.get("intent") or {}).get("confidence") or 0.0)
    alarm = (parsed.get("safety") or {}).get("level") == "red"
    if not text or alarm or parsed.get("pressed") or confidence >= DOUBT:
        return None
    ranking = tuple(topic["name"] for topic in parsed.get("intent_ranking", []))
    at = datetime.fromtimestamp(data["timestamp"], timezone.utc)
    return Unanswered(text, at, confidence, ranking, parsed.get("language", "en"))
