"""What is said when the talk turns to another patient, or back to one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.advice.case import Case
from bot.advice.cues import asks, count
from bot.advice.library import read_lines
from bot.advice.patients import BACK, NEW, SHORT, UNKNOWN
from bot.advice.pieces import PAGE
from bot.advice.reply import Block, Reply, Text
from bot.advice.safety import amber
from bot.advice.turn import Outcome, Turn, is_scenario, outcome, ways_on
from bot.advice.wording import fill

#: Topics that "back to my husband" by itself is heard as, and the confidence from which another one was meant.
WHO = ("caregiver", "plan", "switch_doctor")
CLEAR = 0.4


def turned_line(turn: Turn) -> tuple[Block, ...]:
    """One sentence that says whom the talk is about now; nothing when it has not turned."""
    texts = turn.guide.library.texts["patients"]
    name = {NEW: "new", BACK: "again"}.get(turn.turned, "")
    return (Text(_said(turn, texts[name])),) if name else ()


def returned(turn: Turn) -> Outcome | None:
    """The reply to a message that only goes back to somebody; None for any other."""
    texts = turn.guide.library.texts["patients"]
    if turn.turned not in (BACK, UNKNOWN) or count(turn.reading.text) > SHORT or _asks_more(turn):
        return None
    entries = texts["returned" if turn.turned == BACK else "unknown"]
    lines = read_lines(
        "patients.yml", [{k: entry[k] for k in ("text", "when") if k in entry} for entry in entries]
    )
    entry, line = next(pair for pair in zip(entries, lines, strict=True) if pair[1].guard.holds(turn.setting.view))
    reply = Reply((*amber(turn), Text(_said(turn, line.text)), *ways_on(turn.guide, entry["next"])))
    return outcome(turn, reply, replace(turn.memory, misses=0))


def _asks_more(turn: Turn) -> bool:
    """Whether the message goes back and asks something in the same breath."""
    reading = turn.reading
    how_to = reading.intent in turn.guide.library.topics and not is_scenario(turn.guide, reading.intent)
    return asks(reading.text) or (how_to and reading.intent not in WHO and reading.confidence >= CLEAR)


def with_turned_line(turn: Turn, found: Outcome) -> Outcome:
    """The answer of somebody else, with the sentence before it where there is room."""
    line = turned_line(turn)
    blocks = found.reply.blocks
    told = any(block in blocks for block in line) or turn.turned == BACK or turn.reading.safety.level == "red"
    if not line or told or found.reply.words() + Reply(line).words() > PAGE:
        return found
    return replace(found, reply=Reply((*line, *blocks)))


def _said(turn: Turn, text: str) -> str:
    return fill(text, {**turn.setting.values, **_names(turn)}, turn.guide.library.registers)


def _names(turn: Turn) -> Mapping[str, Any]:
    return {
        "now": turn.setting.values["patient"],
        "before": _other(turn, turn.left, "patient", "yourself"),
        "back": _other(turn, turn.left, "my_patient", "me"),
    }


def _other(turn: Turn, case: Case, blank: str, own: str) -> str:
    values = replace(turn, case=case).setting.values
    return values[blank] if case.role == "caregiver" else own
