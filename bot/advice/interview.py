"""The interview: "help me plan" asks the few things that matter, one at a time, and then shows the plan.

An answer may come in any words, early, late or together with others. A question in between is answered by whoever
answers it otherwise, and the interview goes on from where it was.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.advice import planning, replanning, ticking
from bot.advice.case import Case
from bot.advice.cues import asks, count, has_cue, plain
from bot.advice.guide import Setting
from bot.advice.hearing import answer_to, answers_of, is_something_else, says, shrugged
from bot.advice.library import Line, read_lines
from bot.advice.plan import pace_of
from bot.advice.questions import (
    SHORT,
    Question,
    is_about_something,
    open_question,
    question_named,
)
from bot.advice.reply import Block, Button, Buttons, Reply, Text
from bot.advice.safety import amber
from bot.advice.short_answers import had_enough, leaves
from bot.advice.turn import Outcome, Turn, outcome, said

NAME = "plan"
#: Answers not understood in a row: at the second the question is explained, after the third it is left open.
EXPLAINED, LEFT_OPEN = 2, 3
#: Confidence from which the words for a plan mean the guide's, and no "treatment plan".
HALF_HEARD = 0.3
#: Facts acknowledged in one breath.
MOST_NOTED = 3


def is_wanted(turn: Turn) -> bool:
    """Whether a message about something else asks for the plan: its matter is most often heard first."""
    heard = next((t.confidence for t in turn.reading.ranking if t.name == NAME), 0.0)
    return heard >= HALF_HEARD and has_cue(turn.reading.text, _texts(turn)["cues"]["wanted"])


def begin(turn: Turn) -> Outcome:
    """The plan, or what has to be asked for it first."""
    question = open_question(turn.setting, turn.progress.skipped)
    answered = turn.progress.activity == NAME and turn.progress.asking and turn.reading.facts
    if answered and turn.reading.pressed:
        return _go_on(turn, turn.case, _noted(turn, turn.case))
    if question is None or _is_shown_at_once(turn):
        return planning.show(turn)
    asking = turn.progress.asking if turn.progress.activity == NAME else ""
    lead = _line(turn, "again" if asking or turn.progress.skipped else "begin")
    return _reply(turn, question, (lead,), turn.case, missed=0)


def hear(turn: Turn) -> Outcome | None:
    """The next step of the interview for a typed message; None when the message was about something else."""
    question = question_named(turn.guide.library, turn.progress.asking)
    if question is None:
        return replanning.hear(turn)
    if turn.memory.alarm or (turn.reading.language != "en" and not turn.reading.facts):
        return None
    if (found := _wish(turn, question)) is not None:
        return found
    if (told := answer_to(turn, question)) is not None:
        return _asked_on(turn, question, told) if isinstance(told, str) else _take(turn, question, told)
    if (kept := ticking.kept_early(turn)) is not None:
        turn, lead = kept
        return _reply(turn, question, (lead,), turn.case, missed=0)
    if is_something_else(turn):
        return None
    wants_on = shrugged(turn) and not asks(turn.reading.text)
    return _skip(turn, question) if wants_on else _missed(turn, question)


def _is_shown_at_once(turn: Turn) -> bool:
    """With little time, or for somebody who wants to see it or the first thing to do, the questions can wait."""
    if turn.reading.choice == planning.FIT:
        return False
    wants_it = not turn.reading.pressed and has_cue(turn.reading.text, _texts(turn)["cues"]["at_once"])
    if wants_it or _is_pressing(turn.setting):
        return True
    if turn.progress.activity == NAME and turn.progress.asking:
        return False
    few_days = turn.case.clock(turn.today) == "days" and is_about_something(turn.setting)
    return few_days or bool(turn.progress.started)


def skip(turn: Turn) -> Outcome:
    """The question is left open."""
    question = question_named(turn.guide.library, turn.progress.asking)
    if question is None or turn.progress.activity != NAME:
        if (found := planning.otherwise(turn)) is not None:
            return found
        return outcome(turn, said(turn, turn.guide.library.texts["interview"]["nothing_to_skip"]), turn.memory)
    return _skip(turn, question)


def whats_next(turn: Turn) -> Outcome:
    """The next steps; without a plan, how one is made."""
    if turn.progress.started:
        return planning.whats_next(turn)
    # "What is due this week?" asks about days and tells none.
    asked = replace(turn, case=replace(turn.case, said_clock=turn.earlier.said_clock))
    return planning.otherwise(asked) or begin(asked)


def stop(turn: Turn) -> Outcome:
    """The button shows the plan with what is known; typed, it ends the questions."""
    if turn.reading.pressed:
        return planning.show(turn)
    return planning.otherwise(turn) or _leave(turn)


def _wish(turn: Turn, question: Question) -> Outcome | None:
    """To see the plan, to leave, or to know what the question is for."""
    text = turn.reading.text
    if asks(text) and has_cue(text, _texts(turn)["cues"]["at_once"]):
        return planning.show(turn)
    if turn.reading.facts or count(text) > SHORT:
        return None
    if says(turn, "enough") or had_enough(text, answers_of(turn)):
        return planning.show(turn)
    if says(turn, "go_on"):
        return _reply(turn, question, (_line(turn, "again"),), turn.case, missed=0)
    if leaves(text, answers_of(turn)) and not asks(text):
        return _leave(turn)
    if says(turn, "explain") or (not plain(text) and "?" in text):
        return _reply(turn, question, (_first(turn, question.why),), turn.case, missed=0)
    return None


def _take(turn: Turn, question: Question, case: Case) -> Outcome:
    turn = replace(turn, progress=replace(turn.progress, activity=NAME))
    return _go_on(turn, case, _noted(turn, case))


def _asked_on(turn: Turn, question: Question, text: str) -> Outcome:
    return _reply(turn, question, (), turn.case, missed=turn.progress.missed, text=text)


def _skip(turn: Turn, question: Question) -> Outcome:
    skipped = tuple(dict.fromkeys((*turn.progress.skipped, question.id)))
    left = replace(turn, progress=replace(turn.progress, skipped=skipped))
    return _go_on(left, left.case, (_line(turn, "leave_open"),))


def _missed(turn: Turn, question: Question) -> Outcome:
    missed = turn.progress.missed + 1
    if missed >= LEFT_OPEN:
        return _skip(turn, question)
    lines = (_line(turn, "lost"),) if missed < EXPLAINED else (_line(turn, "lost"), _first(turn, question.why))
    return _reply(turn, question, lines, turn.case, missed)


def _leave(turn: Turn) -> Outcome:
    texts = _texts(turn)
    left = replace(turn, progress=replace(turn.progress, activity="", asking="", missed=0))
    return outcome(left, said(left, [{**texts["left"][0], "next": texts["next"]}]), left.memory)


def _go_on(turn: Turn, case: Case, before: tuple[Text, ...]) -> Outcome:
    """The next question for this case, or the plan when nothing is left to ask."""
    setting = Setting.of(turn.guide, case, turn.today, turn.progress)
    question = None if _is_pressing(setting) else open_question(setting, turn.progress.skipped)
    if question is None:
        return planning.show(replace(turn, case=case))  # it says itself for whom it is and until when
    return _reply(turn, question, before, case, missed=0)


def _is_pressing(setting: Setting) -> bool:
    """With hours left nothing is asked."""
    return pace_of(setting, setting.today) == "hours"


def _reply(
    turn: Turn, question: Question, before: tuple[Text, ...], case: Case, missed: int, text: str = ""
) -> Outcome:
    """The question, with what is said before it, as one reply."""
    setting = Setting.of(turn.guide, case, turn.today, turn.progress)
    line = setting.first(question.ask)
    if line is None:
        raise LookupError(f"interview.yml: {question.id}: no text holds; let the last one have no `when`")
    titles = _texts(turn)["buttons"]
    buttons = (
        *(Button(title, NAME, facts) for title, facts in question.buttons),
        Button(titles["skip"], "skip"),
        Button(titles["enough"], "stop"),
    )
    blocks: tuple[Block, ...] = (*_warning(turn), *before, Text(setting.say(text) if text else line.text))
    progress = replace(turn.progress, activity=NAME, asking=question.id, missed=missed)
    return outcome(turn, Reply((*blocks, Buttons(buttons))), replace(turn.memory, misses=0), case, progress)


def _warning(turn: Turn) -> tuple[Block, ...]:
    """The amber line, but not for an answer that only tells a date, a plan or the like ("idk maybe 2 wks")."""
    told = set(turn.reading.facts)
    return () if turn.reading.bare and not told & {"condition", "procedure"} else amber(turn)


def _noted(turn: Turn, case: Case) -> tuple[Text, ...]:
    """One line that says which answers have arrived."""
    texts = _texts(turn)["noted"]
    setting = Setting.of(turn.guide, case, turn.today, turn.progress)
    changed = [name for name in texts if getattr(case, name, None) != getattr(turn.earlier, name, None)]
    lines = [setting.say(texts[name]) for name in changed if getattr(case, name, None)]
    if any(getattr(turn.earlier, name) for name in changed):
        lines.insert(0, texts["changed"])
    return (Text(" ".join(lines[:MOST_NOTED]) if lines else texts["other"]),)


def _line(turn: Turn, name: str) -> Text:
    return _first(turn, read_lines(f"interview.yml: {name}", _texts(turn)[name]))


def _first(turn: Turn, lines: tuple[Line, ...]) -> Text:
    line = turn.setting.first(lines)
    return Text(line.text if line else "")


def _texts(turn: Turn) -> dict[str, Any]:
    return dict(turn.guide.library.texts["interview"])
