"""The page of a document: clean, large enough, its blanks to be filled in on the device, ready to print."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from itertools import groupby
from pathlib import Path
from string import Template

from bot.advice.reply import Document
from bot.documents.files import file_name
from bot.documents.form import Blank, Item, Section, sections

FOLDER = Path(__file__).parent / "static"
#: Letters that a blank inside a sentence offers at least and at most; what is typed makes it wider.
NARROW, WIDE = 12, 34
LIST = {"-": "ul", "[": "ul"}
SCRIPT = '  <script type="module" src="/documents/document.js"></script>\n'


def page(document: Document, words: Mapping[str, str]) -> str:
    """The page as HTML, served beside its other files. `words` are those of document_page.yml."""
    said = {name: escape(text) for name, text in words.items()}
    filled = {
        **said,
        "title": escape(document.title),
        "body": "\n".join(map(_section, sections(document.text))),
        "source": escape(document.text),
        "name": escape(file_name(document)),
        "dates": f'<a href="{escape(file_name(document))}.ics" download>{said["calendar"]}</a>'
        if document.dates
        else "",
    }
    return _framed("document.html", filled, SCRIPT)


def problem_page(title: str, detail: str, words: Mapping[str, str]) -> str:
    """A page that says kindly why there is no document here."""
    said = {"lang": words["lang"], "title": title, "detail": detail, "back": words["problem_back"]}
    return _framed("problem.html", {name: escape(text) for name, text in said.items()})


def _framed(name: str, filled: Mapping[str, str], script: str = "") -> str:
    body = _template(name).substitute(filled)
    return _template("frame.html").substitute(lang=filled["lang"], title=filled["title"], script=script, body=body)


def _template(name: str) -> Template:
    return Template((FOLDER / name).read_text(encoding="utf-8"))


def _section(section: Section) -> str:
    heading = f"<h2>{escape(section.heading)}</h2>\n" if section.heading else ""
    return f"<section>\n{heading}{''.join(_blocks(section))}</section>"


def _blocks(section: Section) -> Iterator[str]:
    """Lists and lines in turn; a line without a mark under a marked one belongs to it."""
    listed: list[list[Item]] = []
    for item in section.items:
        if item.mark or not listed:
            listed.append([item])
        else:
            listed[-1].append(item)
    for kind, group in groupby(listed, key=lambda items: _kind(items[0])):
        if kind == "p":
            yield "".join(f"<p>{_line(item, section)}</p>\n" for items in group for item in items)
        else:
            yield _list(kind, list(group), section)


def _list(kind: str, group: list[list[Item]], section: Section) -> str:
    first = group[0][0].mark
    start = f' start="{first[:-1]}"' if kind == "ol" and first != "1." else ""
    marked = ' class="boxes"' if first.startswith("[") else ""
    points = "".join(
        f"<li>{_box(items[0])}{'<br>'.join(_line(item, section) for item in items)}{_box_end(items[0])}</li>\n"
        for items in group
    )
    return f"<{kind}{start}{marked}>\n{points}</{kind}>\n"


def _kind(item: Item) -> str:
    return "ol" if item.mark[:1].isdigit() else LIST.get(item.mark[:1], "p")


def _box(item: Item) -> str:
    if not item.mark.startswith("["):
        return ""
    checked = " checked" if item.mark == "[x]" else ""
    return f'<label><input type="checkbox" autocomplete="off"{checked}><span>'


def _box_end(item: Item) -> str:
    return "</span></label>" if item.mark.startswith("[") else ""


def _line(item: Item, section: Section) -> str:
    last = item.runs[-1] if item.runs else ""
    return "".join(
        _gap(run, stretches=run is last) if isinstance(run, Blank) else escape(run) for run in item.runs
    )


def _gap(blank: Blank, stretches: bool) -> str:
    """A field. It has no name and stands in no form, so that nothing can send it."""
    name = escape(blank.name)
    if stretches:
        attributes = f'class="gap" aria-label="{name}" placeholder="{name}" autocomplete="off"'
        return f'<textarea rows="1" {attributes}></textarea>'
    size = min(max(len(blank.name), NARROW), WIDE)
    return f'<input class="gap" size="{size}" aria-label="{name}" placeholder="{name}" autocomplete="off">'
