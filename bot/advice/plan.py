"""What next, by when: the steps of a second opinion with dates worked back from the deadline."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from bot.advice.guide import Setting
from bot.advice.library import Line, read_lines
from bot.advice.script import Script
from bot.advice.wording import spoken_date

#: Monday is 0.
SATURDAY = 5


def plan_script(setting: Setting) -> Script:
    """The plan for the time there is: a step may be due `in` so many days, or so many days `before` the deadline."""
    texts = setting.guide.library.texts["plan"]
    clock = setting.case.clock(setting.today) or "open"
    opening = setting.first(read_lines("plan.yml: opening", texts["opening"]))
    if opening is None:
        raise LookupError("plan.yml: no opening holds; let the last one have no `when`")
    return Script(
        opening=opening,
        steps=tuple(line for raw in texts["steps"][clock] for line in _step(raw, setting)),
        more=setting.all(read_lines("plan.yml: more", texts["more"])),
        next=tuple(texts["next"]),
    )


def due_date(today: date, deadline: date | None, within: int, before: int) -> date:
    """The working day by which a step is due: in `within` days, and `before` days ahead of the deadline at the latest.

    Never before today and never after the deadline. A weekend day moves to the Friday before it, or, when that has
    passed, stays as it is: a deadline this close does not wait for Monday.
    """
    day = today + timedelta(days=within)
    if deadline and deadline >= today:
        day = max(today, min(day, deadline - timedelta(days=before)))
    friday = day - timedelta(days=max(0, day.weekday() - SATURDAY + 1))
    return friday if friday >= today else day


def _step(raw: dict[str, Any], setting: Setting) -> tuple[Line, ...]:
    line = setting.first(
        read_lines("plan.yml: steps", [{k: v for k, v in raw.items() if k not in ("in", "before")}])
    )
    if line is None:
        return ()
    day = due_date(setting.today, setting.case.deadline, int(raw.get("in", 0)), int(raw.get("before", 0)))
    when = spoken_date(day, setting.today)
    when = when[:1].upper() + when[1:] if day <= setting.today + timedelta(days=1) else f"By {when}"
    return (Line(f"{when}: {line.text}", line.sources),)
