"""Updates of the chat platforms: kept until they are handled, in place of the mere ids."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_table("handled_updates")
    op.create_table(
        "updates",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("channel", sa.String(20), nullable=False),
        sa.Column("update_id", sa.String(200), nullable=False),
        sa.Column("sender", sa.String(80)),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("not_before", sa.DateTime, nullable=False),
        sa.Column("owner", sa.String(32)),
        sa.Column("leased_until", sa.DateTime),
        sa.Column("payload", sa.JSON),
        sa.Column("parts", sa.JSON),
        sa.Column("at", sa.DateTime, nullable=False, index=True),
        sa.UniqueConstraint("channel", "update_id", name="uq_updates_once"),
    )
    op.create_index("ix_updates_waiting", "updates", ["channel", "state", "sender", "number"])


def downgrade() -> None:
    op.drop_table("updates")
    op.create_table(
        "handled_updates",
        sa.Column("channel", sa.String(20), primary_key=True),
        sa.Column("update_id", sa.String(200), primary_key=True),
        sa.Column("at", sa.DateTime, nullable=False, index=True),
    )
