"""The tables. Change them together with a new file in `migrations/versions`."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

import sqlalchemy as sa


class UtcDateTime(sa.TypeDecorator):
    """A moment, kept as UTC without a zone, because SQLite keeps none."""

    impl = sa.DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        return None if value is None else value.astimezone(timezone.utc).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        return None if value is None else value.replace(tzinfo=timezone.utc)


metadata = sa.MetaData()

#: One row a conversation. `event_count` and `message_count` hand out the sequence numbers. Rasa's tracker is
#: rebuilt from the events since `window_seq`, on top of the slots (and the form) of that moment.
conversations = sa.Table(
    "conversations",
    metadata,
    sa.Column("id", sa.String(80), primary_key=True),
    sa.Column("created_at", UtcDateTime, nullable=False),
    sa.Column("updated_at", UtcDateTime, nullable=False, index=True),
    sa.Column("event_count", sa.Integer, nullable=False, server_default="0"),
    sa.Column("message_count", sa.Integer, nullable=False, server_default="0"),
    sa.Column("window_seq", sa.Integer, nullable=False, server_default="1"),
    sa.Column("slots", sa.JSON, nullable=False),
    sa.Column("active_loop", sa.String(120)),
)


def _conversation() -> sa.Column:
    owner = sa.ForeignKey("conversations.id", ondelete="CASCADE")
    return sa.Column("conversation_id", sa.String(80), owner, primary_key=True)


events = sa.Table(
    "events",
    metadata,
    _conversation(),
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("data", sa.JSON, nullable=False),
)

messages = sa.Table(
    "messages",
    metadata,
    _conversation(),
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("author", sa.String(4), nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("reply", sa.JSON(none_as_null=True)),
    sa.Column("idempotency_key", sa.String(128)),
    sa.Column("created_at", UtcDateTime, nullable=False),
    sa.UniqueConstraint("conversation_id", "idempotency_key", "author", name="uq_messages_once"),
)

#: What a person said of the reply `seq`; the last word counts.
feedback = sa.Table(
    "feedback",
    metadata,
    _conversation(),
    sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("rating", sa.String(4), nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("created_at", UtcDateTime, nullable=False),
)

#: What a chat platform sent. While it is `waiting` it has a sender and a payload; once it is `done` or has
#: `failed`, only its name and time are left, so that it is not taken a second time. `owner` is the process that
#: works on it until `leased_until`. `parts` says what has gone out already of a reply that goes out in parts.
updates = sa.Table(
    "updates",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
    sa.Column("channel", sa.String(20), nullable=False),
    sa.Column("update_id", sa.String(200), nullable=False),
    sa.Column("sender", sa.String(80)),
    sa.Column("state", sa.String(8), nullable=False),
    sa.Column("tries", sa.Integer, nullable=False),
    sa.Column("not_before", UtcDateTime, nullable=False),
    sa.Column("owner", sa.String(32)),
    sa.Column("leased_until", UtcDateTime),
    sa.Column("payload", sa.JSON(none_as_null=True)),
    sa.Column("parts", sa.JSON(none_as_null=True)),
    sa.Column("at", UtcDateTime, nullable=False, index=True),
    sa.UniqueConstraint("channel", "update_id", name="uq_updates_once"),
    sa.Index("ix_updates_waiting", "channel", "state", "sender", "number"),
)
