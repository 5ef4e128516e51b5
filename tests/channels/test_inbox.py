"""Each update once: two inboxes on one database are two processes."""

from __future__ import annotations

import asyncio
import json
import random

import pytest
import sqlalchemy as sa

from bot.channels import inbox as module
from bot.channels.inbox import GiveUpError, Inbox, RetryLater, Update
from bot.storage import updates as rows

WHO = "tg:1"


class Handler:
    """Notes what it handled, and raises what it was told to."""

    def __init__(self) -> None:
        self.handled: list[str] = []
        self.errors: list[BaseException] = []

    async def __call__(self, update: Update) -> None:
        await asyncio.sleep(0)
        self.handled.append(update.id)
        if self.errors:
            raise self.errors.pop(0)


@pytest.fixture
def handler():
    return Handler()


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    monkeypatch.setattr(module, "FIRST_WAIT_SECONDS", 0.01)
    monkeypatch.setattr(module, "POLL_SECONDS", 0.02)


@pytest.fixture
async def start(database):
    """Starts inboxes; they are stopped after the test."""
    inboxes: list[Inbox] = []

    async def begin(handler) -> Inbox:
        inboxes.append(inbox := Inbox("tg", database, handler))
        await inbox.start()
        return inbox

    yield begin
    for inbox in inboxes:
        await inbox.stop(1)


def states(database) -> dict[str, str]:
    with database.engine.connect() as connection:
        return dict(connection.execute(sa.text("SELECT update_id, state FROM updates")).all())


async def settled(database, count: int = 1) -> None:
    """Waits until so many updates are no longer waiting."""
    for _ in range(1000):
        if sum(state != "waiting" for state in states(database).values()) >= count:
            return
        await asyncio.sleep(0.01)
    raise AssertionError(states(database))


async def test_an_update_is_handled_once_however_often_it_arrives(start, handler, database):
    inbox = await start(handler)

    assert await inbox.put(Update("7", WHO, {"text": "hi"}))
    assert not await inbox.put(Update("7", WHO, {"text": "hi"}))
    await settled(database)
    assert not await inbox.put(Update("7", WHO, {"text": "hi"}))
    assert handler.handled == ["7"]


async def test_what_was_put_before_a_restart_is_handled_after_it(start, handler, database):
    await Inbox("tg", database, handler).put(Update("7", WHO, {}))
    await start(handler)
    await settled(database)

    assert handler.handled == ["7"]


async def test_updates_of_one_sender_keep_their_order_while_others_go_on(start, handler, database):
    handler.errors = [RetryLater(0.1, "busy")]
    inbox = await start(handler)
    await inbox.put(Update("1", WHO, {}))
    while not handler.handled:
        await asyncio.sleep(0.005)
    await inbox.put(Update("2", WHO, {}))
    await inbox.put(Update("3", "tg:2", {}))
    await settled(database, 3)

    assert handler.handled == ["1", "3", "1", "2"]


async def test_several_processes_handle_everything_once_and_in_order(start, database):
    handled: list[tuple[str, int]] = []

    async def handle(update: Update) -> None:
        await asyncio.sleep(random.random() / 500)
        handled.append((update.sender, update.payload["n"]))

    inboxes = [await start(handle) for _ in range(3)]
    for n in range(60):
        await random.choice(inboxes).put(Update(str(n), f"tg:{n % 7}", {"n": n}))
    await settled(database, 60)

    assert len(handled) == 60
    for sender in {sender for sender, _ in handled}:
        numbers = [n for who, n in handled if who == sender]
        assert numbers == sorted(numbers)


async def test_a_step_taken_is_not_taken_again(start, database):
    sent: list[str] = []

    async def send(text: str) -> str:
        sent.append(text)
        if len(sent) == 2:
            raise RetryLater(why="busy")
        return f"id of {text}"

    async def handle(update: Update) -> None:
        for part in ("one", "two"):
            assert await inbox.once(update, part, lambda part=part: send(part)) == f"id of {part}"

    inbox = await start(handle)
    await inbox.put(Update("7", WHO, {}))
    await settled(database)

    assert sent == ["one", "two", "two"]


async def test_a_platform_that_stays_away_is_given_up_in_the_log_without_the_text(
    start, handler, database, monkeypatch, caplog
):
    monkeypatch.setattr(module, "TRIES", 3)
    handler.errors = [RetryLater(why="502") for _ in range(9)]
    inbox = await start(handler)
    await inbox.put(Update("7", WHO, {"text": "my secret"}))
    await settled(database)

    assert states(database) == {"7": "failed"} and handler.handled == ["7"] * 3
    assert "update 7, given up at try 3 (502)" in caplog.text and "secret" not in caplog.text


async def test_an_answer_that_the_platform_refuses_is_given_up_at_once(start, handler, database, caplog):
    handler.errors = [GiveUpError("400 Bad Request")]
    inbox = await start(handler)
    await inbox.put(Update("7", WHO, {}))
    await settled(database)

    assert states(database) == {"7": "failed"} and "400 Bad Request" in caplog.text


async def test_a_fault_of_ours_is_tried_again_and_logged_without_its_words(start, handler, database, caplog):
    handler.errors = [ValueError("my secret")]
    inbox = await start(handler)
    await inbox.put(Update("7", WHO, {}))
    await settled(database)

    assert states(database) == {"7": "done"}
    assert "ValueError" in caplog.text and "secret" not in caplog.text


async def test_stopping_lets_work_end_and_leaves_the_rest_to_the_next_process(start, handler, database):
    handled: list[str] = []

    async def hang(update: Update) -> None:
        await asyncio.sleep(0.05 if update.id == "quick" else 60)
        handled.append(update.id)

    inbox = await start(hang)
    await inbox.put(Update("quick", WHO, {}))
    await inbox.put(Update("slow", "tg:2", {}))
    await asyncio.sleep(0.03)
    await inbox.stop(0.2)
    assert handled == ["quick"]

    await start(handler)
    await settled(database, 2)
    assert handler.handled == ["slow"]


async def test_work_that_lasts_longer_than_a_lease_stays_here(start, handler, database, monkeypatch):
    monkeypatch.setattr(rows, "LEASE_SECONDS", 0.3)
    monkeypatch.setattr(module, "LEASE_SECONDS", 0.3)
    handled: list[str] = []

    async def slow(update: Update) -> None:
        await asyncio.sleep(0.8)
        handled.append(update.id)

    inbox = await start(slow)
    await inbox.put(Update("7", WHO, {}))
    await asyncio.sleep(0.1)
    await start(handler)
    await settled(database)

    assert (handled, handler.handled) == (["7"], [])


async def test_an_update_whose_lease_ran_out_is_not_begun_twice_here(start, database, monkeypatch):
    monkeypatch.setattr(rows, "LEASE_SECONDS", 0.05)
    handled: list[str] = []

    async def slow(update: Update) -> None:
        handled.append(update.id)
        await asyncio.sleep(0.3)

    inbox = await start(slow)
    await inbox.put(Update("7", WHO, {}))
    await settled(database)

    assert handled == ["7"]


async def test_nothing_of_the_message_is_left_when_it_is_done(start, handler, database):
    inbox = await start(handler)
    await inbox.put(Update("7", WHO, {"text": "my secret"}))
    await settled(database)

    with database.engine.connect() as connection:
        row = dict(connection.execute(sa.text("SELECT * FROM updates")).mappings().one())
    assert "secret" not in json.dumps(row, default=str) and WHO not in row.values()


def test_waits_grow_to_five_minutes_and_last_for_hours(monkeypatch):
    monkeypatch.setattr(module, "FIRST_WAIT_SECONDS", 1.0)
    waits = [module.wait_before(tries) for tries in range(1, module.TRIES)]

    assert waits[0] <= 1 and max(waits) <= 300
    assert sum(waits) > 2 * 60 * 60
