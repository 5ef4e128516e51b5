"""What next, by when: the steps of a second opinion, with dates worked back from the deadline.

`plan` is a pure function of the case, what is ticked off and the day. data/advice/en/plan.yml holds the steps.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from bot.advice.case import Case
from bot.advice.days import due_date, is_weekend, working_day
from bot.advice.guards import CANCER, FINDING, read_guard
from bot.advice.guide import Setting
from bot.advice.library import Line, read_lines
from bot.advice.progress import Progress
from bot.advice.script import Script
from bot.advice.wording import fill, spoken_date

#: Steps after which a nearer deadline no longer asks for another kind of plan.
UNDER_WAY = frozenset({"book", "visit"})
#: Reasons that are not left open, even when nobody has named a date.
GRAVE = (CANCER, FINDING, "life_threatening")
#: Opinions that make it a matter of comparing.
TO_COMPARE = 2


@dataclass(frozen=True)
class Step:
    """One thing to do. `text` begins in lower case and goes behind a date ("By Monday: call ...")."""

    id: str
    due: date
    text: str
    tick: str  # the person's words for having done it
    name: str = ""  # what it is called: "asking for the records"
    sources: tuple[str, ...] = ()
    done: bool = False
    late: bool = False  # it should have been done by now; `due` is the next day it can be
    fixed: bool = False  # the day is not ours to move: a booked visit
    note: str = ""  # the quickest way to catch up, or why it falls on a weekend


@dataclass(frozen=True)
class Plan:
    """All steps, the earliest first. `pace`: hours, days, weeks or open."""

    pace: str
    opening: Line
    steps: tuple[Step, ...]

    @property
    def left(self) -> tuple[Step, ...]:
        """The steps that are not ticked off."""
        return tuple(step for step in self.steps if not step.done)


@dataclass(frozen=True)
class _Frame:
    """What all steps share: the case ready to be written for, and the days between which they fall."""

    setting: Setting
    pace: str
    start: date  # the day from which days are counted
    deadline: date | None
    visit: date | None
    done: frozenset[str]


def plan(setting: Setting, progress: Progress) -> Plan:
    """The plan for this case as it stands today.

    Days are counted from the day the plan was made (`progress.started`), so that what was not done is late.
    """
    frame = _frame(setting, progress)
    texts = setting.guide.library.texts["plan"]
    steps = [step for raw in texts["steps"] if (step := _step(raw, frame))]
    ordered = _noted_once(sorted(steps, key=lambda step: step.due))
    return Plan(frame.pace, _opening(frame, ordered), ordered)


def plan_script(setting: Setting) -> Script:
    """The plan as an answer, without what is ticked off."""
    found = plan(setting, setting.progress)
    texts = setting.guide.library.texts["plan"]
    return Script(
        opening=found.opening,
        steps=tuple(Line(dated(setting, step), step.sources) for step in found.left),
        more=setting.all(read_lines("plan.yml: more", texts["more"])),
        next=tuple(texts["next"]),
    )


def dated(setting: Setting, step: Step) -> str:
    """A step as it is said: "By Wednesday, December 2: compare both views."."""
    days = setting.guide.library.texts["plan"]["days"]
    ahead = (step.due - setting.today).days
    if step.late:
        key = "overdue"
    elif step.fixed and ahead > 1:
        key = "on"
    else:
        key = {0: "today", 1: "tomorrow"}.get(ahead, "by")
    when = fill(
        days[key],
        {**setting.values, "due_date": spoken_date(step.due, setting.today)},
        setting.guide.library.registers,
    )
    return " ".join(part for part in (f"{when}: {step.text}", step.note) if part)


def pace_of(setting: Setting, day: date) -> str:
    """How fast the plan has to be on that day: the clock, or faster where the illness or the place asks for it."""
    clock = setting.case.clock(day)
    view = setting.view
    if "inpatient" in view["setting"]:
        return "hours" if clock == "hours" else "days"
    if (view["fast"] or "pregnant" in view["person"]) and clock in ("", "open"):
        return "days"
    if set(GRAVE) & set(view["scenario"]) and clock in ("", "open"):
        return "weeks"
    return clock or "open"


def booked_visit(progress: Progress, case: Case, today: date) -> date | None:
    """The day of the booked visit, unless it is no help: gone by, or after the deadline."""
    visit = date.fromisoformat(progress.visit) if progress.visit else None
    if visit is None or visit < today or (case.deadline and today <= case.deadline < visit):
        return None
    return visit


def _frame(setting: Setting, progress: Progress) -> _Frame:
    case, today = setting.case, setting.today
    if len(progress.opinions) >= TO_COMPARE and not case.stage:
        case = replace(case, stage="comparing")
        setting = Setting.of(setting.guide, case, today, progress)
    start = date.fromisoformat(progress.started) if progress.started else today
    visit = booked_visit(progress, case, today)
    then, now = pace_of(setting, start), pace_of(setting, today)
    if then != now and not visit and not UNDER_WAY & set(progress.done):
        start, then = today, now  # time has become short: another kind of plan, beginning today
    setting = replace(setting, view={**setting.view, "clock": (then,)})
    deadline = case.deadline if case.deadline and case.deadline >= today else None
    return _Frame(setting, then, start, deadline, visit, frozenset(progress.done))


def _opening(frame: _Frame, steps: tuple[Step, ...]) -> Line:
    setting = frame.setting
    texts = setting.guide.library.texts["plan"]
    done = sum(step.done for step in steps)
    part = "visited" if frame.visit else "underway" if done else "opening"
    view = setting.view if done else Setting.of(setting.guide, setting.case, setting.today).view
    line = replace(setting, view=view).first(
        read_lines(f"plan.yml: {part}", _filled(texts[part], frame, done, len(steps)))
    )
    if line is None:
        raise LookupError(f"plan.yml: no {part} holds; let the last one have no `when`")
    return line


def _filled(raw: list[dict[str, Any]], frame: _Frame, done: int, steps: int) -> list[dict[str, Any]]:
    words = {"{steps_done|Some}": str(done), "{steps_all|the}": str(steps)}
    if frame.visit:
        words["{visit_date|the day of the visit}"] = spoken_date(frame.visit, frame.setting.today)
    return [{**entry, "text": _replaced(entry["text"], words)} for entry in raw]


def _replaced(text: str, words: Mapping[str, str]) -> str:
    for blank, word in words.items():
        text = text.replace(blank, word)
    return text


def _step(raw: Mapping[str, Any], frame: _Frame) -> Step | None:
    """The step for this case, or None when this plan has no use for it."""
    booked = frame.visit is not None and "booked" in raw
    due = raw["due"].get(frame.pace, 0 if booked else None)
    where = f"plan.yml: {raw['id']}"
    if due is None or not read_guard(raw.get("when")).holds(frame.setting.view):
        return None
    line = frame.setting.first(read_lines(where, raw["booked" if booked else "say"]))
    if line is None:
        return None
    done = raw["id"] in frame.done
    planned = _planned(raw, due, frame)
    late = planned < frame.setting.today and not done
    day = _day(raw, planned, frame)
    return Step(
        id=raw["id"],
        due=day,
        text=line.text,
        tick=raw["done"],
        name=raw["name"],
        sources=line.sources,
        done=done,
        late=late,
        fixed=booked,
        note=" ".join(_notes(raw, day, late, frame)),
    )


def _planned(raw: Mapping[str, Any], due: int | Mapping[str, int], frame: _Frame) -> date:
    """The day the step was meant for, which may have gone by."""
    within, before = (due, 0) if isinstance(due, int) else (due["in"], due.get("before", 0))
    offset = raw.get("visit")
    if frame.visit is None or offset is None or (frame.pace == "hours" and offset):
        return due_date(frame.start, frame.deadline, within, before)
    day = frame.visit + timedelta(days=offset)
    return min(day, frame.deadline) if frame.deadline else day


def _day(raw: Mapping[str, Any], planned: date, frame: _Frame) -> date:
    """The day by which to do it, from today on."""
    today = frame.setting.today
    offset = raw.get("visit", 0)
    if frame.visit and "booked" in raw:
        return frame.visit
    earliest = frame.visit if frame.visit and offset > 0 else today
    day = max(planned, earliest)
    if frame.pace == "hours" or (day == today and not raw.get("office", False)):
        return day
    return working_day(day, earliest, frame.deadline)


def _notes(raw: Mapping[str, Any], day: date, late: bool, frame: _Frame) -> Iterator[str]:
    if late:
        yield frame.setting.say(raw["late"])
    elif _needs_after_hours(raw, day, frame):
        yield frame.setting.say(frame.setting.guide.library.texts["plan"]["days"]["weekend"])


def _noted_once(steps: Sequence[Step]) -> tuple[Step, ...]:
    """A note that several steps share is said with the first of them."""
    told: set[str] = set()
    noted = []
    for step in steps:
        noted.append(replace(step, note="") if step.note in told else step)
        told |= set() if step.done else {step.note}
    return tuple(noted)


def _needs_after_hours(raw: Mapping[str, Any], day: date, frame: _Frame) -> bool:
    """Whether an office has to be reached on a weekend. A ward and a booked visit are there then, too."""
    open_then = "inpatient" in frame.setting.view["setting"] or (frame.visit and "booked" in raw)
    return is_weekend(day) and raw.get("office", False) and not open_then
