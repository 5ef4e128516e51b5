"""Rasa's memory: what a tracker is after it has been kept and fetched, and what that costs."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from rasa.core.agent import Agent
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActiveLoop,
    BotUttered,
    Restarted,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

from bot.storage import tracker_store as module
from bot.storage.database import Database
from bot.storage.messages import Messages
from bot.storage.records import Records
from bot.storage.tables import events
from bot.storage.tracker_store import ConversationTrackerStore, use_store

WHO = "web:1"
DOMAIN = Domain.from_yaml(
    """
    version: "3.1"
    intents: [cost, cancer]
    slots:
      case: {type: any, influence_conversation: false, mappings: [{type: custom}]}
      topic: {type: text, influence_conversation: true, mappings: [{type: custom}]}
      level: {type: text, initial_value: none, mappings: [{type: custom}]}
    actions: [action_answer]
    forms: {plan_form: {required_slots: []}}
    """
)


@pytest.fixture
def database(tmp_path):
    database = Database(f"sqlite:///{tmp_path / 'conversations.db'}")
    database.open()
    yield database
    database.close()


@pytest.fixture
def store(database):
    return ConversationTrackerStore(DOMAIN, database)


async def fetch(store):
    """A tracker as Rasa fetches it at the beginning of a turn."""
    tracker = await store.get_or_create_tracker(WHO, append_action_listen=False)
    if not tracker.applied_events():
        for event in (
            ActionExecuted("action_session_start"),
            SessionStarted(),
            ActionExecuted("action_listen"),
        ):
            tracker.update(event, DOMAIN)
    return tracker


def talk(tracker, number, *more):
    """One turn: a message, what is noted, the answer, listening again."""
    ranking = [{"name": f"intent_{n}", "confidence": 0.01} for n in range(70)]
    parsed = {"intent": {"name": "cost"}, "entities": [], "intent_ranking": ranking}
    said = UserUttered(f"message {number}", {"name": "cost"}, parse_data=parsed)
    note = SlotSet("case", {"turn": number})
    for event in (
        said,
        note,
        *more,
        ActionExecuted("action_answer"),
        BotUttered("yes"),
        ActionExecuted("action_listen"),
    ):
        tracker.update(event, DOMAIN)


async def turn(store, number, *more):
    tracker = await fetch(store)
    talk(tracker, number, *more)
    await store.save(tracker)


def said(tracker):
    return [event.text for event in tracker.events if isinstance(event, UserUttered)]


def state(tracker):
    """What decides how a conversation goes on."""
    return {
        "slots": tracker.current_slot_values(),
        "loop": tracker.active_loop_name,
        "action": tracker.latest_action_name,
        "message": tracker.latest_message.text,
        "next": tracker.followup_action,
        "past": tracker.past_states(DOMAIN)[-6:],
    }


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


async def test_an_export_tells_what_was_noted_since_the_last_restart(store, database):
    await turn(store, 1, SlotSet("topic", "cost"))
    assert (await Records(database).export(WHO))["notes"] == {"case": {"turn": 1}, "topic": "cost"}

    tracker = await fetch(store)
    tracker.update(Restarted())
    await store.save(tracker)
    assert (await Records(database).export(WHO))["notes"] == {}


async def test_a_tracker_of_somebody_else_is_not_taken(store):
    with pytest.raises(TypeError):
        await store.save(DialogueStateTracker(WHO, DOMAIN.slots))


async def test_errors_of_the_database_reach_the_caller(store, database):
    agent = Agent(domain=DOMAIN, tracker_store=store)
    use_store(agent, store)
    with database.engine.begin() as connection:
        connection.execute(sa.text("DROP TABLE events"))

    with pytest.raises(sa.exc.OperationalError):
        await agent.tracker_store.create_tracker(WHO)


async def test_the_losing_intents_of_old_messages_are_not_kept(store):
    await turn(store, 1)

    parsed = (await store.retrieve(WHO)).latest_message.parse_data
    assert len(parsed["intent_ranking"]) == module.RANKING_KEPT
    assert parsed["intent"] == {"name": "cost"}


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
