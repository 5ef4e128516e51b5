"""What the glossary has to hold: each word once, with its meaning, its sources and a way on."""

from __future__ import annotations

from collections.abc import Iterator

from bot.advice.cues import plain
from bot.advice.guide import Guide

PARTS = ("id", "cues", "sources", "text", "next")


def check_glossary(guide: Guide) -> Iterator[str]:
    """One line per entry that lacks a part, and per word that means two things."""
    texts = guide.library.texts["glossary"]
    owner: dict[str, str] = {}
    for entry in (*texts["terms"], *texts["matters"]):
        name = entry.get("id", "an entry without id")
        yield from (f"glossary.yml: {name}: {part} is missing" for part in PARTS if not entry.get(part))
        for cue in entry.get("cues", ()):
            first = owner.setdefault(plain(cue), name)
            if first != name:
                yield f"glossary.yml: {name}: {cue!r} already belongs to {first}"
