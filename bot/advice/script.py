"""The script of an answer: everything worth saying on a topic in this case, most important first.

`answer.py` cuts the script into pages. A script is made from an advice file; the verdict and the plan make
their own.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.advice.guide import Setting
from bot.advice.library import Advice, Line


@dataclass(frozen=True)
class Script:
    """Lines filled for one case. `steps` has the line on whom to see already in place."""

    opening: Line
    words: tuple[Line, ...] = ()
    steps: tuple[Line, ...] = ()
    urgency: Line | None = None
    ask: tuple[Line, ...] = ()
    more: tuple[Line, ...] = ()
    leads_with_words: bool = False
    next: tuple[str, ...] = ()


def script_of(advice: Advice, setting: Setting) -> Script:
    """The script of an advice file for one case.

    Raises:
        LookupError: no opening of the file holds (the last one must have no guard).
    """
    opening = setting.first(advice.opening)
    if opening is None:
        raise LookupError(f"{advice.id}: no opening holds; let the last one have no `when`")
    who = setting.first(advice.who)
    steps = setting.all(advice.steps)
    return Script(
        opening=opening,
        words=setting.all(advice.words),
        steps=(*steps[:1], who, *steps[1:]) if who else steps,
        urgency=setting.first(advice.urgency),
        ask=setting.all(advice.ask),
        more=setting.all(advice.more),
        leads_with_words=advice.leads_with_words,
        next=advice.next,
    )
