"""Ticking off the steps of the plan, by button or in words, taking back, and the visit that is booked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.advice.cues import asks, count, has_cue
from bot.advice.plan import booked_visit
from bot.advice.planning import (
    MOST_BUTTONS,
    NAME,
    UNDO,
    next_steps,
    no_plan,
    plan_of,
    text_of,
    texts_of,
    tick_button,
    under_way,
)
from bot.advice.reply import Button, Buttons, Reply, Text
from bot.advice.safety import amber
from bot.advice.turn import Outcome, Turn, outcome
from bot.advice.visits import BOOK, VISIT
from bot.advice.wording import spoken_date

#: From so many words on, and this sure, a message with a topic of its own is not there to be ticked off.
TICK_WORDS, CLEAR = 7, 0.5
#: Words of a message that says no more than that a step is done.
ONLY_TICKS = 4
#: What helps before a visit.
BEFORE_A_VISIT = ("questions_to_ask", "what_to_bring")
OWN = ("step_done", "whats_next", "change_fact", "plan", "correct", "affirm")


def step_done(turn: Turn) -> Outcome:
    """Ticks off the step of the button, or the ones that the message names; takes back what is not done."""
    if not turn.progress.started:
        return _done_early(turn) or no_plan(turn)
    choice = turn.reading.choice
    if choice.startswith(UNDO):
        return _taken_back(turn, (choice.removeprefix(UNDO),))
    if choice:
        return _ticked(turn, (choice,))
    return typed(turn) or _which(turn)


def _done_early(turn: Turn) -> Outcome | None:
    """A step done before there is a plan, and the offer to make one; None when the message names none."""
    if (kept := kept_early(turn)) is None:
        return None
    turn, lead = kept
    buttons = Buttons((Button(turn.guide.library.button_title(NAME), NAME),))
    return outcome(turn, Reply((*amber(turn), lead, text_of(turn, "no_plan"), buttons)), turn.memory)


def kept_early(turn: Turn) -> tuple[Turn, Text] | None:
    """The turn with the steps ticked off that were done before there is a plan, and a line that says so."""
    named = _named_steps(turn)
    if not named or not _tells_it_is_done(turn) or _has_more_on_its_mind(turn):
        return None
    step = next(step for step in plan_of(turn).steps if step.id == named[0])
    kept = replace(turn, progress=replace(turn.progress, done=_with(turn.progress.done, named)))
    return kept, text_of(kept, "done_early", step=step.tick)


def _tells_it_is_done(turn: Turn) -> bool:
    text, cues = turn.reading.text, texts_of(turn)["cues"]
    return not (asks(text) or has_cue(text, (*cues["trouble"], *cues["not_done"]))) and has_cue(text, cues["done"])


def typed(turn: Turn) -> Outcome | None:
    """Ticking off, taking back or a booked visit, said in words."""
    text, cues = turn.reading.text, texts_of(turn)["cues"]
    named = _named_steps(turn)
    if _has_more_on_its_mind(turn) and turn.visit is None:
        return None
    if has_cue(text, cues["not_done"]):
        back = tuple(name for name in named if name in turn.progress.done) or turn.progress.done[-1:]
        return _taken_back(turn, back) if back else None
    if is_booking(turn) and not (asks(text) or has_cue(text, cues["trouble"])):
        return booked(_with_others_done(turn, named))
    if not _tells_it_is_done(turn):
        return None
    if named:
        return _ticked(turn, named)
    if count(text) <= ONLY_TICKS and has_cue(text, cues["just_done"]):
        return _ticked(turn, tuple(step.id for step in plan_of(turn).left[:1]))
    return None


def _has_more_on_its_mind(turn: Turn) -> bool:
    """ "I talked to the doctor and he was so rude to me" is not there to be ticked off."""
    reading = turn.reading
    return count(reading.text) > TICK_WORDS and reading.confidence >= CLEAR and reading.intent not in OWN


def no_slot(turn: Turn) -> Outcome | None:
    """The quicker ways, for "they can't see me until January", which tells no deadline and books nothing."""
    text, cues = turn.reading.text, texts_of(turn)["cues"]
    about_a_visit = has_cue(text, (*cues["booked"], *cues["visit"])) or "deadline" in turn.reading.facts
    if not has_cue(text, cues["no_slot"]) or not about_a_visit or has_cue(text, cues["not_booked"]):
        return None
    case = turn.case.with_time_of(turn.earlier)
    turn = replace(turn, case=case)
    return next_steps(turn, (text_of(turn, "no_slot"),))


def is_booking(turn: Turn) -> bool:
    """Whether the message books the visit, with its day or without."""
    text, cues = turn.reading.text, texts_of(turn)["cues"]
    if turn.visit is not None:
        return True
    if not turn.progress.started or "deadline" in turn.reading.facts or has_cue(text, cues["not_booked"]):
        return False
    return has_cue(text, cues["booked"]) or (has_cue(text, cues["done"]) and has_cue(text, cues["visit"]))


def booked(turn: Turn) -> Outcome:
    """A visit is booked: its step is done, and the others are fitted to its day."""
    if turn.visit is None:
        progress = replace(turn.progress, done=_with(turn.progress.done, (BOOK,)))
        found = next_steps(replace(turn, progress=progress), (text_of(turn, "booked_no_day"),))
        return replace(found, progress=replace(found.progress, asking=VISIT))
    lead = "booked" if booked_visit(turn.progress, turn.case, turn.today) else "booked_late"
    return next_steps(turn, (_visit_text(turn, lead, turn.visit),))


def booked_anyway(turn: Turn) -> Outcome | None:
    """The visit told among other things or before there is a plan; None for any other message."""
    if (
        turn.visit is None
        or asks(turn.reading.text)
        or has_cue(turn.reading.text, texts_of(turn)["cues"]["trouble"])
    ):
        return None
    if turn.progress.started:
        return booked(_with_others_done(turn, _named_steps(turn)))
    lead = "booked_early" if booked_visit(turn.progress, turn.case, turn.today) else "booked_late"
    title = turn.guide.library.button_title
    buttons = Buttons(tuple(Button(title(name), name) for name in (NAME, *BEFORE_A_VISIT)))
    return outcome(turn, Reply((*amber(turn), _visit_text(turn, lead, turn.visit), buttons)), turn.memory)


def _with_others_done(turn: Turn, named: tuple[str, ...]) -> Turn:
    """ "I got the records and I have an appointment" ticks off both."""
    both = "and" in turn.reading.text.lower().split() and _tells_it_is_done(turn)
    others = tuple(name for name in named if name not in (BOOK, VISIT)) if both else ()
    return replace(turn, progress=replace(turn.progress, done=_with(turn.progress.done, others)))


def _visit_text(turn: Turn, name: str, day: date) -> Text:
    return text_of(turn, name, visit_date=spoken_date(day, turn.today))


def _ticked(turn: Turn, names: tuple[str, ...]) -> Outcome:
    steps = {step.id: step for step in plan_of(turn).steps}
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
        return next_steps(turn, (text_of(turn, "ticked_already"),))
    turn = replace(turn, progress=replace(turn.progress, done=_with(turn.progress.done, fresh)))
    if len(fresh) > 1:
        lead = text_of(turn, "ticked_many", steps_now=str(len(fresh)))
    else:
        lead = text_of(turn, "ticked", step=steps[fresh[0]].tick)
    return next_steps(turn, (lead,), undo=fresh[0] if len(fresh) == 1 else "")


def _taken_back(turn: Turn, names: tuple[str, ...]) -> Outcome:
    steps = {step.id: step for step in plan_of(turn).steps}
    done = tuple(name for name in turn.progress.done if name not in names)
    visit = "" if BOOK in names else turn.progress.visit
    turn = replace(turn, progress=replace(turn.progress, done=done, visit=visit))
    said = next((steps[name].tick for name in names if name in steps), "")
    return next_steps(turn, (text_of(turn, "undone", step=said),))


def _which(turn: Turn) -> Outcome:
    """Which step was meant?"""
    buttons = Buttons(tuple(tick_button(step) for step in plan_of(turn).left[:MOST_BUTTONS]))
    return outcome(under_way(turn), Reply((*amber(turn), text_of(turn, "which"), buttons)), turn.memory)


def _named_steps(turn: Turn) -> tuple[str, ...]:
    """The steps whose cues stand in the message; of two cues one inside the other, the longer one counts."""
    text = turn.reading.text
    steps = {step.id for step in plan_of(turn).steps}
    found = [
        (cue, raw["id"])
        for raw in turn.guide.library.texts["plan"]["steps"]
        if raw["id"] in steps
        for cue in raw["cues"]
        if has_cue(text, (cue,))
    ]
    longest = [(cue, name) for cue, name in found if not any(cue != other and cue in other for other, _ in found)]
    return tuple(dict.fromkeys(name for _, name in longest))


def _with(done: tuple[str, ...], names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*done, *names)))
