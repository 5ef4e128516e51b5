"""What was said: one row a message, numbered within its conversation.

A person's message and the reply to it carry the same idempotency key, so a message that arrives twice is
found again together with its reply. Writing to a conversation that is not there (any more), or asking for a
reply of it, raises `ConversationGoneError`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlalchemy.exc import IntegrityError

from bot.advice.reply import Reply, plain_text, with_button_ids
from bot.storage.database import Database, insert_if_new
from bot.storage.tables import conversations
from bot.storage.tables import messages as table

USER, BOT = "user", "bot"


def _latest_reply(*which: sa.sql.ColumnElement) -> sa.sql.Select:
    """The conversation with its latest reply of those wanted, or with nothing."""
    same = table.c.conversation_id == conversations.c.id
    replies = conversations.outerjoin(table, sa.and_(same, table.c.author == BOT, *which))
    return sa.select(table.c.reply).select_from(replies).where(_MINE).order_by(table.c.seq.desc()).limit(1)


# Built once: building a statement takes as long as running it.
_MINE = conversations.c.id == sa.bindparam("conversation")
_COUNT = sa.select(conversations.c.message_count).where(_MINE)
_COUNT_UP = (
    conversations.update()
    .where(_MINE)
    .values(message_count=conversations.c.message_count + 1, updated_at=sa.bindparam("now"))
)
_LAST = _latest_reply()
_NUMBERED = _latest_reply(table.c.seq == sa.bindparam("seq"))


class ConversationGoneError(LookupError):
    """The conversation was never opened, or has been erased."""


@dataclass(frozen=True)
class Message:
    """One stored message. `reply` is there when the author is the bot; its buttons carry their ids."""

    seq: int
    author: str
    text: str
    at: datetime
    reply: Reply | None = None


class Messages:
    """The messages of all conversations."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def open(self, conversation: str) -> None:
        """Makes the conversation unless it is there."""
        if not await self.is_open(conversation):  # most often it is, and looking holds up no writer
            now = self._database.now()
            row = {"id": conversation, "created_at": now, "updated_at": now, "slots": {}}
            await self._database.write(lambda c: insert_if_new(c, conversations, row))

    async def is_open(self, conversation: str) -> bool:
        """Whether the conversation is there."""
        wanted = sa.select(conversations.c.id).where(conversations.c.id == conversation)
        return await self._database.read(lambda c: c.execute(wanted).first() is not None)

    async def append(self, conversation: str, text: str, key: str | None = None) -> int | None:
        """Keeps what the person said and gives its number; None if a message with this key is there already.

        Raises:
            ConversationGoneError: there is no such conversation.
        """
        row = {"author": USER, "text": text, "idempotency_key": key}

        def work(connection: Connection) -> int:
            seq = _next_seq(connection, conversation, self._database.now())
            connection.execute(table.insert(), self._dated(conversation, seq, row))
            return seq

        try:
            return await self._database.write(work)
        except IntegrityError:  # of the key alone: the number is ours
            return None

    async def append_reply(self, conversation: str, reply: Reply, key: str | None = None) -> Message:
        """Keeps the reply, its buttons numbered after the message they stand in.

        Raises:
            ConversationGoneError: there is no such conversation.
        """

        def work(connection: Connection) -> Message:
            seq = _next_seq(connection, conversation, self._database.now())
            numbered = with_button_ids(reply, str(seq))
            row = {
                "author": BOT,
                "text": plain_text(reply),
                "reply": numbered.as_dict(),
                "idempotency_key": key,
            }
            dated = self._dated(conversation, seq, row)
            connection.execute(table.insert(), dated)
            return Message(seq, BOT, row["text"], dated["created_at"], numbered)

        return await self._database.write(work)

    async def withdraw(self, conversation: str, seq: int) -> None:
        """Takes back a message that could not be answered, so that sending it again starts anew."""
        gone = table.delete().where(table.c.conversation_id == conversation, table.c.seq == seq)
        await self._database.write(lambda c: c.execute(gone))

    async def after(self, conversation: str, seq: int, limit: int) -> list[Message]:
        """The messages that follow number `seq`, oldest first, at most `limit`."""
        wanted = _of(conversation).where(table.c.seq > seq).order_by(table.c.seq).limit(limit)
        return await self._database.read(lambda c: [_message(row) for row in c.execute(wanted)])

    async def last_reply(self, conversation: str) -> Reply | None:
        """The latest reply of the bot; None if there is none.

        Raises:
            ConversationGoneError: there is no such conversation.
        """
        return await self._reply(_LAST, {"conversation": conversation})

    async def reply_at(self, conversation: str, seq: int) -> Reply | None:
        """The reply with this number; None if there is none.

        Raises:
            ConversationGoneError: there is no such conversation.
        """
        return await self._reply(_NUMBERED, {"conversation": conversation, "seq": seq})

    async def with_key(self, conversation: str, key: str) -> tuple[Message | None, Message | None]:
        """What the person said under this key, and the reply to it; None for what is not there."""
        wanted = _of(conversation).where(table.c.idempotency_key == key)
        found = await self._database.read(lambda c: {row.author: _message(row) for row in c.execute(wanted)})
        return found.get(USER), found.get(BOT)

    async def last_key(self, conversation: str) -> str | None:
        """The key of the latest message that the person sent; None if it has none or there is none."""
        latest = _of(conversation).where(table.c.author == USER).order_by(table.c.seq.desc()).limit(1)
        row = await self._database.read(lambda c: c.execute(latest).first())
        return row.idempotency_key if row else None

    async def _reply(self, wanted: sa.sql.Select, which: dict[str, Any]) -> Reply | None:
        """A reply, in one query with whether the conversation is there."""
        row = await self._database.read(lambda c: c.execute(wanted, which).first())
        if row is None:
            raise ConversationGoneError(which["conversation"])
        return Reply.from_dict(row.reply) if row.reply else None

    def _dated(self, conversation: str, seq: int, row: Mapping[str, Any]) -> dict[str, Any]:
        return {"conversation_id": conversation, "seq": seq, "created_at": self._database.now(), **row}


def _next_seq(connection: Connection, conversation: str, now: datetime) -> int:
    """The next number; until the transaction ends nobody else gets one."""
    if not connection.execute(_COUNT_UP, {"conversation": conversation, "now": now}).rowcount:
        raise ConversationGoneError(conversation)
    return connection.execute(_COUNT, {"conversation": conversation}).scalar_one()


def _of(conversation: str) -> sa.sql.Select:
    return sa.select(table).where(table.c.conversation_id == conversation)


def _message(row: Any) -> Message:
    reply = Reply.from_dict(row.reply) if row.reply else None
    return Message(row.seq, row.author, row.text, row.created_at, reply)
