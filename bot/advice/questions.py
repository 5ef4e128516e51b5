"""The questions of the interview (data/advice/en/interview.yml), and what a short answer to one tells."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.advice.cues import first_cue, plain
from bot.advice.guards import Guard, read_guard
from bot.advice.guide import Setting
from bot.advice.library import Library, Line, read_lines
from bot.advice.short_answers import Answers, said_yes_or_no

#: A yes or a no with more words than this is about something else, too.
SHORT = 6

Facts = Mapping[str, Any]


@dataclass(frozen=True)
class Hearing:
    """Cues of a typed answer and the facts they tell."""

    cues: tuple[str, ...]
    facts: Facts
    alone: bool = False  # only when nothing else is said


@dataclass(frozen=True)
class Question:
    """One question. `yes` and `no` are facts, a text that asks on, or None where they answer nothing."""

    id: str
    fills: tuple[str, ...]
    guard: Guard
    ask: tuple[Line, ...]
    why: tuple[Line, ...]
    buttons: tuple[tuple[str, Facts], ...]
    hears: tuple[Hearing, ...]
    yes: Facts | str | None
    no: Facts | str | None
    about: tuple[str, ...] = ()  # words by which an answer to it is known while another question is asked
    around: tuple[str, ...] = ()  # words that may stand beside a cue which counts alone


def questions(library: Library) -> tuple[Question, ...]:
    """All questions, the most decisive first."""
    return tuple(_read(raw) for raw in library.texts["interview"]["questions"])


def question_named(library: Library, name: str) -> Question | None:
    """The question of that name, or None."""
    return next((question for question in questions(library) if question.id == name), None)


def open_question(setting: Setting, skipped: tuple[str, ...]) -> Question | None:
    """The next question that matters here and is not known yet; None when enough is known."""
    return next(
        (
            question
            for question in questions(setting.guide.library)
            if question.id not in skipped
            and question.guard.holds(setting.view)
            and not is_known(question, setting)
        ),
        None,
    )


def is_known(question: Question, setting: Setting) -> bool:
    """Whether the case holds what is asked. A date that has gone by is not known anymore."""
    if "deadline" in question.fills:
        return bool(setting.view["clock"])
    return any(getattr(setting.case, name) for name in question.fills)


def is_about_something(setting: Setting) -> bool:
    """Whether it is known what it is about."""
    return bool(setting.view["problem"] or setting.view["scenario"])


def told_by_words(question: Question, text: str) -> Facts | None:
    """The facts that the cues of the question find in a typed answer; None when they find nothing."""
    return next((hearing.facts for hearing in question.hears if _is_heard(hearing, question, text)), None)


def _is_heard(hearing: Hearing, question: Question, text: str) -> bool:
    cue = first_cue(text, hearing.cues)
    if not cue or not hearing.alone:
        return bool(cue)
    beside = {*question.around, *(word for said in hearing.cues for word in plain(said).split())}
    bare = re.sub(r"\b\d+ (?=hours\b)", "", plain(text))  # "she is 15 now" tells no hour
    return all(word in beside for word in bare.split())


def told_by_yes_or_no(question: Question, text: str, answers: Answers) -> Facts | str | None:
    """What a short yes or no means here: facts, or a text that asks on."""
    meant = {"yes": question.yes, "no": question.no}
    return meant.get(said_yes_or_no(text, answers, SHORT))


def _read(raw: Mapping[str, Any]) -> Question:
    where = f"interview.yml: {raw['id']}"
    return Question(
        id=raw["id"],
        fills=tuple(raw["fills"]),
        guard=read_guard(raw.get("when")),
        ask=read_lines(where, raw["ask"]),
        why=read_lines(where, raw["why"]),
        buttons=tuple((button["title"], button["facts"]) for button in raw["buttons"]),
        hears=tuple(
            Hearing(tuple(entry["cues"]), entry["facts"], entry.get("alone", False))
            for entry in raw.get("hears", ())
        ),
        yes=raw.get("yes"),
        no=raw.get("no"),
        about=tuple(raw.get("about", ())),
        around=tuple(raw.get("around", ())),
    )
