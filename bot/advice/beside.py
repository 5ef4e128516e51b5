"""What is kept beside the case that is talked about: the visit that is booked, and the cases of other patients."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.advice.case import Case
from bot.advice.cues import has_cue
from bot.advice.plan import booked_visit
from bot.advice.reply import Button, Buttons, Reply, Text
from bot.advice.safety import amber
from bot.advice.turn import Outcome, Turn, outcome
from bot.advice.wording import fill, spoken_date


def kept_beside(turn: Turn) -> tuple[str, ...]:
    """A sentence each, in plain words."""
    texts = turn.guide.library.texts["known"]["beside"]
    return (
        *_visit(turn),
        *(_shelved(turn, Case.from_dict(entry["case"]), texts) for entry in turn.memory.shelved),
    )


def visit_recalled(turn: Turn) -> Outcome | None:
    """The day of the visit, asked back; None when it is not asked for, or none is booked."""
    texts = turn.guide.library.texts["known"]
    if not has_cue(turn.reading.text, texts["recall"]["visit"]) or not _visit(turn):
        return None
    plan = Buttons((Button(turn.guide.library.button_title("plan"), "plan"),))
    return outcome(turn, Reply((*amber(turn), *(Text(f"**{line}**") for line in _visit(turn)), plan)), turn.memory)


def _visit(turn: Turn) -> tuple[str, ...]:
    day = booked_visit(turn.progress, turn.case, turn.today)
    text = turn.guide.library.texts["known"]["beside"]["visit"]
    return (_said(turn, text, visit_date=spoken_date(day, turn.today)),) if day else ()


def _shelved(turn: Turn, case: Case, texts: Mapping[str, Any]) -> str:
    values = replace(turn, case=case).setting.values
    cared_for = case.role == "caregiver"
    words = {
        "now": values["patient"] if cared_for else "you",
        "back": values["my_patient"] if cared_for else "me",
        "value": values.get("problem", ""),
    }
    return _said(turn, texts["shelved" if words["value"] else "shelved_unnamed"], **words)


def _said(turn: Turn, text: str, **words: str) -> str:
    return fill(text, {**turn.setting.values, **words}, turn.guide.library.registers)
