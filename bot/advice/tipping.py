"""What a verdict asks for: only a fact whose possible values would change its level or its first step."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.advice.cues import asks, count, has_cue
from bot.advice.guide import Setting
from bot.advice.library import Line, read_lines
from bot.advice.reading import Reading
from bot.advice.short_answers import said_yes_or_no, skips
from bot.advice.verdict import DONT_WAIT, UNKNOWN, verdict, verdict_script

#: An answer with more words than this tells a story of its own.
MOST_WORDS = 16
#: Facts that tell how much time there is.
TIME = ("deadline", "roughly", "said_clock")
#: As cues they count at the start of an answer only.
YES_NO = ("yes", "no")


@dataclass(frozen=True)
class Answer:
    """One of the answers to a question: its button, the facts it adds, other words for it."""

    title: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    cues: tuple[str, ...] = ()


@dataclass(frozen=True)
class Question:
    """A question about one fact; `ask` holds its wordings, and nobody is asked whom none of them fits."""

    name: str
    ask: tuple[Line, ...]
    answers: tuple[Answer, ...]


def questions_of(texts: Mapping[str, Any]) -> tuple[Question, ...]:
    """The questions of `verdict.yml`, the one to ask first first."""
    return tuple(
        Question(
            name,
            read_lines(f"verdict.yml: questions.{name}", raw["ask"]),
            tuple(Answer(a["title"], a.get("facts", {}), tuple(a.get("cues", ()))) for a in raw["answers"]),
        )
        for name, raw in texts["questions"].items()
    )


def next_question(setting: Setting, asked: Collection[str] = ()) -> tuple[Question, Line] | None:
    """The first question worth asking, with its wording; None when no answer would change anything.

    Nothing is asked while the reason is unknown (the verdict itself asks for that), nor when time is short.
    """
    if verdict(setting).level in (UNKNOWN, DONT_WAIT):
        return None
    for question in questions_of(setting.guide.library.texts["verdict"]):
        wording = setting.first(question.ask)
        known = any(setting.view.get(question.name, ()))
        if wording and not known and question.name not in asked and changes_something(question, setting):
            return question, wording
    return None


def changes_something(question: Question, setting: Setting) -> bool:
    """Whether one of the answers leads to another level or another first step."""
    now = gist(setting)
    return any(gist(with_answer(setting, answer.facts)) != now for answer in question.answers)


def gist(setting: Setting) -> tuple[str, str]:
    """What must differ for an answer to count: the level and the first step."""
    steps = verdict_script(setting).steps
    return verdict(setting).level, steps[0].text if steps else ""


def with_answer(setting: Setting, facts: Mapping[str, Any]) -> Setting:
    """The setting after these facts."""
    return Setting.of(setting.guide, setting.case.with_facts(facts), setting.today)


def understood(question: Question, reading: Reading, cues: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The facts that a typed message answers the question with; {} when it passes, None when it is no answer.

    `cues` are those of `answers.yml`.
    """
    told = [fact for answer in question.answers for fact in answer.facts]
    if question.name == "clock" and set(TIME) & set(reading.facts):
        return {name: reading.facts[name] for name in TIME if name in reading.facts}
    if asks(reading.text) or count(reading.text) > MOST_WORDS:
        return None
    for answer in reversed(question.answers):  # "not sure of it" before "sure of it"
        if has_cue(reading.text, [cue for cue in answer.cues if cue not in YES_NO]):
            return answer.facts
    if skips(reading.text, cues) or reading.intent == "skip":
        return {}
    said = said_yes_or_no(reading.text, cues)
    meant = (a.facts for a in question.answers if said and (a.facts.get(told[0]) == said or said in a.cues))
    return next(meant, None)
