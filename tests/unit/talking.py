"""Somebody who talks to the activities: messages are read for facts as they are, their intent is given."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from facts_examples import MONDAY, read

from actions.plan import MOVES
from bot.advice.activities import heard, with_way_back
from bot.advice.case import Case
from bot.advice.guide import Guide
from bot.advice.known import change_fact, show_case
from bot.advice.memory import Memory
from bot.advice.planning import numbered
from bot.advice.progress import Progress
from bot.advice.reading import Reading, Safety, Topic
from bot.advice.reply import Button, Reply, plain_text
from bot.advice.turn import Outcome, Turn, begin

GUIDE = Guide.load(Path(__file__).parents[2] / "data")
ANSWERS = {**MOVES, "change_fact": change_fact, "export_my_data": show_case}


class Somebody:
    """Keeps the case, the memory and the progress between messages, as the slots of a conversation do."""

    def __init__(self, today: date = MONDAY, **facts: Any) -> None:
        self.today = today
        self.case = Case(**facts)
        self.memory, self.progress = Memory(), Progress()
        self.reply = Reply(())

    def says(self, text: str, intent: str = "", confidence: float = 0.9, **reading: Any) -> str | None:
        """The reply of the activity under way; None when it leaves the message to others."""
        turn = self._turn(text, intent, confidence, **reading)
        return self._kept(turn, heard(turn))

    def asks(self, text: str, intent: str, confidence: float = 0.9) -> str:
        """The reply by the intent, as when nothing is under way."""
        turn = self._turn(text, intent, confidence)
        return self._kept(turn, ANSWERS[intent](turn)) or ""

    def presses(self, title: str) -> str:
        """The reply to a button of the last reply."""
        button = next(b for b in self.reply.buttons if b.title == title)
        return self._press(button)

    def hears_meanwhile(self, text: str, intent: str, found: Reply) -> Reply:
        """The reply of somebody else, with the way back it gets."""
        turn = self._turn(text, intent, 0.9)
        return with_way_back(turn, Outcome(found, turn.case, turn.memory, turn.progress)).reply

    @property
    def buttons(self) -> list[str]:
        return [button.title for button in self.reply.buttons]

    def _press(self, button: Button) -> str:
        heard = (Topic(button.topic, 1.0),)
        reading = Reading(
            button.title,
            button.topic,
            1.0,
            heard,
            heard,
            facts=button.facts,
            pressed=True,
            choice=button.choice,
        )
        turn = begin(GUIDE, self.today, reading, self.case, self.memory, self.progress)
        return self._kept(turn, ANSWERS[button.topic](turn)) or ""

    def _turn(
        self,
        text: str,
        intent: str,
        confidence: float,
        safety: str = "none",
        danger: str = "emergency",
        language: str = "en",
    ) -> Turn:
        found = read(text, self.today)
        topics = (Topic(intent, confidence),) if intent else ()
        reading = Reading(
            text,
            intent,
            confidence if intent else 0.0,
            topics,
            topics,
            found.facts,
            found.bare,
            found.correction,
            found.aside,
            safety=Safety(safety, danger),
            language=language,
        )
        return begin(GUIDE, self.today, reading, self.case, self.memory, self.progress)

    def _kept(self, turn: Turn, found: Outcome | None) -> str | None:
        if found is None:
            self.case = turn.case
            return None
        found = numbered(turn, found)
        self.case, self.memory, self.progress, self.reply = found.case, found.memory, found.progress, found.reply
        return plain_text(found.reply)
