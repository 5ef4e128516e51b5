"""What every action does: tracker → turn → advice → reply. The decisions are in `bot.advice`."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from bot.advice.activities import BEGINNINGS, heard, with_way_back
from bot.advice.advise import advise, named_topic, press
from bot.advice.case import Case
from bot.advice.comparing import days_told
from bot.advice.documents.desk import on_the_table
from bot.advice.followup import correct
from bot.advice.guide import Guide
from bot.advice.in_context import in_context
from bot.advice.itself import of_itself, unheard
from bot.advice.known import recalled
from bot.advice.memory import Memory
from bot.advice.narrow import narrow
from bot.advice.objections import objected
from bot.advice.outside import bereaved, feared, in_general, named_result, not_understood, stops_medicine, unruly
from bot.advice.planning import numbered
from bot.advice.progress import Progress
from bot.advice.reading import UNSURE, Reading, Safety, Topic
from bot.advice.reply import plain_text
from bot.advice.safety import better_now
from bot.advice.talk import chatter, kept
from bot.advice.ticking import booked_anyway
from bot.advice.turn import Outcome, Turn, begin
from bot.advice.turning import returned, with_turned_line
from bot.advice.weighing import told_values
from bot.advice.what_if import what_if
from bot.advice.wording import Operator
from bot.settings import Settings

DATA = Path(__file__).resolve().parents[1] / "data"


#: What a typed message may be, whatever it was taken for. Each answers it or gives None; the first one counts.
HEARD_FIRST: tuple[Callable[[Turn], Outcome | None], ...] = (
    *(better_now, unruly, bereaved, stops_medicine, what_if),
    *(of_itself, unheard, on_the_table, recalled, days_told),
    *(kept, returned, heard, in_context, told_values),
    *(chatter, narrow, booked_anyway),
)


@lru_cache(maxsize=1)
def guide() -> Guide:
    """The advice of this installation, read once a process."""
    settings = Settings.read()
    operator = Operator(
        emergency=settings.emergency_number,
        crisis=settings.crisis_line,
        poison=settings.poison_line,
        contact_person=settings.contact,
        retention=f"{settings.retention_days} days",
    )
    return Guide.load(DATA, operator)


class TurnAction(Action):
    """An action that answers one message. Families differ in `respond`."""

    #: Whether the reply depends on what the message was taken to mean, so that a doubtful message is asked about.
    asks_when_unsure = True

    def name(self) -> str:
        """`ActionAdvise` is `action_advise` in the rules."""
        return "".join(f"_{c.lower()}" if c.isupper() else c for c in type(self).__name__).lstrip("_")

    def respond(self, turn: Turn) -> Outcome:
        """The reply of this family."""
        raise NotImplementedError

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[Any]:
        """Called by Rasa: one message in, one reply out, case and memory kept in slots."""
        turn = begin(
            guide(),
            date.today(),
            reading_of(tracker.latest_message),
            Case.from_dict(tracker.get_slot("case") or {}),
            Memory.from_dict(tracker.get_slot("memory") or {}),
            Progress.from_dict(tracker.get_slot("progress") or {}),
        )
        found = numbered(turn, with_turned_line(turn, with_way_back(turn, self._route(turn)(turn))))
        dispatcher.utter_message(text=plain_text(found.reply), json_message=found.reply.as_dict())
        kept = {
            "case": found.case.as_dict(),
            "memory": found.memory.as_dict(),
            "progress": found.progress.as_dict(),
        }
        return [SlotSet(name, value) for name, value in kept.items() if value != tracker.get_slot(name)]

    def _route(self, turn: Turn) -> Callable[[Turn], Outcome]:
        reading = turn.reading
        if not reading.pressed and (objection := objected(turn)) is not None:
            return lambda _: objection
        if reading.safety.level == "red" or reading.pressed:
            return self.respond
        for hears in HEARD_FIRST:
            if (found := hears(turn)) is not None:
                return lambda _: found
        if topic := named_topic(turn.guide, reading.text):
            return BEGINNINGS.get(topic, lambda t: press(t, topic))
        if reading.language != "en" or not re.search(r"\w", reading.text):
            return not_understood
        if (declined := named_result(turn) or feared(turn) or in_general(turn)) is not None:
            return lambda _: declined
        if reading.bare and reading.facts:
            return correct if reading.correction else advise
        if reading.confidence >= UNSURE or not self.asks_when_unsure:
            return self.respond
        return advise if {"procedure", "condition", "stance"} & set(reading.facts) else not_understood


def reading_of(message: dict[str, Any]) -> Reading:
    """What the pipeline left on a message, as plain data."""
    intent = message.get("intent") or {}
    safety = message.get("safety") or {}
    return Reading(
        text=message.get("text") or "",
        intent=intent.get("name") or "",
        confidence=float(intent.get("confidence") or 0.0),
        topics=_topics(message.get("topics")),
        ranking=_topics(message.get("intent_ranking")),
        facts=message.get("facts") or {},
        bare=bool(message.get("bare")),
        correction=bool(message.get("correction")),
        aside=tuple(message.get("aside") or ()),
        pressed=bool(message.get("pressed")),
        choice=message.get("choice") or "",
        safety=Safety(
            level=safety.get("level", "none"),
            kind=safety.get("kind", ""),
            who=safety.get("who", "self"),
            language=safety.get("language", "en"),
        ),
        language=message.get("language") or "en",
    )


def _topics(raw: list[dict[str, Any]] | None) -> tuple[Topic, ...]:
    return tuple(Topic(t["name"], float(t["confidence"])) for t in raw or ())
