"""Parts of a document that no file can hold: they are worked out from the case and how far it has come."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.advice.guide import Setting
from bot.advice.library import Line
from bot.advice.plan import Step, plan
from bot.advice.progress import Progress

#: Questions to ask first, and all that fit on a page.
TOP, MOST = 3, 9
#: Reasons whose questions are taken along, and how many of each.
REASONS, EACH = 2, 3
#: A question repeats another one when it shares this much of its words.
ECHO = 0.6
#: Words of an opinion that fit on a page beside another.
OPINION_WORDS = 30


def questions(setting: Setting, progress: Progress) -> tuple[Line, ...]:
    """The questions of this case, the most pressing first: the time, its own reasons, then what everybody asks."""
    topics = setting.guide.library.topics
    general = setting.all(topics["questions_to_ask"].steps)
    own = [setting.all(setting.topic(name).ask)[:EACH] for name in setting.case.scenarios if name in topics][
        :REASONS
    ]
    if len(progress.opinions) > 1:
        own.insert(0, setting.all(topics["opinions_differ"].ask)[:EACH])
    pressing = general[:1] if setting.case.clock(setting.today) in ("hours", "days") else ()
    foremost = [lines[0] for lines in own if lines]
    rest = [line for lines in own for line in lines[1:]]
    first = (*pressing, *foremost, *(rest if len(own) < REASONS else ()))
    return _no_echo((*first, *general[:2], *rest, *general))[:MOST]


def plan_steps(setting: Setting, progress: Progress) -> tuple[Step, ...]:
    """The steps of the plan, ticked ones too, each as a sentence; the note to a step behind it."""
    return tuple(
        replace(step, text=_sentence(" ".join(part for part in (step.text, step.note) if part)))
        for step in plan(setting, progress).steps
    )


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
