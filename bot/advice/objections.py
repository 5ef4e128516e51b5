"""Who objects to an emergency line gets an apology and the reason for it, and not the line again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.advice.cues import asks, count, first_cue, plain
from bot.advice.turn import Outcome, Turn, outcome, said

#: Words of a message that is still about the line alone.
MOST = 14


def objected(turn: Turn) -> Outcome | None:
    """The reply to "why do you say that, he isn't suicidal" and "I said it's no emergency"; None for others."""
    texts = turn.guide.library.texts["safety"]["objection"]
    kind = next((kind for kind in texts["kinds"] if _named(turn, texts, kind) or _denied(turn, texts, kind)), None)
    if kind is None:
        return None
    entries = kind["after_alarm"] if turn.memory.alarm else kind["say"]
    reply = said(replace(turn, case=turn.earlier), entries)
    return outcome(turn, reply, replace(turn.memory, alarm=False, misses=0), turn.earlier)


def _named(turn: Turn, texts: Mapping[str, Any], kind: Mapping[str, Any]) -> bool:
    """Whether the message objects to the line by its name."""
    text = turn.reading.text
    found = first_cue(text, texts["cues"]), first_cue(text, map(turn.setting.say, kind["line"]))
    if not all(found) or count(text) > MOST:
        return False
    # In an alarming message only the objection itself may stand: what is said beside it may be the emergency.
    return turn.reading.safety.level == "none" or not _beside(text, " ".join(found), texts)


def _denied(turn: Turn, texts: Mapping[str, Any], kind: Mapping[str, Any]) -> bool:
    """Whether the message says no more than that it isn't so, after something was answered."""
    text, begun = turn.reading.text, turn.memory.topics or turn.memory.alarm
    denial = first_cue(text, kind["denies"])
    quiet = turn.reading.safety.level == "none" and not asks(text)
    return bool(begun and denial) and quiet and not _beside(text, denial, texts)


def _beside(text: str, found: str, texts: Mapping[str, Any]) -> set[str]:
    """What else the message says: "not suicidal, just so tired of it all" is more than a denial."""
    return set(plain(text).split()) - {*plain(found).split(), *texts["fillers"]}
