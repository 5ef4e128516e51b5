"""Whether the steps of the plan, the interview's questions and the known facts hold what the code asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

from bot.advice.case import Case
from bot.advice.guide import Guide
from bot.advice.library import AdviceError
from bot.advice.questions import questions

PACES = ("hours", "days", "weeks", "open")
STEP = frozenset({"id", "done", "name", "cues", "when", "office", "due", "visit", "late", "say", "booked"})
NEEDED_OF_STEP = ("id", "done", "name", "cues", "due", "late", "say")
#: What a small screen shows of a button.
BUTTON_LETTERS = 32
#: Fields of a case whose values a button of the interview may give.
FACTS = frozenset(field.name for field in fields(Case))

#: What the understanding finds in any message; the answers to the other questions are known by their `about`.
FOUND_ANYWHERE = frozenset({"procedure", "deadline", "role"})


def check_plans(guide: Guide) -> Iterator[str]:
    """One line per problem."""
    texts = guide.library.texts
    yield from _twice("plan.yml", texts["plan"].get("steps", []))
    for raw in texts["plan"].get("steps", []):
        yield from (f"plan.yml: steps.{raw.get('id', '?')}: {problem}" for problem in _of_step(raw))
    yield from _twice("interview.yml", texts["interview"].get("questions", []))
    yield from _of_questions(guide)
    yield from _twice("known.yml", texts["known"].get("facts", []))
    yield from _of_facts(guide)


def _of_step(raw: Mapping[str, Any]) -> Iterator[str]:
    yield from (f"{name} is missing" for name in NEEDED_OF_STEP if not raw.get(name))
    yield from (f"no such key: {name}" for name in sorted(set(raw) - STEP))
    for pace, due in raw.get("due", {}).items():
        if pace not in PACES:
            yield f"due: no such pace: {pace}"
        if not isinstance(due, int) and (set(due) - {"in", "before"} or "in" not in due):
            yield f"due.{pace}: has days, or `in` and `before`"
    if len(raw.get("done", "")) > BUTTON_LETTERS:
        yield f"done: {len(raw['done'])} letters; {BUTTON_LETTERS} is the most"
    for part in ("say", "booked"):
        if raw.get(part) and raw[part][-1].get("when"):
            yield f"{part}: the last text has a `when`; add one for everybody else"


def _of_questions(guide: Guide) -> Iterator[str]:
    try:
        found = questions(guide.library)
    except (AdviceError, KeyError, ValueError) as error:
        yield f"interview.yml: questions: {error}"
        return
    for question in found:
        place = f"interview.yml: questions.{question.id}"
        yield from (f"{place}: fills: no case has {name}" for name in question.fills if name not in FACTS)
        told = [*(facts for _, facts in question.buttons), *(hearing.facts for hearing in question.hears)]
        told += [facts for facts in (question.yes, question.no) if isinstance(facts, Mapping)]
        for facts in told:
            yield from _of_told(guide, place, facts)
        for title, _ in question.buttons:
            if len(title) > BUTTON_LETTERS:
                yield f"{place}: the button {title!r} has {len(title)} letters; {BUTTON_LETTERS} is the most"
        if not question.about and not FOUND_ANYWHERE & set(question.fills):
            yield f"{place}: about is missing; it holds the words of an answer that comes before it is asked"
        if question.ask[-1].guard.wants or question.why[-1].guard.wants:
            yield f"{place}: the last text has a `when`; add one for everybody else"


def _of_told(guide: Guide, place: str, facts: Mapping[str, Any]) -> Iterator[str]:
    known = {"payer": guide.lookups.payers, "scenarios": guide.library.topics}
    for name, value in facts.items():
        if name not in FACTS:
            yield f"{place}: no case has {name}"
        values = value if isinstance(value, list) else [value]
        yield from (
            f"{place}: {name}: no such value: {v}" for v in values if name in known and v not in known[name]
        )


def _of_facts(guide: Guide) -> Iterator[str]:
    names = {raw["id"] for raw in guide.library.texts["interview"].get("questions", [])}
    for raw in guide.library.texts["known"].get("facts", []):
        place = f"known.yml: facts.{raw['id']}"
        yield from (f"{place}: no case has {name}" for name in raw["fields"] if name not in FACTS)
        if raw.get("question") and raw["question"] not in names:
            yield f"{place}: no such question: {raw['question']}"
        if raw["say"][-1].get("when"):
            yield f"{place}: the last text has a `when`; add one for everybody else"
    shown = {name for raw in guide.library.texts["known"].get("facts", []) for name in raw["fields"]}
    yield from (f"known.yml: facts: nothing says what is known of {name}" for name in sorted(FACTS - shown))


def _twice(file: str, entries: list[dict[str, Any]]) -> Iterator[str]:
    ids = [str(entry.get("id")) for entry in entries]
    yield from (f"{file}: two have the id {name}" for name in sorted({i for i in ids if ids.count(i) > 1}))
