"""Ticking off the steps of the plan, by button or in words, taking back, and the visit that is booked."""

from __future__ import annotations

from dataclasses import dataclass, replace
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
    renumbered,
    text_of,
    texts_of,
    tick_button,
    under_way,
)
from bot.advice.positions import positions_in
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
#: What is asked when it was not clear which step is done.
WHICH = "which"


def step_done(turn: Turn) -> Outcome:
    """Ticks off the step of the button, or the ones that the message names; takes back what is not done."""
    if not turn.progress.started:
        return _done_early(turn) or no_plan(turn)
    choice = turn.reading.choice
    if choice.startswith(UNDO):
        return _taken_back(turn, tuple(choice.removeprefix(UNDO).split()))
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
    named = _by_words(turn)
    if not named or not _tells_it_is_done(turn) or _has_more_on_its_mind(turn):
        return None
    step = next(step for step in plan_of(turn).steps if step.id == named[0])
    kept = replace(turn, progress=replace(turn.progress, done=_with(turn.progress.done, named)))
    return kept, text_of(kept, "done_early", step=step.name)


def _tells_it_is_done(turn: Turn) -> bool:
    text, cues = turn.reading.text, texts_of(turn)["cues"]
    return not (asks(text) or has_cue(text, (*cues["trouble"], *cues["not_done"]))) and has_cue(text, cues["done"])


def typed(turn: Turn) -> Outcome | None:
    """Ticking off, taking back or a booked visit, said in words."""
    text, cues = turn.reading.text, texts_of(turn)["cues"]
    if _has_more_on_its_mind(turn) and turn.visit is None:
        return None
    if has_cue(text, cues["not_done"]):
        return _named_back(turn)
    if is_booking(turn) and not (asks(text) or has_cue(text, cues["trouble"])):
        return booked(_with_others_done(turn, _by_words(turn)))
    named = named_steps(turn, (turn.progress.numbered, turn.progress.numbered_before))
    answers = turn.progress.asking == WHICH and bool(named.ids) and not asks(text)
    if not (answers or _tells_it_is_done(turn)):
        return None
    if named.ids:
        return _ticked(turn, named.ids, named.missing)
    if named.missing:
        return _which(turn, "no_such_step")
    if count(text) <= ONLY_TICKS and has_cue(text, cues["just_done"]):
        return _ticked(turn, tuple(step.id for step in plan_of(turn).left[:1]))
    return None


def _named_back(turn: Turn) -> Outcome | None:
    """Taking back what is named, else what was ticked off last; None when there is nothing to take back."""
    done = turn.progress.done
    # The list that was on the screen when a step was ticked off is the one before this.
    named = named_steps(turn, (turn.progress.numbered_before, turn.progress.numbered), kept=done)
    if named.ids or named.missing:
        back = tuple(name for name in named.ids if name in done)
        return _taken_back(turn, back) if back else next_steps(turn, (text_of(turn, "not_ticked"),))
    return _taken_back(turn, done[-1:]) if done else None


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
        return booked(_with_others_done(turn, _by_words(turn)))
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


def _ticked(turn: Turn, names: tuple[str, ...], missing: bool = False) -> Outcome:
    steps = {step.id: step for step in plan_of(turn).steps}
    known = tuple(name for name in names if name in steps)
    fresh = tuple(name for name in known if name not in turn.progress.done)
    if not known:
        return _which(turn)
    if not fresh:
        before = tuple(name for name in turn.progress.done if name not in known)
        progress = replace(turn.progress, done=(*before, *known))  # "not done" takes back the last
        return next_steps(replace(turn, progress=progress), (text_of(turn, "ticked_already"),))
    turn = replace(turn, progress=replace(turn.progress, done=_with(turn.progress.done, fresh)))
    lead = text_of(
        turn,
        "ticked_many" if len(fresh) > 1 else "ticked",
        steps_now=str(len(fresh)),
        step=_ticks(turn, fresh),
    )
    return next_steps(turn, (lead, *((text_of(turn, "some_missing"),) if missing else ())), undo=fresh)


def _taken_back(turn: Turn, names: tuple[str, ...]) -> Outcome:
    done = tuple(name for name in turn.progress.done if name not in names)
    visit = "" if BOOK in names else turn.progress.visit
    turn = replace(turn, progress=replace(turn.progress, done=done, visit=visit))
    return next_steps(turn, (text_of(turn, "undone", step=_ticks(turn, names)),))


def _ticks(turn: Turn, names: tuple[str, ...]) -> str:
    """The words on the buttons of these steps, as a quotation."""
    steps = {step.id: step for step in plan_of(turn).steps}
    return ", ".join(f'"{steps[name].tick}"' for name in names if name in steps)


def _which(turn: Turn, reply: str = "which") -> Outcome:
    """Which step was meant? An answer may name it by its place among the buttons."""
    turn = under_way(turn)
    offered = plan_of(turn).left[:MOST_BUTTONS]
    buttons = Buttons(tuple(tick_button(step) for step in offered))
    progress = replace(renumbered(turn.progress, tuple(step.id for step in offered)), asking=WHICH)
    blocks = (*amber(turn), text_of(turn, reply), buttons)
    return outcome(turn, Reply(blocks), turn.memory, progress=progress)


@dataclass(frozen=True)
class Named:
    """The steps that a message names. `missing`: a place was named that the list does not have."""

    ids: tuple[str, ...] = ()
    missing: bool = False


def named_steps(turn: Turn, lists: tuple[tuple[str, ...], ...], kept: tuple[str, ...] = ()) -> Named:
    """The steps of the message: by a plain number, by their words, or by their place in a list.

    A place is looked up in the first of the lists that has it. Is something `kept`, a step counts only when it is
    among that: it is taken back.
    """
    texts = texts_of(turn)["numbers"]
    found = positions_in(turn.reading.text, len(lists[0]), texts)
    if not found.plainly and (words := _by_words(turn)):
        return Named(words)
    ids = []
    for place in found.places:
        there = [shown[place - 1] for shown in lists if place <= len(shown)]
        fitting = [name for name in there if not kept or name in kept]
        ids += fitting[:1]
    return Named(tuple(dict.fromkeys(ids)), missing=len(ids) < len(found.places))


def _by_words(turn: Turn) -> tuple[str, ...]:
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
