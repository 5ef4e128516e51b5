"""What is kept, found again, exported, erased and forgotten; on SQLite, and on PostgreSQL if there is one.

TEST_POSTGRES_URL names an empty database that these tests may fill and clear.
"""

from __future__ import annotations

import asyncio
import os
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta, timezone

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from bot.advice.reply import Button, Buttons, Reply, Text
from bot.storage import migrate
from bot.storage.database import Database, DatabaseAwayError
from bot.storage.feedback import Feedback
from bot.storage.messages import ConversationGoneError, Messages
from bot.storage.records import Records
from bot.storage.tables import metadata
from bot.storage.updates import LEASE_SECONDS, LeaseLostError, Updates

NOON = datetime(2025, 6, 1, 12, tzinfo=timezone.utc)
WHO = "web:1"
HELLO = Reply((Text("Hello."), Buttons((Button("Go on", "more"),))))


class Clock:
    def __init__(self) -> None:
        self.time = NOON

    def __call__(self) -> datetime:
        return self.time


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture(params=["file", "memory", "postgresql"])
def database(request, tmp_path, clock):
    urls = {
        "file": f"sqlite:///{tmp_path / 'deep' / 'conversations.db'}",
        "memory": "sqlite://",
        "postgresql": os.environ.get("TEST_POSTGRES_URL", ""),
    }
    if not urls[request.param]:
        pytest.skip("TEST_POSTGRES_URL is not set")
    database = Database(urls[request.param], now=clock)
    if request.param == "postgresql":
        metadata.drop_all(database.engine)
        database.engine.execute("DROP TABLE IF EXISTS alembic_version")
    database.open()
    yield database
    database.close()


@pytest.fixture
async def messages(database):
    messages = Messages(database)
    await messages.open(WHO)
    return messages


def count(database, table):
    with database.engine.connect() as connection:
        return connection.execute(sa.text(f"SELECT count(*) FROM {table}")).scalar()


async def test_messages_come_back_in_order(messages):
    await messages.append(WHO, "hi")
    await messages.append_reply(WHO, HELLO)
    await messages.append(WHO, "go on")

    assert [(m.seq, m.author, m.text, m.at) for m in await messages.after(WHO, 0, 10)] == [
        (1, "user", "hi", NOON),
        (2, "bot", "Hello.", NOON),
        (3, "user", "go on", NOON),
    ]
    assert [m.seq for m in await messages.after(WHO, 1, 1)] == [2]


async def test_the_buttons_of_a_reply_are_numbered_after_it(messages):
    await messages.append(WHO, "hi")
    kept = await messages.append_reply(WHO, HELLO)

    assert kept.reply.buttons[0].id == "2.1"
    assert await messages.reply_at(WHO, 2) == await messages.last_reply(WHO) == kept.reply
    assert await messages.reply_at(WHO, 1) is None


async def test_a_key_is_taken_once_in_each_conversation(messages):
    await messages.open("web:2")

    assert await messages.append(WHO, "hi", "k") == 1
    assert await messages.append(WHO, "hi", "k") is None
    assert await messages.append("web:2", "hi", "k") == 1
    assert await messages.append(WHO, "ho") == 2


async def test_message_and_reply_are_found_by_their_key(messages):
    assert await messages.with_key(WHO, "k") == (None, None)
    await messages.append(WHO, "hi", "k")
    await messages.append_reply(WHO, HELLO, "k")

    said, replied = await messages.with_key(WHO, "k")
    assert (said.text, replied.text) == ("hi", "Hello.")


async def test_the_latest_message_is_known_by_its_key(messages):
    assert await messages.last_key(WHO) is None
    await messages.append(WHO, "hi", "k")
    await messages.append_reply(WHO, HELLO, "k")
    assert await messages.last_key(WHO) == "k"


async def test_writers_at_the_same_time_get_numbers_of_their_own(messages):
    numbers = await asyncio.gather(*(messages.append(WHO, f"{n}") for n in range(20)))

    assert sorted(numbers) == list(range(1, 21))


async def test_nothing_is_written_to_a_conversation_that_is_not_there(messages):
    with pytest.raises(ConversationGoneError):
        await messages.append("web:nobody", "hi")
    with pytest.raises(ConversationGoneError):
        await messages.append_reply("web:nobody", HELLO)


async def test_erasing_takes_everything_of_one_conversation(messages, database):
    await messages.open("web:2")
    for who in (WHO, "web:2"):
        await messages.append(who, "hi")

    assert await Records(database).erase(WHO)
    assert not await Records(database).erase(WHO)
    assert not await messages.is_open(WHO)
    assert count(database, "messages") == 1


async def test_what_rested_too_long_is_deleted(messages, database, clock):
    await messages.append(WHO, "hi")
    clock.time = NOON + timedelta(days=29)
    await messages.open("web:2")
    assert await Records(database).purge(30) == 0

    clock.time = NOON + timedelta(days=31)
    assert await Records(database).purge(30) == 1
    assert (await messages.is_open(WHO), await messages.is_open("web:2")) == (False, True)
    assert count(database, "messages") == 0


async def test_a_message_keeps_its_conversation_alive(messages, database, clock):
    clock.time = NOON + timedelta(days=29)
    await messages.append(WHO, "still here")
    clock.time = NOON + timedelta(days=31)

    assert await Records(database).purge(30) == 0


async def test_an_update_is_kept_once_and_claimed_once(database):
    here, there = Updates("tg", database), Updates("tg", database)

    assert [await here.add("7", WHO, {"text": "hi"}), await there.add("7", WHO, {"text": "hi"})] == [True, False]
    assert await Updates("sl", database).add("7", "sl:1", {})
    assert sum(await asyncio.gather(*(here.add("8", "tg:2", {}) for _ in range(8)))) == 1
    claimed = await here.claim(9)
    assert [(c.id, c.payload, c.tries) for c in claimed] == [("7", {"text": "hi"}, 1), ("8", {}, 1)]
    assert await there.claim(9) == []


async def test_of_one_sender_only_the_oldest_update_can_be_claimed(database):
    updates = Updates("tg", database)
    for number in ("1", "2"):
        await updates.add(number, WHO, {})
    (first,) = await updates.claim(9)
    await updates.postpone(first, 60)

    assert await updates.claim(9) == []


async def test_a_finished_update_leaves_nothing_of_the_person(database):
    updates = Updates("tg", database)
    await updates.add("1", WHO, {"text": "my secret"})
    (claimed,) = await updates.claim(9)
    claimed.parts["reply"] = "also secret"
    await updates.keep_parts(claimed)
    await updates.finish(claimed)

    with database.engine.connect() as connection:
        row = str(connection.execute(sa.text("SELECT * FROM updates")).first())
    assert "secret" not in row and WHO not in row
    assert not await updates.add("1", WHO, {})


async def test_what_a_dead_process_held_goes_to_another_with_the_parts_that_went_out(database, clock):
    dead, living = Updates("tg", database), Updates("tg", database)
    await dead.add("1", WHO, {})
    (held,) = await dead.claim(9)
    held.parts["1"] = 77
    await dead.keep_parts(held)
    clock.time = NOON + timedelta(seconds=LEASE_SECONDS - 1)
    await dead.renew()
    clock.time = NOON + timedelta(seconds=LEASE_SECONDS + 1)
    assert await living.claim(9) == []

    clock.time += timedelta(seconds=LEASE_SECONDS)
    (taken,) = await living.claim(9)
    assert (taken.parts, taken.tries) == ({"1": 77}, 2)
    with pytest.raises(LeaseLostError):
        await dead.finish(held)


async def test_erasing_takes_what_waits_but_not_what_came_after_the_wish(database):
    updates = Updates("tg", database)
    await updates.add("1", WHO, {"text": "my secret"})
    await Records(database).erase(WHO)
    assert count(database, "updates") == 0

    await updates.add("2", WHO, {"button": "erase"})
    await updates.claim(9)
    await updates.add("3", WHO, {"text": "hello again"})
    await Records(database).erase(WHO)
    assert count(database, "updates") == 2


async def test_a_thumb_pressed_many_times_at_once_is_one_opinion(messages, database):
    await messages.append(WHO, "hello")
    reply = await messages.append_reply(WHO, HELLO)
    thumbs = Feedback(database)
    await asyncio.gather(*(thumbs.rate(WHO, reply.seq, "up", "") for _ in range(20)))
    await thumbs.rate(WHO, reply.seq, "down", "too long")

    assert [(opinion.rating, opinion.reason) for opinion in await thumbs.all()] == [("down", "too long")]


async def test_old_updates_are_forgotten(database, clock):
    await Updates("tg", database).add("7", WHO, {})
    clock.time = NOON + timedelta(days=8)
    await Records(database).purge(30)

    assert count(database, "updates") == 0


async def test_what_a_write_did_before_it_failed_is_undone(messages, database):
    def work(connection):
        connection.execute(sa.text("DELETE FROM conversations"))
        raise RuntimeError

    with pytest.raises(RuntimeError):
        await database.write(work)
    assert await messages.is_open(WHO)


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
