"""Going through the plan: showing it, ticking off, what is next, and fitting it to what has changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.advice.answer import answer
from bot.advice.case import Case
from bot.advice.cues import asks, count, has_cue
from bot.advice.guide import Setting
from bot.advice.library import read_lines
from bot.advice.plan import Plan, Step, booked_visit, dated, plan
from bot.advice.progress import Progress
from bot.advice.questions import open_question
from bot.advice.reply import Block, Bullets, Button, Buttons, Reply, Steps, Text
from bot.advice.safety import amber
from bot.advice.turn import Outcome, Turn, outcome
from bot.advice.wording import fill, spoken_date

NAME = "plan"
#: Steps told when asked what is next: more is the whole plan.
NEXT_STEPS = 2
MOST_BUTTONS = 4
#: Words in a message that only ticks off or tells a new date; a longer one has more on its mind.
LONGEST = 14
#: From so many words on, and this sure, a message with a topic of its own is not there to be ticked off.
TICK_WORDS, CLEAR = 7, 0.5
OWN = ("step_done", "whats_next", "change_fact", "plan", "correct", "affirm")
#: Ticking off by this choice takes it back.
UNDO = "undo:"
#: The plan's own button for the questions that are still open.
FIT = "fit"
BOOK, VISIT = "book", "visit"


def show(turn: Turn, before: tuple[Block, ...] = ()) -> Outcome:
    """The whole plan, page by page. From now on it is under way."""
    turn = _under_way(turn)
    memory = turn.memory
    found = answer((NAME,), turn.setting, memory.told, memory.seen, (*amber(turn), *before))
    first = plan(turn.setting, turn.progress).left[:1]
    offered = found.reply.buttons
    more = tuple(button for button in offered if button.topic == "more")
    others = tuple(button for button in offered if button.topic != "more")
    buttons = (*(_tick(step) for step in first), *more, *_fit(turn), *others)[:MOST_BUTTONS]
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
    if not turn.progress.started:
        return no_plan(turn)
    return _next_steps(turn, (_text(turn, "next_lead"),))


def no_plan(turn: Turn) -> Outcome:
    """There is none yet; the button makes one."""
    buttons = Buttons((Button(turn.guide.library.button_title(NAME), NAME),))
    return outcome(turn, Reply((*amber(turn), _text(turn, "no_plan"), buttons)), turn.memory)


def welcome(turn: Turn) -> Outcome | None:
    """The greeting of somebody whose plan is under way; None without one or when nothing is left to do."""
    if not turn.progress.started or not _plan(turn).left:
        return None
    return _next_steps(turn, (_text(turn, "welcome"),))


def step_done(turn: Turn) -> Outcome:
    """Ticks off the step of the button, or the ones that the message names; takes back what is not done."""
    if not turn.progress.started:
        return no_plan(turn)
    choice = turn.reading.choice
    if choice.startswith(UNDO):
        return _taken_back(turn, (choice.removeprefix(UNDO),))
    if choice:
        return _ticked(turn, (choice,))
    return _typed(turn) or _which(turn)


def hear(turn: Turn) -> Outcome | None:
    """What a typed message does to the plan under way; None when it is about something else."""
    text, cues = turn.reading.text, _texts(turn)["cues"]
    if turn.memory.alarm or not turn.progress.started or count(text) > LONGEST:
        return None
    if has_cue(text, cues["whats_next"]):
        return whats_next(turn)
    if asks(text):
        return None
    if turn.progress.asking == VISIT and "deadline" in turn.reading.facts and not has_cue(text, cues["moved"]):
        return _booked(turn)
    if (found := date_changed(turn)) is not None:
        return found
    if turn.reading.bare and turn.reading.facts and not _is_booking(turn):
        return replanned(turn, "changed") if turn.memory.topics[:1] == (NAME,) else None
    return _typed(turn)


def date_changed(turn: Turn) -> Outcome | None:
    """The plan fitted to a date that moved or fell through; None when the message tells no such thing."""
    text, cues = turn.reading.text, _texts(turn)["cues"]
    new, old = turn.case.deadline, turn.earlier.deadline
    if has_cue(text, cues["canceled"]) and "deadline" not in turn.reading.facts:
        off = turn.earlier.with_facts({"deadline": None, "said_clock": "open"})
        return replanned(replace(turn, case=off), "canceled")
    if "deadline" not in turn.reading.facts or new is None or new == old or _is_booking(turn):
        return None
    if not (turn.reading.bare or has_cue(text, cues["moved"])):
        return None
    if old is None or old < turn.today:
        return replanned(turn, "first_date")
    return replanned(turn, "later" if new > old else "sooner")


def replanned(turn: Turn, lead: str | Text) -> Outcome:
    """The next steps of a plan begun anew today for the case as it is now, led by what has changed."""
    before = {step.id for step in plan(_setting(turn, turn.earlier, turn.progress), turn.progress).steps}
    started = turn.today.isoformat() if turn.progress.started else ""
    turn = replace(turn, progress=replace(turn.progress, started=started))
    blocks: list[Block] = [lead if isinstance(lead, Text) else _text(turn, lead)]
    if not started:
        buttons = Buttons((Button(turn.guide.library.button_title(NAME), NAME),))
        return outcome(turn, Reply((*amber(turn), *blocks, buttons)), turn.memory)
    shown = {step.id for step in _plan(turn).left[:NEXT_STEPS]}
    new = [step.text for step in _plan(turn).left if step.id not in before | shown]
    if new:
        blocks.append(
            Bullets(tuple(_sentence(text) for text in new[:NEXT_STEPS]), _texts(turn)["replies"]["new_steps"])
        )
    return _next_steps(turn, tuple(blocks))


def _typed(turn: Turn) -> Outcome | None:
    """Ticking off, taking back or a booked visit, said in words."""
    text, cues = turn.reading.text, _texts(turn)["cues"]
    named = _named_steps(turn)
    if _has_more_on_its_mind(turn):
        return None
    if has_cue(text, cues["not_done"]):
        back = tuple(name for name in named if name in turn.progress.done) or turn.progress.done[-1:]
        return _taken_back(turn, back) if back else None
    if asks(text) or has_cue(text, cues["trouble"]) or (not has_cue(text, cues["done"]) and not _is_booking(turn)):
        return None
    if _is_booking(turn):
        return _booked(turn)
    if named:
        return _ticked(turn, named)
    if count(text) <= 4 and has_cue(text, ("done", "did it", "did that", "finished", "sorted", "ok did")):
        return _ticked(turn, tuple(step.id for step in _plan(turn).left[:1]))
    return None


def _has_more_on_its_mind(turn: Turn) -> bool:
    """ "I talked to the doctor and he was so rude to me" is not there to be ticked off."""
    reading = turn.reading
    return count(reading.text) > TICK_WORDS and reading.confidence >= CLEAR and reading.intent not in OWN


def _is_booking(turn: Turn) -> bool:
    """ "Got an appointment on the 14th" is the day of the second view, not of the operation."""
    text, cues = turn.reading.text, _texts(turn)["cues"]
    return bool(turn.progress.started) and has_cue(text, cues["booked"]) and not has_cue(text, cues["not_booked"])


def _booked(turn: Turn) -> Outcome:
    """A visit is booked: its step is done, and the others are fitted to its day."""
    day = turn.case.deadline if "deadline" in turn.reading.facts else None
    case = replace(turn.case, deadline=turn.earlier.deadline, said_clock=turn.earlier.said_clock)
    visit = day.isoformat() if day else turn.progress.visit
    progress = replace(turn.progress, done=_with(turn.progress.done, (BOOK,)), visit=visit)
    turn = replace(turn, case=case, progress=progress)
    if day is None:
        found = _next_steps(turn, (_text(turn, "booked_no_day"),))
        return replace(found, progress=replace(found.progress, asking=VISIT))
    lead = "booked" if booked_visit(progress, case, turn.today) else "booked_late"
    return _next_steps(turn, (_text(turn, lead, visit_date=spoken_date(day, turn.today)),))


def _ticked(turn: Turn, names: tuple[str, ...]) -> Outcome:
    steps = {step.id: step for step in _plan(turn).steps}
    known = tuple(name for name in names if name in steps)
    fresh = tuple(name for name in known if name not in turn.progress.done)
    if not known:
        return _which(turn)
    if not fresh:
        done = (
            *(name for name in turn.progress.done if name not in known),
            *known,
        )  # "not done" takes back the last
        turn = replace(turn, progress=replace(turn.progress, done=done))
        return _next_steps(turn, (_text(turn, "ticked_already"),))
    turn = replace(turn, progress=replace(turn.progress, done=_with(turn.progress.done, fresh)))
    if len(fresh) > 1:
        lead = _text(turn, "ticked_many", steps_now=str(len(fresh)))
    else:
        lead = _text(turn, "ticked", step=steps[fresh[0]].tick)
    return _next_steps(turn, (lead,), undo=fresh[0] if len(fresh) == 1 else "")


def _taken_back(turn: Turn, names: tuple[str, ...]) -> Outcome:
    steps = {step.id: step for step in _plan(turn).steps}
    done = tuple(name for name in turn.progress.done if name not in names)
    visit = "" if BOOK in names else turn.progress.visit
    turn = replace(turn, progress=replace(turn.progress, done=done, visit=visit))
    said = next((steps[name].tick for name in names if name in steps), "")
    return _next_steps(turn, (_text(turn, "undone", step=said),))


def _which(turn: Turn) -> Outcome:
    """Which step was meant?"""
    buttons = Buttons(tuple(_tick(step) for step in _plan(turn).left[:MOST_BUTTONS]))
    return outcome(_under_way(turn), Reply((*amber(turn), _text(turn, "which"), buttons)), turn.memory)


def _next_steps(turn: Turn, before: Sequence[Block], undo: str = "") -> Outcome:
    """What is said first, then the next steps, each with a button that ticks it off."""
    turn = _under_way(turn)
    left = _plan(turn).left[:NEXT_STEPS]
    if not left:
        before = (_text(turn, "all_done"),)
    steps = (Steps(tuple(dated(turn.setting, step) for step in left)),) if left else ()
    titles = _texts(turn)["buttons"]
    buttons = [_tick(step) for step in left]
    buttons += [Button(titles["undo"], "step_done", choice=f"{UNDO}{undo}")] if undo else []
    buttons.append(Button(titles["whole"], NAME) if left else Button(titles["decide"], "decide"))
    told = turn.memory.after_answer((NAME,), (), 0, has_more=True)
    return outcome(turn, Reply((*amber(turn), *before, *steps, Buttons(tuple(buttons)))), told)


def _under_way(turn: Turn) -> Turn:
    started = turn.progress.started or turn.today.isoformat()
    return replace(turn, progress=replace(turn.progress, activity=NAME, asking="", missed=0, started=started))


def _named_steps(turn: Turn) -> tuple[str, ...]:
    """The steps whose cues stand in the message; of two cues one inside the other, the longer one counts."""
    text = turn.reading.text
    steps = {step.id for step in _plan(turn).steps}
    found = [
        (cue, raw["id"])
        for raw in turn.guide.library.texts["plan"]["steps"]
        if raw["id"] in steps
        for cue in raw["cues"]
        if has_cue(text, (cue,))
    ]
    longest = [(cue, name) for cue, name in found if not any(cue != other and cue in other for other, _ in found)]
    return tuple(dict.fromkeys(name for _, name in longest))


def _plan(turn: Turn) -> Plan:
    return plan(turn.setting, turn.progress)


def _tick(step: Step) -> Button:
    return Button(step.tick, "step_done", choice=step.id)


def _with(done: tuple[str, ...], names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*done, *names)))


def _setting(turn: Turn, case: Case, progress: Progress) -> Setting:
    return Setting.of(turn.guide, case, turn.today, progress)


def _text(turn: Turn, name: str, **words: str) -> Text:
    """A reply of planning.yml, its own blanks filled with `words`."""
    lines = read_lines(f"planning.yml: replies.{name}", _texts(turn)["replies"][name])
    line = next(line for line in lines if line.guard.holds(turn.setting.view))
    return Text(fill(line.text, {**turn.setting.values, **words}, turn.guide.library.registers))


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _texts(turn: Turn) -> dict[str, Any]:
    return dict(turn.guide.library.texts["planning"])
