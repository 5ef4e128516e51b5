"""What a typed message answers to a question of the interview, and whether it is about something else."""

from __future__ import annotations

from dataclasses import replace

from bot.advice.buttons import WRITE_DOCUMENT
from bot.advice.case import Case
from bot.advice.cues import asks, count, has_cue, plain
from bot.advice.questions import SHORT, Facts, Question, questions, told_by_words, told_by_yes_or_no
from bot.advice.reading import UNSURE
from bot.advice.short_answers import Answers, shrugs
from bot.advice.turn import Turn, implied, is_scenario

#: Confidence from which a message is taken for something other than an answer.
CLEAR = 0.4
#: Confidence from which a question may be about a topic, whatever it was first taken for.
NEAR = 0.1
#: Intents that say nothing about what is asked, whatever their confidence.
NO_TOPIC = (
    "affirm", "deny", "more", "repeat", "shorter", "why", "correct", "skip", "stop", "step_done", "whats_next",
    "change_fact", "plan", "something_else",
)  # fmt: skip
WHO = ("role", "relation", "person")


def answer_to(turn: Turn, question: Question) -> Case | str | None:
    """The case after the answer, or a text that asks on; None when the message does not answer."""
    reading, turn = turn.reading, _without_guesses(_for_whom_it_was(turn, question), question)
    asking = asks(reading.text) and not reading.bare
    if asking:
        return None
    if set(question.fills) & set(reading.facts) or (question.id == "about" and _names_a_reason(turn)):
        return turn.case
    if (told := told_by_words(question, reading.text)) is not None and not _is_clear(turn):
        return turn.case.with_facts(told)
    known = {name for asked in questions(turn.guide.library) for name in asked.fills} | {"setting", "country"}
    if known & set(reading.facts) and (reading.bare or not _is_clear(turn)):
        return turn.case
    if shrugged(turn) and not reading.facts:
        return None
    if (told := _told_of_another(turn, question)) is not None:
        return turn.case.with_facts(told)
    meant = told_by_yes_or_no(question, reading.text, answers_of(turn))
    return meant if meant is None or isinstance(meant, str) else turn.case.with_facts(meant)


def _told_of_another(turn: Turn, question: Question) -> Facts | None:
    """The facts of an early answer: "no, I don't have a doctor" when the date was asked for."""
    text = turn.reading.text
    if count(text) > 2 * SHORT or has_cue(text, question.about):
        return None
    for other in questions(turn.guide.library):
        if other.id != question.id and has_cue(text, other.about):
            told = told_by_words(other, text)
            return told if told is not None else _facts(told_by_yes_or_no(other, text, answers_of(turn)))
    return None


def _facts(meant: Facts | str | None) -> Facts | None:
    return None if isinstance(meant, str) else meant


def _for_whom_it_was(turn: Turn, question: Question) -> Turn:
    """ "My husband's work pays" does not make him the patient: who it is for stays, unless that is the matter."""
    about_who = question.id in ("who", "about") or turn.reading.correction
    if about_who or not turn.earlier.role or turn.earlier.role == turn.case.role == "caregiver":
        return turn
    kept = {name: getattr(turn.earlier, name) for name in WHO}
    return replace(turn, case=replace(turn.case, **kept))


def _without_guesses(turn: Turn, question: Question) -> Turn:
    """ "None" or "no idea" may sound like a reason for a second opinion; as an answer it is none."""
    if question.id == "about":
        return turn
    sure = (*turn.earlier.scenarios, *implied(turn.guide, turn.case))
    return replace(turn, case=replace(turn.case, scenarios=tuple(dict.fromkeys(sure))))


def _names_a_reason(turn: Turn) -> bool:
    heard = [t for t in turn.reading.topics if is_scenario(turn.guide, t.name)]
    sure = any(t.confidence >= (UNSURE if t.name == turn.reading.intent else CLEAR) for t in heard)
    return sure and not shrugged(turn)


def _is_clear(turn: Turn) -> bool:
    """Whether the message is clearly about a topic of its own."""
    reading = turn.reading
    return (
        reading.confidence >= CLEAR
        and reading.intent not in NO_TOPIC
        and not is_scenario(turn.guide, reading.intent)
        and (asks(reading.text) or count(reading.text) > SHORT)
    )


def is_something_else(turn: Turn) -> bool:
    """Whether a message that answers nothing is one that others should answer."""
    reading = turn.reading
    if not plain(reading.text) or (reading.intent == "shorter" and WRITE_DOCUMENT in turn.memory.offered):
        return True  # "make it shorter" is about the letter on the table
    if asks(reading.text):
        topics = turn.guide.library.topics
        near = any(topic.confidence >= NEAR and topic.name in topics for topic in reading.ranking)
        sources = reading.intent == "why" and reading.confidence >= CLEAR
        return near or sources or (reading.intent not in NO_TOPIC and reading.confidence >= UNSURE)
    return not shrugged(turn) and reading.intent not in NO_TOPIC and reading.confidence >= CLEAR


def shrugged(turn: Turn) -> bool:
    """Whether a short message leaves the question open."""
    return shrugs(turn.reading.text, answers_of(turn))


def says(turn: Turn, name: str) -> bool:
    """Whether a short message has one of the interview's cues of that name."""
    cues = turn.guide.library.texts["interview"]["cues"][name]
    return count(turn.reading.text) <= SHORT and has_cue(turn.reading.text, cues)


def answers_of(turn: Turn) -> Answers:
    """How people answer a short question."""
    return dict(turn.guide.library.texts["answers"])
