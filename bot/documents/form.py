"""What the text of a document is made of, see `bot.advice.documents.write`: sections, items, blanks."""

from __future__ import annotations

import re
from dataclasses import dataclass

#: A first line longer than this is a sentence that happens to end in a colon.
HEADING_WORDS = 10
_MARK = re.compile(r"(?P<box>\[[ x]\]) |(?P<dash>- )|(?P<number>\d{1,2}\.) ")
_BLANK = re.compile(r"\[([a-zA-Z][^\]\[]*)\]")


@dataclass(frozen=True)
class Blank:
    """A gap for the person to fill; `name` says with what."""

    name: str


Run = str | Blank


@dataclass(frozen=True)
class Item:
    """One line. `mark` is "" for plain lines, "- ", "[ ]", "[x]" or a number with its full stop."""

    mark: str
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class Section:
    """A paragraph or list, with what heads it."""

    heading: str
    items: tuple[Item, ...]


def sections(text: str) -> tuple[Section, ...]:
    """The sections of a document's text, in order."""
    return tuple(_section(part.split("\n")) for part in re.split(r"\n\s*\n", text.strip()) if part.strip())


def _section(lines: list[str]) -> Section:
    first = lines[0].strip()
    headed = len(lines) > 1 and first.endswith(":") and len(first.split()) <= HEADING_WORDS
    headed = headed and not _MARK.match(first) and not _BLANK.search(first)
    return Section(first[:-1] if headed else "", tuple(map(_item, lines[1:] if headed else lines)))


def _item(line: str) -> Item:
    found = _MARK.match(line.strip())
    rest = line.strip()[found.end() :] if found else line.strip()
    return Item(found.group(0).strip() if found else "", _runs(rest))


def _runs(text: str) -> tuple[Run, ...]:
    runs: list[Run] = []
    end = 0
    for found in _BLANK.finditer(text):
        if text[end : found.start()]:
            runs.append(text[end : found.start()])
        runs.append(Blank(found.group(1)))
        end = found.end()
    if text[end:]:
        runs.append(text[end:])
    return tuple(runs)
