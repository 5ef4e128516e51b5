"""Two opinions talked over: a message after another, as the slots of a conversation keep them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from bot.advice import comparing
from bot.advice.activities import heard
from bot.advice.case import Case
from bot.advice.guide import Guide
from bot.advice.memory import Memory
from bot.advice.progress import Progress
from bot.advice.reading import Reading
from bot.advice.reply import Button, plain_text
from bot.advice.turn import Outcome, Turn, begin

TODAY = date(2026, 11, 23)
GUIDE = Guide.load(Path(__file__).parents[2] / "data")


def turn(text: str, before: Outcome | None = None, case: Case | None = None, **reading: Any) -> Turn:
    memory, progress = (before.memory, before.progress) if before else (Memory(), Progress())
    known = before.case if before else case or Case()
    read = Reading(text, **{"intent": "greet", "confidence": 0.3, **reading})
    return begin(GUIDE, TODAY, read, known, memory, progress)


def press(button: Button, before: Outcome) -> Turn:
    pressed = {"intent": button.topic, "choice": button.choice, "facts": button.facts, "pressed": True}
    return turn(button.title, before, **pressed)


def say(text: str, before: Outcome, **reading: Any) -> Outcome:
    found = heard(turn(text, before, **reading))
    assert found is not None, text
    return found


def compared(*texts: str, case: Case | None = None) -> Outcome:
    found = comparing.start(turn("compare them", case=case, intent="compare_opinions", confidence=0.9))
    for text in texts:
        found = say(text, found)
    return found


def words(found: Outcome) -> str:
    return plain_text(found.reply)
