"""What a document has to hold: something for everybody, blanks that close, one page, easy words, a next action."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.advice.case import Case
from bot.advice.documents.template import Part, Template
from bot.advice.documents.write import write
from bot.advice.guards import Guard
from bot.advice.guide import Guide, Setting
from bot.advice.library import Line
from bot.advice.progress import Progress
from bot.advice.validation.guards import TODAY
from bot.advice.validation.parts import BUTTON_LETTERS
from bot.advice.validation.passages import Passage, document_file
from bot.advice.validation.readability import MOST, Readability
from bot.advice.validation.samples import case_for

#: Words that fit on a page in a type for old eyes.
PAGE_WORDS = 320
BLANK_TO_FILL = re.compile(r"\[[^\]\[]*\]")
#: A blank longer than this is a question.
BLANK_WORDS = 8
NEXT = re.compile(r"\*\*Next:\*\* \w+")


def check_document_parts(guide: Guide) -> Iterator[str]:
    """One line per thing that is missing or can never be said."""
    topics = guide.library.topics
    for template in guide.documents.values():
        file = document_file(template)
        if len(template.button) > BUTTON_LETTERS:
            yield f"{file}: button: {len(template.button)} letters; {BUTTON_LETTERS} is the most"
        yield from (f"{file}: answers: no such topic: {name}" for name in template.answers if name not in topics)
        for place, lines in (("lead", template.lead), ("then", template.then)):
            yield from (f"{file}: {place}{problem}" for problem in _one_for_everybody(lines))
        yield from (f"{file}: then[{n}]: begin with **Next:** and what to do"
                    for n, line in enumerate(template.then, 1) if not NEXT.match(line.text))  # fmt: skip
        for number, part in enumerate(template.body, 1):
            yield from (f"{file}: body[{number}].{problem}" for problem in _of_part(part))
    yield from _families(guide)


def check_documents(guide: Guide, passages: tuple[Passage, ...]) -> Iterator[str]:
    """One line per document that is too long or too hard for some case that one of its variants is for."""
    readability = Readability.of(guide)
    for template in guide.documents.values():
        for guard in _guards(template, passages):
            case = case_for(guard, guide.lookups, TODAY) or Case()
            text = write(template, Setting.of(guide, case, TODAY), Progress()).text
            whose = ", ".join(f"{fact} {' or '.join(values)}" for fact, values in guard.wants) or "everybody"
            where = f"{document_file(template)}: for {whose}"
            if (words := len(text.split())) > PAGE_WORDS:
                yield f"{where}: {words} words; {PAGE_WORDS} is the most for one page"
            if (grade := readability.grade(without_blanks(text))) > MOST:
                yield f"{where}: reads at grade {grade}; {MOST:.0f} is the most"


def without_blanks(text: str) -> str:
    """The text as it is read: a blank is one easy word."""
    return BLANK_TO_FILL.sub("name", text)


def _of_part(part: Part) -> Iterator[str]:
    if part.shape == "one" and not part.guard.wants:
        for number, line in enumerate(part.lines[:-1], 1):
            if not line.guard.wants:
                yield f"one[{number}]: it has no `when`, so nothing after it is ever said"
    for number, line in enumerate(part.lines, 1):
        left = BLANK_TO_FILL.sub("", line.text)
        if stray := re.search(r"[\[\]].{0,20}", left):
            yield f"{part.shape}[{number}]: a bracket that is no blank: {stray.group(0)!r}"
        if part.shape == "boxes" and BLANK_TO_FILL.search(line.text):
            yield f"boxes[{number}]: a line to tick holds no blank"
        for blank in BLANK_TO_FILL.findall(line.text):
            if not re.match(r"\[[a-zA-Z]", blank) or len(blank.split()) > BLANK_WORDS:
                yield f"{part.shape}[{number}]: {blank}: a blank says in a few words what goes there"


def _one_for_everybody(lines: tuple[Line, ...]) -> Iterator[str]:
    if lines[-1].guard.wants:
        yield f"[{len(lines)}]: the last variant has a `when`; add one for everybody else"
    for number, line in enumerate(lines[:-1], 1):
        if not line.guard.wants:
            yield f"[{number}]: it has no `when`, so nothing after it is ever said"


def _families(guide: Guide) -> Iterator[str]:
    """A family has one member for everybody, so that a request always finds one."""
    by_family: dict[str, list[Template]] = {}
    for template in guide.documents.values():
        by_family.setdefault(template.family, []).append(template)
    for family, members in by_family.items():
        if sum(not t.guard.wants for t in members) != 1:
            yield f"documents/{family}: exactly one of them has no `when`: the one for everybody else"


def _guards(template: Template, passages: tuple[Passage, ...]) -> dict[Guard, None]:
    file = document_file(template)
    return dict.fromkeys(p.guard for p in passages if p.file == file and p.place.startswith(("body", "lead")))
