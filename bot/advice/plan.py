"""What next, by when: the steps of a second opinion with dates worked back from the deadline."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from bot.advice.guide import Setting
from bot.advice.library import Line, read_lines
from bot.advice.script import Script
from bot.advice.wording import spoken_date

#: Monday is 0.
SATURDAY = 5


def plan_script(setting: Setting) -> Script:
    """The plan for the time there is: a step is due `in` so many days, or so many `before` the deadline."""
    texts = setting.guide.library.texts["plan"]
    clock = setting.case.clock(setting.today) or "open"
    opening = setting.first(read_lines("plan.yml: opening", texts["opening"]))
    if opening is None:
        raise LookupError("plan.yml: no opening holds; let the last one have no `when`")
    return Script(
        opening=opening,
        steps=_in_order(texts["steps"][clock], setting),
        more=setting.all(read_lines("plan.yml: more", texts["more"])),
        next=tuple(texts["next"]),
    )


def due_date(today: date, deadline: date | None, within: int, before: int) -> date:
    """The day by which a step is due: in `within` days, at the latest `before` days ahead of the deadline.

    Never before today and never after the deadline. A weekend day moves to the Friday before it or, when that
    has passed, to the Monday after it. It stays where it is when it is today, or when Monday is too late.
    """
    ahead = deadline if deadline and deadline >= today else None
    day = today + timedelta(days=within)
    if ahead:
        day = max(today, min(day, ahead - timedelta(days=before)))
    if day == today or day.weekday() < SATURDAY:
        return day
    friday = day - timedelta(days=day.weekday() - SATURDAY + 1)
    monday = friday + timedelta(days=3)
    if friday >= today:
        return friday
    return day if ahead and monday > ahead else monday


def _in_order(raw: Sequence[dict[str, Any]], setting: Setting) -> tuple[Line, ...]:
    """The steps that hold, the earliest first: a near deadline can pull a later one forward."""
    dated = [found for entry in raw if (found := _step(entry, setting))]
    return tuple(line for _, line in sorted(dated, key=lambda found: found[0]))


def _step(raw: dict[str, Any], setting: Setting) -> tuple[date, Line] | None:
    line = setting.first(
        read_lines("plan.yml: steps", [{k: v for k, v in raw.items() if k not in ("in", "before")}])
    )
    if line is None:
        return None
    day = due_date(setting.today, setting.case.deadline, int(raw.get("in", 0)), int(raw.get("before", 0)))
    when = spoken_date(day, setting.today)
    when = when[:1].upper() + when[1:] if day <= setting.today + timedelta(days=1) else f"By {when}"
    return day, Line(f"{when}: {line.text}", line.sources)
