"""Brings the tables up to date, quickly when there is nothing to do."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

#: The newest file of `migrations/versions`.
HEAD = "0002"
MIGRATIONS = Path(__file__).parent / "migrations"
_POSTGRES_LOCK = 7_231_988  # any number will do: it names the lock that one process holds while it migrates


def to_head(engine: Engine) -> None:
    """Applies the migrations that are missing. Of several processes starting at once, one does the work."""
    with engine.connect() as connection:
        if _version(connection) == HEAD:
            return
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        if connection.dialect.name == "postgresql":
            connection.execute(sa.text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _POSTGRES_LOCK})
        _upgrade(connection)  # does nothing where another process has just done it


def _version(connection: Connection) -> str | None:
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()


def _upgrade(connection: Connection) -> None:
    from alembic import command  # only here: importing it costs more than a start that migrates nothing
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
