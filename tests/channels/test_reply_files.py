"""Documents of a reply as files."""

from __future__ import annotations

import threading

from bot.advice.reply import Document, Reply, Text
from bot.channels import files as module
from bot.channels.files import files_of

PLAN = Document("My plan", "Steps:\n[ ] Call today", "my-plan", (("2026-11-24", "Call today"),))


async def test_each_document_becomes_its_files_in_order():
    found = await files_of(Reply((Text("Here."), Document("A letter", "Dear Dr. [name],"), PLAN)))

    assert [file.name for file in found] == [
        "a-letter.pdf",
        "a-letter.txt",
        "my-plan.pdf",
        "my-plan.txt",
        "my-plan.ics",
    ]


async def test_nobody_waits_while_a_document_is_drawn(monkeypatch):
    drawn_in = []
    monkeypatch.setattr(module, "files", lambda document: drawn_in.append(threading.current_thread()) or ())
    await files_of(Reply((PLAN,)))

    assert drawn_in and drawn_in != [threading.current_thread()]
