"""What the platforms sent: kept once, claimed once, in order, and nothing of it left when it is done."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta, timezone

import pytest
import sqlalchemy as sa

from bot.advice.reply import Button, Buttons, Reply, Text
from bot.storage.records import Records
from bot.storage.updates import LEASE_SECONDS, LeaseLostError, Updates

NOON = datetime(2025, 6, 1, 12, tzinfo=timezone.utc)
WHO = "web:1"
HELLO = Reply((Text("Hello."), Buttons((Button("Go on", "more"),))))


def count(database, table):
    with database.engine.connect() as connection:
        return connection.execute(sa.text(f"SELECT count(*) FROM {table}")).scalar()


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


async def test_old_updates_are_forgotten(database, clock):
    await Updates("tg", database).add("7", WHO, {})
    clock.time = NOON + timedelta(days=8)
    await Records(database).purge(30)

    assert count(database, "updates") == 0
