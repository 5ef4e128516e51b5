"""Documents of a reply as files that a person can keep, print or send on."""

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


def as_text(document: Document) -> tuple[File, ...]:
    """The document as one plain text file, which every device opens."""
    text = f"{document.title}\n\n{document.text}\n"
    return (File(f"{file_name(document.title)}.txt", "text/plain; charset=utf-8", text.encode()),)


def file_name(title: str) -> str:
    """The title as a name for a file on any system, without an ending."""
    tidy = re.sub(r"[^a-z0-9]+", "-", title.casefold())[:LONGEST_NAME].strip("-")
    return tidy or "document"
