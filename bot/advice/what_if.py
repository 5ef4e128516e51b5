"""Questions about what may happen: "what if he bleeds after the surgery", "what if the second doctor says no".

Nothing of it has happened, so no page that takes it for a fact answers them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.advice.buttons import button_to
from bot.advice.cues import has_cue
from bot.advice.guards import read_guard
from bot.advice.reply import Block, Buttons, Callout, Reply, Steps, Text
from bot.advice.safety import amber
from bot.advice.turn import Outcome, Turn, outcome

#: The danger sign of any operation.
ANY_OPERATION = "infection"


def what_if(turn: Turn) -> Outcome | None:
    """The answer of the first kind that fits the case and the words; None when none does."""
    kinds = turn.guide.library.texts["what_if"]["kinds"]
    kind = next((kind for kind in kinds if _fits(kind, turn)), None)
    if kind is None:
        return None
    setting = turn.setting
    dangers = _dangers(turn) if kind.get("dangers") else ()
    blocks: tuple[Block, ...] = (
        *amber(turn),
        Text(setting.say(kind["text"])),
        *(Callout(setting.say(turn.guide.lookups.danger(name)), "amber") for name in dangers),
        Steps(tuple(setting.say(step) for step in kind["steps"])),
        Buttons(tuple(button_to(name, setting) for name in kind["next"])),
    )
    told = tuple(dict.fromkeys((*turn.memory.told, *dangers)))
    return outcome(turn, Reply(blocks), replace(turn.memory, told=told, misses=0))


def _fits(kind: Mapping[str, Any], turn: Turn) -> bool:
    text = turn.reading.text
    if not all(has_cue(text, cues) for cues in kind["all_of"]) or has_cue(text, kind.get("never", ())):
        return False
    return read_guard(kind.get("when")).holds(turn.setting.view)


def _dangers(turn: Turn) -> tuple[str, ...]:
    """The signs after this operation, the one of its own first."""
    case, lookups = turn.case, turn.guide.lookups
    named = (case.procedure,) if case.procedure else case.options
    own = [lookups.procedure(name).danger for name in named]
    return tuple(dict.fromkeys(name for name in (*own, ANY_OPERATION) if name))
