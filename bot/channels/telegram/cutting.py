"""Long texts in parts, each ending where a sentence ends, counted as Telegram counts."""

from __future__ import annotations

import re
from collections.abc import Iterable

#: The end of a sentence with what follows it, or the end of a line. "Dr. " ends nothing.
_SENTENCE_END = re.compile(r"(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bvs)(?<!\.[a-z])[.!?…][\"'”’)\]*]*\s+|\n+")
_WORD_END = re.compile(r"\s+")


def units(text: str) -> int:
    """The length of a text as Telegram counts it, in UTF-16 code units: an emoji counts two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, room: int) -> list[str]:
    """The text in parts of at most `room` units. `**bold**` that goes on in the next part is bold there too.

    A sentence longer than that is cut between words, a word between letters.
    """
    if units(text) <= room:
        return [text]
    inner = room - 4  # for the stars that a part may get at both ends
    return _bold_in_each(_pack(_pieces(text, inner), inner))


def pack(lines: Iterable[str], room: int) -> list[list[str]]:
    """The lines in groups of at most `room` units, line breaks counted; a longer line is cut."""
    groups: list[list[str]] = [[]]
    for part in (part for line in lines for part in cut(line, room)):
        if groups[-1] and units("\n".join([*groups[-1], part])) > room:
            groups.append([])
        groups[-1].append(part)
    return groups


def _pieces(text: str, room: int) -> Iterable[str]:
    """Sentences with the space behind them; smaller pieces where a sentence is longer than `room`."""
    for sentence in _split(text, _SENTENCE_END):
        if units(sentence) <= room:
            yield sentence
            continue
        for word in _split(sentence, _WORD_END):
            yield from _letters(word, room)


def _split(text: str, end: re.Pattern[str]) -> Iterable[str]:
    start = 0
    for match in end.finditer(text):
        yield text[start : match.end()]
        start = match.end()
    if start < len(text):
        yield text[start:]


def _letters(word: str, room: int) -> Iterable[str]:
    if units(word) <= room:
        yield word
        return
    step = room // 2  # no letter counts more than two units
    yield from (word[start : start + step] for start in range(0, len(word), step))


def _pack(pieces: Iterable[str], room: int) -> list[str]:
    parts = [""]
    for piece in pieces:
        if parts[-1] and units(parts[-1] + piece.rstrip()) > room:
            parts.append("")
        parts[-1] += piece
    return [part.strip() for part in parts if part.strip()]


def _bold_in_each(parts: list[str]) -> list[str]:
    balanced, bold = [], False
    for part in parts:
        opened = f"**{part}" if bold else part
        bold = opened.count("**") % 2 == 1
        balanced.append(f"{opened}**" if bold else opened)
    return balanced
