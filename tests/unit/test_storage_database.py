"""The database itself: opened, brought up to date, away, and discreet about what is in it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timezone

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from bot.advice.reply import Button, Buttons, Reply, Text
from bot.storage import migrate
from bot.storage.database import Database, DatabaseAwayError, insert_if_new
from bot.storage.tables import conversations, metadata

NOON = datetime(2025, 6, 1, 12, tzinfo=timezone.utc)
WHO = "web:1"
HELLO = Reply((Text("Hello."), Buttons((Button("Go on", "more"),))))


def test_the_migrations_make_exactly_the_tables_of_the_code(database):
    with database.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_the_code_knows_the_newest_migration():
    config = Config()
    config.set_main_option("script_location", str(migrate.MIGRATIONS))

    assert ScriptDirectory.from_config(config).get_current_head() == migrate.HEAD


def test_two_processes_may_start_at_once(tmp_path):
    url = f"sqlite:///{tmp_path / 'x.db'}"
    with ThreadPoolExecutor() as threads:
        list(threads.map(lambda n: Database(url).open(), range(4)))


def test_opening_an_up_to_date_database_migrates_nothing(database, monkeypatch):
    monkeypatch.setattr(migrate, "_upgrade", lambda connection: pytest.fail("migrated again"))
    database.open()


@pytest.mark.parametrize(
    "url", ["postgresql+psycopg2://guide:my-password@127.0.0.1:9/x", "sqlite:////dev/null/x.db"]
)
def test_a_database_that_is_away_is_told_to_the_operator_without_its_password(url):
    with pytest.raises(DatabaseAwayError) as error:
        Database(url).open()

    assert "DATABASE_URL" in str(error.value) and "my-password" not in str(error.value)


def test_an_error_does_not_quote_what_was_written(tmp_path):
    database = Database(f"sqlite:///{tmp_path / 'x.db'}")
    database.open()
    insert = sa.text("INSERT INTO messages (text) VALUES (:text)")
    with pytest.raises(sa.exc.SQLAlchemyError) as error, database.engine.connect() as connection:
        connection.execute(insert, {"text": "my secret"})

    assert "my secret" not in str(error.value)


async def test_what_is_written_along_is_kept_with_the_next_write_or_lost_with_it(database):
    def adds(name):
        row = {"id": name, "created_at": NOON, "updated_at": NOON, "slots": {}}
        return lambda connection: insert_if_new(connection, conversations, row)

    def fails(connection):
        raise OSError

    with database.together():
        await database.write_along(adds("kept"))
        await database.write(adds("kept too"))
    with database.together(), pytest.raises(OSError):
        await database.write_along(adds("lost with it"))
        await database.write(fails)
    with database.together():
        await database.write_along(adds("never followed"))
    await database.write_along(adds("on its own"))

    there = await database.read(lambda c: c.execute(sa.select(conversations.c.id)).scalars().all())
    assert sorted(there) == ["kept", "kept too", "on its own"]
