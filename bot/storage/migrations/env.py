"""Runs the migrations on the connection that `bot.storage.migrate` hands over, in its transaction."""

from __future__ import annotations

from alembic import context

from bot.storage.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
