"""Parts of a document that no file can hold: they are worked out from the case and how far it has come."""

from __future__ import annotations

import re
from datetime import date, timedelta

from bot.advice.guide import Setting
from bot.advice.library import Line
from bot.advice.plan import plan_script
from bot.advice.progress import Progress
from bot.advice.wording import spoken_date

#: Questions to ask first, and all that fit on a page.
TOP, MOST = 3, 9
#: Reasons whose questions are taken along, and how many of each.
REASONS, EACH = 2, 3
#: A question repeats another one when it shares this much of its words.
ECHO = 0.6
#: Words of an opinion that fit on a page beside another.
OPINION_WORDS = 30
#: How far ahead a step of the plan may lie, in days.
HORIZON = 400


def questions(setting: Setting, progress: Progress) -> tuple[Line, ...]:
    """The questions of this case, the most pressing first: the time, its own reasons, then what everybody asks."""
    topics = setting.guide.library.topics
    general = setting.all(topics["questions_to_ask"].steps)
    own = [setting.all(topics[name].ask)[:EACH] for name in setting.case.scenarios if name in topics][:REASONS]
    if len(progress.opinions) > 1:
        own.insert(0, setting.all(topics["opinions_differ"].ask)[:EACH])
    pressing = general[:1] if setting.case.clock(setting.today) in ("hours", "days") else ()
    foremost = [lines[0] for lines in own if lines]
    rest = [line for lines in own for line in lines[1:]]
    first = (*pressing, *foremost, *(rest if len(own) < REASONS else ()))
    return _no_echo((*first, *general[:2], *rest, *general))[:MOST]


def dated_steps(setting: Setting) -> tuple[tuple[date | None, str], ...]:
    """The steps of the plan, each with its day and without it; a step that names no day has None.

    The plan says its days in words ("By Thursday, December 3: ..."); here they become dates again.
    """
    today = setting.today
    days = {spoken_date(today + timedelta(days=n), today): today + timedelta(days=n) for n in range(HORIZON)}
    found = []
    for line in plan_script(setting).steps:
        when, colon, what = line.text.replace("**", "").partition(": ")
        said = when.removeprefix("By ").strip()
        day = days.get(said) or days.get(said.lower())
        found.append((day, _sentence(what)) if colon and day else (None, _sentence(line.text)))
    return tuple(found)


def opinion(progress: Progress, number: int) -> str:
    """What a doctor said, in the person's words, cut to what fits; "" when it was not told."""
    if number >= len(progress.opinions):
        return ""
    words = progress.opinions[number].replace("[", "(").replace("]", ")").split()
    return " ".join(words[:OPINION_WORDS]) + (" …" if len(words) > OPINION_WORDS else "")


def _no_echo(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Without the questions that an earlier one has nearly asked."""
    kept: list[Line] = []
    asked: list[set[str]] = []
    for line in lines:
        words = set(re.findall(r"[a-z']+", line.text.lower()))
        if all(len(words & other) < ECHO * min(len(words), len(other)) for other in asked):
            kept.append(line)
            asked.append(words)
    return tuple(kept)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
