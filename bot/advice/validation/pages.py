"""Whether the first page of every answer is short and easy, for a case to fit each of its openings."""

from __future__ import annotations

from collections.abc import Iterator

from bot.advice.answer import answer
from bot.advice.case import Case
from bot.advice.guards import Guard
from bot.advice.guide import Guide, Setting
from bot.advice.pieces import PAGE
from bot.advice.validation.guards import TODAY
from bot.advice.validation.passages import Passage
from bot.advice.validation.readability import MOST, Readability, read_aloud
from bot.advice.validation.samples import case_for

#: Topics whose opening is worked out from another file.
OPENINGS = {"should_i": ("verdict.yml", "headlines"), "plan": ("plan.yml", "opening")}


def check_pages(guide: Guide, passages: tuple[Passage, ...]) -> Iterator[str]:
    """One line per first page that is too long or too hard."""
    readability = Readability.of(guide)
    for topic in guide.library.topics:
        for passage in _openings(topic, passages):
            case = case_for(passage.guard, guide.lookups, TODAY) or Case()
            reply = answer((topic,), Setting.of(guide, case, TODAY)).reply
            if (words := reply.words()) > PAGE:
                yield f"{passage.where}: its first page has {words} words; {PAGE} is the most"
            if (grade := readability.grade(read_aloud(reply))) > MOST:
                yield f"{passage.where}: its first page reads at grade {grade}; {MOST:.0f} is the most"


def _openings(topic: str, passages: tuple[Passage, ...]) -> Iterator[Passage]:
    file, part = OPENINGS.get(topic, (f"/{topic}.yml", "opening"))
    seen: set[Guard] = set()
    for passage in passages:
        if passage.file.endswith(file) and passage.place.startswith(part) and passage.guard not in seen:
            seen.add(passage.guard)
            yield passage
