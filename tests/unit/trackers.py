"""Trackers as Rasa has them: fetched at the beginning of a turn, talked with, saved at its end."""

from __future__ import annotations

from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    BotUttered,
    SessionStarted,
    SlotSet,
    UserUttered,
)

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
