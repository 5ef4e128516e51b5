"""Rasa's memory and others at work on it: a second process, an erasure, a message taken back, an export."""

from __future__ import annotations

import sqlalchemy as sa
from rasa.shared.core.events import (
    Restarted,
    SlotSet,
    UserUttered,
)
from trackers import DOMAIN, WHO, fetch, said, state, talk, turn

from bot.storage import tracker_store as module
from bot.storage.messages import Messages
from bot.storage.records import Records
from bot.storage.tables import events
from bot.storage.tracker_store import ConversationTrackerStore


async def test_two_processes_that_save_at_the_same_time_lose_nothing(store, database):
    elsewhere = ConversationTrackerStore(DOMAIN, database)
    await turn(store, 0)
    here, there = await fetch(store), await fetch(elsewhere)
    talk(here, 1, SlotSet("topic", "here"))
    talk(there, 2)
    await store.save(here)
    await elsewhere.save(there)

    window = await store.retrieve(WHO)
    assert said(window) == ["message 0", "message 1", "message 2"]
    assert state(window) == state(await store.retrieve_full_tracker(WHO))
    assert window.get_slot("topic") == "here"


async def test_two_processes_that_move_the_window_agree_with_the_whole(store, database):
    elsewhere = ConversationTrackerStore(DOMAIN, database)
    for number in range(module.TURNS_AT_MOST):
        await turn(store, number)
    here, there = await fetch(store), await fetch(elsewhere)
    talk(here, 100)
    await store.save(here)
    talk(there, 101)
    await elsewhere.save(there)

    assert state(await store.retrieve(WHO)) == state(await store.retrieve_full_tracker(WHO))


async def test_a_process_that_lagged_behind_does_not_move_the_window_back(store, database):
    elsewhere = ConversationTrackerStore(DOMAIN, database)
    for number in range(module.TURNS_AT_MOST):
        await turn(store, number)
    late = await fetch(elsewhere)
    for number in range(40):
        await turn(store, number)
    talk(late, 100)
    await elsewhere.save(late)

    window = await store.retrieve(WHO)
    assert len(said(window)) <= module.TURNS_AT_MOST + 1
    assert state(window) == state(await store.retrieve_full_tracker(WHO))


async def test_two_processes_may_meet_a_new_person(store, database):
    elsewhere = ConversationTrackerStore(DOMAIN, database)
    here, there = await fetch(store), await fetch(elsewhere)
    talk(here, 1)
    talk(there, 2)
    await store.save(here)
    await elsewhere.save(there)

    assert said(await store.retrieve_full_tracker(WHO)) == ["message 1", "message 2"]


async def test_a_conversation_erased_during_a_turn_stays_erased(store, database):
    await turn(store, 1)
    tracker = await fetch(store)
    talk(tracker, 2)
    await Records(database).erase(WHO)
    await store.save(tracker)

    assert await store.retrieve(WHO) is None
    assert list(await store.keys()) == []


async def test_a_conversation_erased_during_its_first_turn_stays_erased(store, database):
    tracker = await fetch(store)
    talk(tracker, 1)
    await Records(database).erase(WHO)
    await store.save(tracker)

    assert list(await store.keys()) == []


async def test_a_conversation_erased_just_before_a_turn_stays_erased(store, database):
    await Records(database).erase(WHO)
    await turn(store, 1)

    assert await store.retrieve(WHO) is None
    assert list(await store.keys()) == []


async def test_an_export_tells_what_was_noted_since_the_last_restart(store, database):
    await turn(store, 1, SlotSet("topic", "cost"))
    assert (await Records(database).export(WHO))["notes"] == {"case": {"turn": 1}, "topic": "cost"}

    tracker = await fetch(store)
    tracker.update(Restarted())
    await store.save(tracker)
    assert (await Records(database).export(WHO))["notes"] == {}


async def test_what_is_taken_back_leaves_no_words_and_the_conversation_goes_on(store, database):
    messages, records = Messages(database), Records(database)
    await messages.open(WHO)
    await messages.append(WHO, "message 1", "tg:1:5")
    await messages.append(WHO, "message 2", "tg:1:5:6")
    await messages.append(WHO, "message 3", "tg:1:55")
    for number in (1, 2, 3):
        await turn(store, number)
    await records.take_back(WHO, "tg:1:5")

    kept = str(await records.export(WHO)) + str(await database.read(lambda c: c.execute(sa.select(events)).all()))
    assert "message 1" not in kept and "message 2" not in kept and "message 3" in kept
    tracker = await fetch(store)
    assert said(tracker) == ["", "", "message 3"]
    assert [e.intent["name"] for e in tracker.events if isinstance(e, UserUttered)] == ["cost"] * 3
    assert tracker.slots["case"].value == {"turn": 3}
    await turn(store, 4)
    assert said(await fetch(store))[-1] == "message 4"
