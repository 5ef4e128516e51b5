"""What is heard while the plan is under way, and the plan fitted to what has changed."""

from __future__ import annotations

from dataclasses import replace

from bot.advice.cues import asks, count, has_cue
from bot.advice.guide import Setting
from bot.advice.paging import turned
from bot.advice.plan import plan
from bot.advice.planning import NAME, NEXT_STEPS, next_steps, plan_of, show, text_of, texts_of, whats_next
from bot.advice.reply import Block, Bullets, Button, Buttons, Reply, Text
from bot.advice.safety import amber
from bot.advice.ticking import booked, is_booking, no_slot, typed
from bot.advice.turn import Outcome, Turn, asks_the_day, outcome
from bot.advice.visits import VISIT

#: Words in a message that only ticks off or tells a new date; a longer one has more on its mind.
LONGEST = 14


def hear(turn: Turn) -> Outcome | None:
    """What a typed message does to the plan under way; None when it is about something else."""
    text, cues = turn.reading.text, texts_of(turn)["cues"]
    if turn.memory.alarm or not turn.progress.started or count(text) > LONGEST:
        return None
    if has_cue(text, cues["whats_next"]):
        return whats_next(turn)
    if (found := _whole(turn)) is not None:
        return found
    if asks(text):
        return None
    if (found := no_slot(turn)) is not None:
        return found
    if turn.progress.asking == VISIT and turn.visit is not None:
        return booked(turn)
    if (found := date_changed(turn)) is not None:
        return found
    if turn.reading.bare and turn.reading.facts and not is_booking(turn):
        return replanned(turn, "changed") if turn.memory.topics[:1] == (NAME,) else None
    return typed(turn)


def _whole(turn: Turn) -> Outcome | None:
    """What the plan holds beyond what was shown, or the plan once more; None unless that was asked for."""
    text, cues, memory = turn.reading.text, texts_of(turn)["cues"], turn.memory
    if "deadline" in turn.reading.facts or memory.topics[:1] != (NAME,):
        return None
    if has_cue(text, cues["anew"]):
        return show(turn)
    if not has_cue(text, cues["everything"]):
        return None
    return show(turn) if memory.finished else turned(turn, amber(turn))


def date_changed(turn: Turn) -> Outcome | None:
    """The plan fitted to a date that moved or fell through; None when the message tells no such thing."""
    text, cues = turn.reading.text, texts_of(turn)["cues"]
    new, old = turn.case.deadline, turn.earlier.deadline
    if has_cue(text, cues["canceled"]) and "deadline" not in turn.reading.facts:
        off = turn.earlier.with_facts({"deadline": None, "said_clock": "open"})
        return replanned(replace(turn, case=off), "canceled")
    if "deadline" not in turn.reading.facts or new is None or new == old or is_booking(turn):
        return None
    if not (turn.reading.bare or has_cue(text, cues["moved"])):
        return None
    if old is None or old < turn.today:
        return replanned(turn, "first_date")
    return replanned(turn, "later" if new > old else "sooner")


def replanned(turn: Turn, lead: str | Text) -> Outcome:
    """The next steps of a plan begun anew today for the case as it is now, led by what has changed."""
    earlier = Setting.of(turn.guide, turn.earlier, turn.today, turn.progress)
    before = {step.id for step in plan(earlier, turn.progress).steps}
    started = turn.today.isoformat() if turn.progress.started else ""
    turn = replace(turn, progress=replace(turn.progress, started=started))
    blocks: list[Block] = [lead if isinstance(lead, Text) else text_of(turn, lead), *asks_the_day(turn)]
    if not started:
        buttons = Buttons((Button(turn.guide.library.button_title(NAME), NAME),))
        return outcome(turn, Reply((*amber(turn), *blocks, buttons)), turn.memory)
    shown = {step.id for step in plan_of(turn).left[:NEXT_STEPS]}
    new = [step.text for step in plan_of(turn).left if step.id not in before | shown]
    if new:
        blocks.append(
            Bullets(tuple(_sentence(text) for text in new[:NEXT_STEPS]), texts_of(turn)["replies"]["new_steps"])
        )
    return next_steps(turn, tuple(blocks))


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
