"""What a short message means after the last answer: "they said no" is a denial after "who pays?"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.advice.advise import told_of
from bot.advice.cues import asks, count, has_cue
from bot.advice.guards import read_guard
from bot.advice.turn import Outcome, Turn


def in_context(turn: Turn) -> Outcome | None:
    """The answer that takes up what the message means here; None for a message that speaks for itself."""
    if asks(turn.reading.text) or turn.memory.alarm:
        return None
    entry = next((e for e in turn.guide.library.texts["in_context"] if _fits(e, turn)), None)
    if entry is None:
        return None
    return told_of(replace(turn, case=turn.case.with_facts(entry["facts"])), entry["topic"])


def _fits(entry: Mapping[str, Any], turn: Turn) -> bool:
    text, last = turn.reading.text, next(iter(turn.memory.topics), "")
    relation = turn.case.relation.split()[-1:] or ["patient"]
    cues = [cue.replace("{relation}", relation[0]) for cue in entry["cues"]]
    return (
        count(text) <= entry["most"]
        and last in entry.get("after", (last,))
        and read_guard(entry.get("when")).holds(turn.setting.view)
        and has_cue(text, cues)
        and ("and" not in entry or has_cue(text, entry["and"]))
        and set(entry.get("tells", ())) <= set(turn.reading.facts)
    )
