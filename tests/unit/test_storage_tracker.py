"""Rasa's memory: what a tracker is after it has been kept and fetched, and what that costs."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from rasa.core.agent import Agent
from rasa.shared.core.events import (
    ActionExecuted,
    ActiveLoop,
    Restarted,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker
from trackers import DOMAIN, WHO, fetch, said, state, talk, turn

from bot.storage import tracker_store as module
from bot.storage.tracker_store import use_store


async def test_there_is_nothing_before_the_first_message(store):
    assert await store.retrieve(WHO) is None


async def test_a_tracker_comes_back_as_it_was(store):
    tracker = await fetch(store)
    talk(tracker, 1)
    await store.save(tracker)

    again = await store.retrieve(WHO)
    assert list(again.events) == list(tracker.events)[1:]  # nothing before SessionStarted counts
    assert state(again) == state(tracker)


async def test_an_initial_slot_that_was_emptied_stays_empty(store):
    await turn(store, 1, SlotSet("level", None))
    for number in range(2, 40):
        await turn(store, number)

    assert (await store.retrieve(WHO)).get_slot("level") is None


@pytest.mark.parametrize("turns", [1, 15, 16, 17, 18, 25, 26, 60])
async def test_the_window_says_the_same_as_the_whole_conversation(store, turns):
    for number in range(turns):
        await turn(store, number, SlotSet("topic", f"topic {number // 10}"))

    whole = await store.retrieve_full_tracker(WHO)
    assert len(said(whole)) == turns
    assert state(await store.retrieve(WHO)) == state(whole)


async def test_a_form_that_began_before_the_window_is_still_on(store):
    await turn(store, 0, ActiveLoop("plan_form"))
    for number in range(1, 30):
        await turn(store, number)

    window = await store.retrieve(WHO)
    assert len(said(window)) < 30
    assert window.active_loop_name == "plan_form"


async def test_the_window_begins_where_a_person_speaks(store):
    for number in range(40):
        await turn(store, number)

    window = await store.retrieve(WHO)
    before, first = list(window.events)[window.opening : window.opening + 2]
    assert before.action_name == "action_listen" and isinstance(first, UserUttered)


async def test_a_turn_reads_and_writes_no_more_at_the_end_than_at_the_beginning(store, database):
    fetched: list[int] = []
    written: list[int] = []

    def watch(connection, cursor, statement, parameters, context, executemany):
        if statement.startswith("INSERT INTO events"):
            written.append(len(parameters) if executemany else 1)

    sa.event.listen(database.engine, "before_cursor_execute", watch)
    for number in range(300):
        tracker = await fetch(store)
        fetched.append(tracker.loaded)
        talk(tracker, number)
        await store.save(tracker)

    events_of_a_turn = 5
    assert max(fetched) <= module.TURNS_AT_MOST * events_of_a_turn + 3
    assert min(fetched[20:]) >= module.TURNS_KEPT * events_of_a_turn
    assert written[0] == 8 and set(written[1:]) == {events_of_a_turn}


async def test_saving_reads_no_event(store, database):
    await turn(store, 1)
    tracker = await fetch(store)
    talk(tracker, 2)
    statements: list[str] = []
    sa.event.listen(
        database.engine,
        "before_cursor_execute",
        lambda c, cur, statement, *rest: statements.append(statement),
    )
    await store.save(tracker)

    assert not [statement for statement in statements if "SELECT" in statement and "events.data" in statement]


async def test_saving_twice_keeps_an_event_once(store):
    tracker = await fetch(store)
    talk(tracker, 1)
    await store.save(tracker)
    await store.save(tracker)
    talk(tracker, 2)
    await store.save(tracker)

    assert said(await store.retrieve_full_tracker(WHO)) == ["message 1", "message 2"]


async def test_a_restart_begins_anew(store):
    for number in range(20):
        await turn(store, number, SlotSet("topic", "old"))
    tracker = await fetch(store)
    for event in (UserUttered("start over"), ActionExecuted("action_restart"), Restarted()):
        tracker.update(event, DOMAIN)
    await store.save(tracker)

    window = await store.retrieve(WHO)
    assert said(window) == []
    assert window.get_slot("topic") is None and window.get_slot("level") == "none"
    assert state(window) == state(await store.retrieve_full_tracker(WHO))
    await turn(store, 21)
    assert said(await store.retrieve(WHO)) == ["message 21"]
    assert len(said(await store.retrieve_full_tracker(WHO))) == 22


async def test_a_new_session_keeps_what_it_carries_over(store):
    await turn(store, 1)
    tracker = await fetch(store)
    tracker.update(ActionExecuted("action_session_start"))
    for event in (SessionStarted(), SlotSet("case", {"turn": 1}), ActionExecuted("action_listen")):
        tracker.update(event, DOMAIN)
    talk(tracker, 2, SlotSet("topic", "new"))
    await store.save(tracker)

    window = await store.retrieve(WHO)
    assert said(window) == ["message 2"]
    assert state(window) == state(await store.retrieve_full_tracker(WHO))


async def test_a_tracker_of_somebody_else_is_not_taken(store):
    with pytest.raises(TypeError):
        await store.save(DialogueStateTracker(WHO, DOMAIN.slots))


async def test_errors_of_the_database_reach_the_caller(store, database):
    agent = Agent(domain=DOMAIN, tracker_store=store)
    use_store(agent, store)
    with database.engine.begin() as connection:
        connection.execute(sa.text("DROP TABLE events"))

    with pytest.raises(sa.exc.SQLAlchemyError):
        await agent.tracker_store.create_tracker(WHO)


async def test_the_losing_intents_of_old_messages_are_not_kept(store):
    await turn(store, 1)

    parsed = (await store.retrieve(WHO)).latest_message.parse_data
    assert len(parsed["intent_ranking"]) == module.RANKING_KEPT
    assert parsed["intent"] == {"name": "cost"}
