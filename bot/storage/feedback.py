"""What people say of replies: thumbs up or down, and why. It lives and dies with the conversation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from bot.storage.database import Database, insert_or_replace
from bot.storage.messages import BOT, USER
from bot.storage.tables import feedback, messages


class NoSuchReplyError(LookupError):
    """There is no reply with this number in the conversation."""


@dataclass(frozen=True)
class Opinion:
    """What somebody said of a reply. `said` is the message that the reply answered."""

    at: datetime
    rating: str
    reason: str
    said: str
    reply: str


class Feedback:
    """The opinions of all conversations."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def rate(self, conversation: str, seq: int, rating: str, reason: str) -> None:
        """Keeps what the person said of the reply `seq`; an earlier word on it is replaced.

        Raises:
            NoSuchReplyError: the conversation has no such reply.
        """
        reply = sa.select(messages.c.seq).where(
            messages.c.conversation_id == conversation, messages.c.seq == seq, messages.c.author == BOT
        )
        row = {
            "conversation_id": conversation,
            "seq": seq,
            "rating": rating,
            "reason": reason,
            "created_at": self._database.now(),
        }

        def work(connection: Connection) -> None:
            if connection.execute(reply).first() is None:
                raise NoSuchReplyError(seq)
            insert_or_replace(connection, feedback, row)

        await self._database.write(work)

    async def all(self) -> list[Opinion]:
        """Every opinion with the reply and what it answered, the latest first."""
        replied, asked = messages.alias("replied"), messages.alias("asked")
        same = replied.c.conversation_id == feedback.c.conversation_id
        said = (
            sa.select(asked.c.text)
            .where(asked.c.conversation_id == feedback.c.conversation_id)
            .where(asked.c.seq < feedback.c.seq, asked.c.author == USER)
            .order_by(asked.c.seq.desc())
            .limit(1)
            .scalar_subquery()
        )
        wanted = (
            sa.select(feedback, replied.c.text, said.label("said"))
            .join(replied, sa.and_(same, replied.c.seq == feedback.c.seq))
            .order_by(feedback.c.created_at.desc(), feedback.c.seq.desc())
        )
        return await self._database.read(lambda c: [_opinion(row) for row in c.execute(wanted)])


def _opinion(row: sa.engine.Row) -> Opinion:
    return Opinion(row.created_at, row.rating, row.reason, row.said or "", row.text)
