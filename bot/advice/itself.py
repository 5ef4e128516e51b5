"""Questions about the guide itself, and complaints that it didn't listen. Topics know of doctors only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.advice.cues import count, has_cue, opens_with
from bot.advice.reply import Block, Reply
from bot.advice.safety import amber
from bot.advice.serving import ASKED
from bot.advice.turn import Outcome, Turn, outcome, said, ways_on


def of_itself(turn: Turn) -> Outcome | None:
    """Who pays the guide, whom it tells, whether it can be wrong; None for any other message.

    Nothing is learned of the case from such a question.
    """
    entries = turn.guide.library.texts["talk"]["itself"]["kinds"]
    entry = next((e for e in entries if _fits(turn, e)), None)
    if entry is None:
        return None
    asked = replace(turn, case=turn.earlier)
    said_of_itself = said(asked, [entry], before=amber(turn))
    return outcome(asked, said_of_itself, replace(turn.memory, misses=0))


def unheard(turn: Turn) -> Outcome | None:
    """An apology to somebody whom the guide did not understand, with the way back to the last subject."""
    entry = turn.guide.library.texts["talk"]["unheard"]
    if not (_fits(turn, entry) or _says_what_was_asked(turn, entry)):
        return None
    turn = replace(turn, case=turn.earlier)
    sorry = said(turn, [{"text": entry["say"][0]["text"]}], before=amber(turn))
    last = [name for name in turn.memory.topics[:1] if name in turn.guide.library.topics]
    blocks: tuple[Block, ...] = (*sorry.blocks, *ways_on(turn.guide, (*last, *entry["say"][0]["next"])))
    return outcome(turn, Reply(blocks), replace(turn.memory, misses=0))


def _fits(turn: Turn, entry: Mapping[str, Any]) -> bool:
    text = turn.reading.text
    return count(text) <= entry["most"] and has_cue(text, entry["cues"]) and not has_cue(text, entry["not"])


def _says_what_was_asked(turn: Turn, entry: Mapping[str, Any]) -> bool:
    """ "I asked about Hopkins", where no topic is heard that could answer it."""
    reading = turn.reading
    if (
        not turn.memory.topics
        or count(reading.text) > entry["short"]
        or not opens_with(reading.text, entry["asked"])
    ):
        return False
    heard = reading.intent in turn.guide.library.topics and reading.intent not in entry["yields"]
    return not (heard and reading.confidence >= ASKED)
