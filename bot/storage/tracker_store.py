"""Rasa's memory of a conversation, in our tables, at a cost that does not grow with its length.

A turn reads one window of events and appends its own. The window holds at least `TURNS_KEPT` and at most
`TURNS_AT_MOST` turns, begins where a person speaks, and stands on the slots (and the form) of that moment, so
that Rasa rebuilds exactly the state it would get from all events. When the window has grown too long, saving
moves its beginning. A restart or a new session begins a new window.

Whoever takes a message opens its conversation first (`Messages.open`). The store opens none, so what is erased
stays erased, even if a turn is under way.

Rasa must be importable (`bot.left_out`). Agents wrap their store in one that hides errors and falls
back to memory; call `use_store(agent, store)` after loading to take that wrapper off.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from rasa.core.agent import Agent
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActiveLoop,
    Event,
    Restarted,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.slots import Slot
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy.engine import Connection

from bot.events import read_event
from bot.storage.database import Database
from bot.storage.tables import conversations, events

TURNS_KEPT = 2
TURNS_AT_MOST = 4
#: Of the intents that lost, so many are kept with a message. Nothing reads more from an old message.
RANKING_KEPT = 3
# Built once: building a statement takes as long as running it.
_MINE = conversations.c.id == sa.bindparam("conversation")
_ROW = sa.select(conversations).where(_MINE)
_COUNT = sa.select(conversations.c.event_count).where(_MINE)
_COUNT_ON = (
    conversations.update()
    .where(_MINE)
    .values(event_count=conversations.c.event_count + sa.bindparam("new"), updated_at=sa.bindparam("now"))
)
_EVENTS = (
    sa.select(events.c.data)
    .where(events.c.conversation_id == sa.bindparam("conversation"), events.c.seq >= sa.bindparam("since"))
    .order_by(events.c.seq)
)


class StoredTracker(DialogueStateTracker):
    """A tracker that knows which of its events are in the database.

    Its events are, in order: `opening` events that rebuild the state at the beginning of the window, `loaded`
    events with the numbers from `window_seq` on, and new ones. The first `stored` of them need no saving.
    """

    window_seq = 1
    opening = 0
    loaded = 0
    stored = 0


class ConversationTrackerStore(TrackerStore):
    """Keeps trackers in the tables `conversations` and `events`. Errors of the database are raised."""

    def __init__(self, domain: Domain | None, database: Database) -> None:
        super().__init__(domain)
        self._database = database

    def init_tracker(self, sender_id: str) -> StoredTracker:
        """An empty tracker."""
        return StoredTracker(sender_id, self.domain.slots)

    async def retrieve(self, sender_id: str) -> StoredTracker | None:
        """The tracker with the events of the window, or None when there are no events."""
        found = await self._database.read(lambda c: _read_window(c, sender_id))
        return self._rebuild(sender_id, *found) if found else None

    async def retrieve_full_tracker(self, conversation_id: str) -> DialogueStateTracker | None:
        """The tracker with all events, to look at; it cannot be saved."""
        data = await self._database.read(lambda c: _read_events(c, conversation_id, since=1))
        return DialogueStateTracker.from_dict(conversation_id, data, self.domain.slots) if data else None

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Appends the events that are new. Of a conversation that is not open (any more) nothing is kept.

        Raises:
            TypeError: a tracker that this store did not make.
        """
        if not isinstance(tracker, StoredTracker):
            raise TypeError("only trackers made by ConversationTrackerStore can be saved")
        new = list(tracker.events)[tracker.stored :]
        moved = _moved_window(tracker, self.domain.slots)
        await self._database.write_along(lambda c: self._append(c, tracker, new, moved))
        tracker.stored = len(tracker.events)

    async def keys(self) -> Iterable[str]:
        """The ids of all conversations."""
        return await self._database.read(lambda c: c.execute(sa.select(conversations.c.id)).scalars().all())

    def _rebuild(self, sender_id: str, row: Any, data: list[dict[str, Any]]) -> StoredTracker:
        loaded = [read_event(event) for event in data]
        opening = _opening(row.slots, row.active_loop, loaded[0].timestamp)
        tracker = StoredTracker.from_events(sender_id, [*opening, *loaded], self.domain.slots)
        tracker.window_seq = row.window_seq
        tracker.opening, tracker.loaded = len(opening), len(loaded)
        tracker.stored = tracker.opening + tracker.loaded
        return tracker

    def _append(
        self, connection: Connection, tracker: StoredTracker, new: list[Event], moved: dict[str, Any] | None
    ) -> None:
        """One transaction. Two processes may append to one conversation: each gets numbers of its own."""
        mine = conversations.c.id == tracker.sender_id
        change = {"conversation": tracker.sender_id, "new": len(new), "now": self._database.now()}
        if not connection.execute(_COUNT_ON, change).rowcount or not new:
            return
        first = connection.execute(_COUNT, {"conversation": tracker.sender_id}).scalar_one() - len(new) + 1
        rows = [
            {"conversation_id": tracker.sender_id, "seq": seq, "data": _stored_form(event)}
            for seq, event in enumerate(new, first)
        ]
        connection.execute(events.insert(), rows)
        fresh = _last_fresh_start(new)
        if fresh is not None:
            begin = {"window_seq": first + fresh, "slots": {}, "active_loop": None}
            connection.execute(conversations.update().where(mine).values(begin))
        elif moved:
            # Somebody who saved in between may have moved it already.
            unmoved = conversations.c.window_seq == tracker.window_seq
            connection.execute(conversations.update().where(mine, unmoved).values(moved))


def use_store(agent: Agent, store: ConversationTrackerStore) -> None:
    """Makes a loaded agent use the store itself, so that errors of the database reach the caller."""
    store.domain = agent.domain
    agent.tracker_store = store
    if agent.processor is not None:
        agent.processor.tracker_store = store


def _read_window(connection: Connection, sender_id: str) -> tuple[Any, list[dict[str, Any]]] | None:
    row = connection.execute(_ROW, {"conversation": sender_id}).first()
    data = _read_events(connection, sender_id, row.window_seq) if row else []
    return (row, data) if data else None


def _read_events(connection: Connection, sender_id: str, since: int) -> list[dict[str, Any]]:
    return list(connection.execute(_EVENTS, {"conversation": sender_id, "since": since}).scalars())


def _opening(slots: dict[str, Any], active_loop: str | None, at: float) -> list[Event]:
    """The events that bring an empty tracker to the state at the beginning of the window."""
    opening: list[Event] = [SlotSet(name, value, timestamp=at) for name, value in slots.items()]
    return [*opening, ActiveLoop(active_loop, timestamp=at)] if active_loop else opening


def _moved_window(tracker: StoredTracker, slots: Iterable[Slot]) -> dict[str, Any] | None:
    """Where the window should begin from now on, if it has grown too long."""
    all_events = list(tracker.events)
    window = all_events[tracker.opening : tracker.opening + tracker.loaded]
    turns = [at for at in range(1, len(window)) if _begins_turn(window[at - 1], window[at])]
    if len(turns) < TURNS_AT_MOST:
        return None
    start = turns[-TURNS_KEPT] - 1
    before = DialogueStateTracker.from_events(tracker.sender_id, all_events[: tracker.opening + start], slots)
    return {
        "window_seq": tracker.window_seq + start,
        "slots": {s.name: s.value for s in before.slots.values() if s.value != s.initial_value},
        "active_loop": before.active_loop_name,
    }


def _begins_turn(previous: Event, event: Event) -> bool:
    """Whether a person speaks here while the assistant listens: the state that every rule expects."""
    listens = isinstance(previous, ActionExecuted) and previous.action_name == ACTION_LISTEN_NAME
    return listens and isinstance(event, UserUttered)


def _last_fresh_start(new: list[Event]) -> int | None:
    """The place of the last event that forgets everything before it."""
    places = [at for at, event in enumerate(new) if isinstance(event, (Restarted, SessionStarted))]
    return places[-1] if places else None


def _stored_form(event: Event) -> dict[str, Any]:
    """The event as JSON, without the many intents that a message did not have."""
    data = event.as_dict()
    parsed = data.get("parse_data")
    if parsed and "intent_ranking" in parsed:
        data["parse_data"] = {**parsed, "intent_ranking": parsed["intent_ranking"][:RANKING_KEPT]}
    return data
