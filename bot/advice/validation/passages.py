"""Every text of the guide that somebody may read, with the place where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.advice.documents.template import Template
from bot.advice.guards import Guard, read_guard
from bot.advice.guide import Guide
from bot.advice.library import LISTS, Advice, Line

#: Parts of a text file that nobody reads.
UNREAD = (
    *("next", "cues", "sources", "when", "in", "before", "unspecific", "usual", "asked"),
    *("id", "fills", "fields", "question", "due", "all_of", "never", "family", "recall"),
    *("around", "after", "and", "written", "topics"),
)
#: Text files whose every claim names its sources; the others only talk.
SOURCED = ("verdict", "plan", "glossary")
NOBODY_IN_PARTICULAR = Guard()


@dataclass(frozen=True)
class Passage:
    """One text. `sources` is None where none are asked for."""

    file: str  # below data/advice/<language>, or data/lookups
    place: str
    text: str
    guard: Guard = field(default_factory=Guard)
    sources: tuple[str, ...] | None = None

    @property
    def where(self) -> str:
        """How a problem names it: "howto/cost.yml: steps[3]"."""
        return f"{self.file}: {self.place}"

    @property
    def spanish(self) -> bool:
        """Whether it is, at least in part, Spanish: a US reading grade says nothing of it."""
        return "es" in self.place.split(".") or self.place.split("[")[0] in ("spanish", "language")


def topic_file(advice: Advice) -> str:
    """The file of a topic."""
    return advice.file


def document_file(template: Template) -> str:
    """The file of a document."""
    return f"documents/{template.id}.yml"


def passages(guide: Guide) -> tuple[Passage, ...]:
    """All of them, in the order of the files."""
    library = guide.library
    found = [p for advice in (*library.topics.values(), *library.unproven.values()) for p in _of_topic(advice)]
    for name, content in library.texts.items():
        if name != "forbidden":
            found += _inside(f"{name}.yml", "", content, name in SOURCED)
    found += [p for template in guide.documents.values() for p in _of_document(template)]
    return (*found, *_of_lookups(guide))


def _of_topic(advice: Advice) -> Iterator[Passage]:
    file = topic_file(advice)
    yield Passage(file, "button", advice.button)
    for name in LISTS:
        for number, line in enumerate(getattr(advice, name), 1):
            place = f"{name}[{number}]"
            yield Passage(file, place, line.text, line.guard, line.sources)
            if line.title:
                yield Passage(file, f"{place}.title", line.title, line.guard)


def _of_document(template: Template) -> Iterator[Passage]:
    file = document_file(template)
    yield Passage(file, "button", template.button)
    yield Passage(file, "title", template.title)
    for place, lines in (("lead", template.lead), ("then", template.then)):
        yield from _of_lines(file, place, lines)
    for number, part in enumerate(template.body, 1):
        place = f"body[{number}]"
        if part.heading:
            yield Passage(file, f"{place}.heading", part.heading, part.guard)
        yield from _of_lines(file, f"{place}.{part.shape}", part.lines, part.guard)


def _of_lines(
    file: str, place: str, lines: Iterable[Line], around: Guard = NOBODY_IN_PARTICULAR
) -> Iterator[Passage]:
    for number, line in enumerate(lines, 1):
        guard = Guard((*around.wants, *line.guard.wants))
        yield Passage(file, f"{place}[{number}]", line.text, guard, line.sources)


def _inside(file: str, place: str, value: Any, sourced: bool) -> Iterator[Passage]:
    if isinstance(value, str):
        yield Passage(file, place, value)
    elif isinstance(value, list):
        for number, item in enumerate(value, 1):
            yield from _inside(file, f"{place}[{number}]", item, sourced)
    elif isinstance(value, Mapping):
        rest = {key: part for key, part in value.items() if key not in UNREAD and not _is_change(key, part)}
        if isinstance(rest.get("text"), str):
            sources = tuple(value.get("sources", ())) if sourced else None
            yield Passage(file, place, rest.pop("text"), read_guard(value.get("when")), sources)
        for key, part in rest.items():
            yield from _inside(file, f"{place}.{key}" if place else str(key), part, sourced)


def _is_change(key: str, part: Any) -> bool:
    """Whether it is what a button adds to the case, which nobody reads either."""
    return key == "facts" and isinstance(part, Mapping)


def _of_lookups(guide: Guide) -> Iterator[Passage]:
    lookups = guide.lookups
    for name, text in lookups.dangers.items():
        yield Passage("lookups/dangers.yml", name, text)
    for procedure in lookups.procedures.values():
        if procedure.undo:
            yield Passage("lookups/procedures.yml", f"{procedure.id}.undo", procedure.undo)
    for specialty in lookups.specialties.values():
        yield Passage("lookups/specialties.yml", f"{specialty.id}.who", specialty.who)
        if specialty.before_proof:
            yield Passage("lookups/specialties.yml", f"{specialty.id}.before_proof", specialty.before_proof)
        if specialty.centre:
            yield Passage("lookups/specialties.yml", f"{specialty.id}.centre", specialty.centre)
