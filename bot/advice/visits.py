"""The visit for the second opinion: its day is no date of the operation, and takes nothing from that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from bot.advice.case import Case
from bot.advice.cues import has_cue
from bot.advice.progress import Progress
from bot.advice.reading import Reading

#: The step of finding a doctor, and what is asked once it is done.
BOOK, VISIT = "book", "visit"
#: What a message says of a day.
TIME = ("deadline", "roughly")

Cues = Mapping[str, Sequence[str]]


def without_visit(reading: Reading, case: Case, progress: Progress, cues: Cues) -> tuple[Reading, date | None]:
    """The reading without the day of a visit, and that day if the visit is the one for the second opinion.

    `case` is the one before the message, `cues` are those of planning.yml. The day of a visit with one's own
    doctor only leaves the known date alone.
    """
    if not reading.facts.get("deadline") or reading.pressed:
        return reading, None
    second = is_second(reading, case, progress, cues)
    if not (second or _is_own(reading, case, cues) or _is_no_slot(reading, cues)):
        return reading, None
    day = (
        None if reading.facts.get("roughly") or not second else date.fromisoformat(str(reading.facts["deadline"]))
    )
    facts = {name: value for name, value in reading.facts.items() if name not in TIME}
    return replace(reading, facts=facts, bare=reading.bare and bool(facts)), day


def with_visit(progress: Progress, day: date) -> Progress:
    """The progress with the visit booked for that day."""
    return replace(progress, visit=day.isoformat(), done=tuple(dict.fromkeys((*progress.done, BOOK))))


def is_second(reading: Reading, case: Case, progress: Progress, cues: Cues) -> bool:
    """Whether a message that names a day names the one of the second view."""
    text = reading.text
    if _is_no_slot(reading, cues):
        return False
    if progress.asking == VISIT and not has_cue(text, cues["moved"]):
        return True
    if _has_own(text, cues):
        return False
    visit = has_cue(text, (*cues["visit"], *cues["booked"]))
    if has_cue(text, cues["other_doctor"]) and (visit or has_cue(text, cues["meets"])):
        known = case.procedure or case.condition or reading.facts.get("procedure")
        return bool(known) and not has_cue(text, (*cues["papers"], *cues["treated"]))
    if not visit or has_cue(text, cues["not_booked"]):
        return False
    if progress.started:
        return True
    return case.deadline is not None and has_cue(text, cues["visit"]) and not has_cue(text, cues["moved"])


def _is_own(reading: Reading, case: Case, cues: Cues) -> bool:
    """ "My pre-op visit is on the 5th" moves no operation."""
    text = reading.text
    settled = case.procedure and case.deadline and not has_cue(text, (*cues["moved"], *cues["treated"]))
    return bool(settled) and has_cue(text, cues["visit"]) and _has_own(text, cues)


def _is_no_slot(reading: Reading, cues: Cues) -> bool:
    """ "The new surgeon can't see me until January" books nothing and tells no date of the operation."""
    about_a_visit = (*cues["visit"], *cues["booked"], *cues["other_doctor"])
    return has_cue(reading.text, cues["no_slot"]) and has_cue(reading.text, about_a_visit)


def _has_own(text: str, cues: Cues) -> bool:
    return has_cue(text, cues["own_doctor"])
