"""What is said of the plan: the whole of it, what is next, and the welcome for somebody who has one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.advice.advise import press, told_of
from bot.advice.answer import answer
from bot.advice.cues import asks
from bot.advice.guide import Setting
from bot.advice.library import read_lines
from bot.advice.plan import Plan, Step, dated, plan
from bot.advice.progress import Progress
from bot.advice.questions import open_question
from bot.advice.reply import Block, Button, Buttons, Reply, Steps, Text
from bot.advice.safety import amber
from bot.advice.turn import Outcome, Turn, asks_the_day, outcome
from bot.advice.wording import fill

NAME = "plan"
#: Steps told when asked what is next: more is the whole plan.
NEXT_STEPS = 2
MOST_BUTTONS = 4
#: Confidence from which a topic may be what a misheard question was about.
LIKELY = 0.1
#: The danger in putting care off, and the topic that answers who asks about it.
DELAY, DELAYED = "delay", "time_sensitive"
#: Ticking off by this choice takes it back.
UNDO = "undo:"
#: The plan's own button for the questions that are still open.
FIT = "fit"


def show(turn: Turn, before: tuple[Block, ...] = ()) -> Outcome:
    """The whole plan, page by page. From now on it is under way."""
    turn = under_way(turn)
    memory = turn.memory
    found = answer(
        (NAME,), turn.setting, memory.told, memory.seen, (*amber(turn), *before), after=asks_the_day(turn)
    )
    first = plan(turn.setting, turn.progress).left[:1]
    offered = found.reply.buttons
    more = tuple(button for button in offered if button.topic == "more")
    others = tuple(button for button in offered if button.topic != "more")
    buttons = (*(tick_button(step) for step in first), *more, *_fit(turn), *others)[:MOST_BUTTONS]
    blocks = tuple(block for block in found.reply.blocks if not isinstance(block, Buttons))
    sources = tuple(block for block in blocks if block.kind == "sources")
    body = tuple(block for block in blocks if block.kind != "sources")
    told = memory.after_answer((NAME,), found.told, found.taken, found.has_more)
    return outcome(turn, Reply((*body, Buttons(buttons), *sources)), told)


def _fit(turn: Turn) -> tuple[Button, ...]:
    """The way to the questions that would make the plan fit better, while there are some."""
    if open_question(turn.setting, turn.progress.skipped) is None:
        return ()
    return (Button(turn.guide.library.texts["interview"]["buttons"]["fit"], NAME, choice=FIT),)


def whats_next(turn: Turn) -> Outcome:
    """The next one or two steps with their dates."""
    return next_steps(turn, (text_of(turn, "next_lead"),))


def otherwise(turn: Turn) -> Outcome | None:
    """The answer to a question that only sounded like something about the plan, which there is none of."""
    if turn.reading.pressed or not asks(turn.reading.text):
        return None
    if turn.reading.safety.kind == DELAY:  # "should I cancel?" is about the operation
        return told_of(turn, DELAYED)
    topics = turn.guide.library.topics
    meant = next((t.name for t in turn.reading.ranking if t.name in topics and t.confidence >= LIKELY), "")
    return press(turn, meant) if meant and meant != NAME else None


def no_plan(turn: Turn) -> Outcome:
    """There is none yet; the button makes one."""
    if (found := otherwise(turn)) is not None:
        return found
    buttons = Buttons((Button(turn.guide.library.button_title(NAME), NAME),))
    return outcome(turn, Reply((*amber(turn), text_of(turn, "no_plan"), buttons)), turn.memory)


def welcome(turn: Turn) -> Outcome | None:
    """The greeting of somebody whose plan is under way; None without one or when nothing is left to do."""
    if not turn.progress.started or not plan_of(turn).left:
        return None
    return next_steps(turn, (text_of(turn, "welcome"),))


def next_steps(turn: Turn, before: Sequence[Block], undo: Sequence[str] = ()) -> Outcome:
    """What is said first, then the next steps, each with a button that ticks it off; and one to undo some."""
    turn = under_way(turn)
    left = plan_of(turn).left[:NEXT_STEPS]
    if not left:
        before = (text_of(turn, "all_done"),)
    steps = (Steps(tuple(dated(turn.setting, step) for step in left)),) if left else ()
    titles = texts_of(turn)["buttons"]
    buttons = [tick_button(step) for step in left]
    buttons += [Button(titles["undo"], "step_done", choice=f"{UNDO}{' '.join(undo)}")] if undo else []
    buttons.append(Button(titles["whole"], NAME) if left else Button(titles["decide"], "decide"))
    told = turn.memory.after_answer((NAME,), (), 0, has_more=True)
    return outcome(turn, Reply((*amber(turn), *before, *steps, Buttons(tuple(buttons)))), told)


def numbered(turn: Turn, found: Outcome) -> Outcome:
    """The outcome that knows which steps of the plan its reply numbers, so that "step 3" can be understood."""
    items = [item for block in found.reply.blocks if isinstance(block, Steps) for item in block.items]
    if not items or not found.progress.started:
        return found
    setting = Setting.of(turn.guide, found.case, turn.today, found.progress)
    steps = {dated(setting, step): step.id for step in plan(setting, found.progress).steps}
    shown = tuple(steps[item] for item in items if item in steps)
    return replace(found, progress=renumbered(found.progress, shown)) if shown else found


def renumbered(progress: Progress, shown: tuple[str, ...]) -> Progress:
    """The progress after these steps were shown in this order."""
    if shown == progress.numbered:
        return progress
    return replace(progress, numbered=shown, numbered_before=progress.numbered)


def under_way(turn: Turn) -> Turn:
    started = turn.progress.started or turn.today.isoformat()
    return replace(turn, progress=replace(turn.progress, activity=NAME, asking="", missed=0, started=started))


def plan_of(turn: Turn) -> Plan:
    return plan(turn.setting, turn.progress)


def tick_button(step: Step) -> Button:
    return Button(step.tick, "step_done", choice=step.id)


def text_of(turn: Turn, name: str, **words: str) -> Text:
    """A reply of planning.yml, its own blanks filled with `words`."""
    lines = read_lines(f"planning.yml: replies.{name}", texts_of(turn)["replies"][name])
    line = next(line for line in lines if line.guard.holds(turn.setting.view))
    return Text(fill(line.text, {**turn.setting.values, **words}, turn.guide.library.registers))


def texts_of(turn: Turn) -> dict[str, Any]:
    return dict(turn.guide.library.texts["planning"])
