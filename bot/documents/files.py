"""A document as files that a person can keep, print or send on.

What draws a PDF and a calendar is loaded when somebody first asks for one: every start would be longer for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.advice.reply import Document

LONGEST_NAME = 60


@dataclass(frozen=True)
class File:
    """One file. `name` has an ending and no folder; `media_type` is its MIME type."""

    name: str
    media_type: str
    data: bytes


def files(document: Document) -> tuple[File, ...]:
    """All files of the document: a PDF, a text, and a calendar if it has dates."""
    found = (as_pdf(document), as_text(document))
    return (*found, as_calendar(document)) if document.dates else found


def as_pdf(document: Document) -> File:
    """The document to print or to fill in on a screen."""
    from bot.documents.pdf import pdf

    return File(f"{file_name(document)}.pdf", "application/pdf", pdf(document))


def as_text(document: Document) -> File:
    """The document as plain text, which every device opens."""
    text = f"{document.title}\n\n{document.text}\n"
    return File(f"{file_name(document)}.txt", "text/plain; charset=utf-8", text.encode())


def as_calendar(document: Document) -> File:
    """The dates of the document."""
    from bot.documents.calendar import calendar

    return File(f"{file_name(document)}.ics", "text/calendar; charset=utf-8", calendar(document))


def file_name(document: Document) -> str:
    """A name for the files on any system, without an ending."""
    tidy = re.sub(r"[^a-z0-9]+", "-", (document.name or document.title).casefold())[:LONGEST_NAME].strip("-")
    return tidy or "document"
