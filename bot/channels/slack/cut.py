"""Long texts in pieces that Slack takes, cut where a reader would pause."""

from __future__ import annotations

import re

#: The ends of a paragraph, a line, a sentence, a word: the first kind found in the second half of a piece is cut.
_PAUSES = (r"\n\s*\n", r"\n", r"(?<=[.!?…])[\"')\]]*\s+", r"\s+")


def pieces(text: str, most: int) -> list[str]:
    """The text in pieces of at most so many characters, none of them empty."""
    found = []
    rest = text.strip()
    while len(rest) > most:
        end = _pause(rest, most)
        found.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    return [piece for piece in (*found, rest) if piece]


def shortened(text: str, most: int) -> str:
    """The text, or its beginning and three dots, in at most so many characters."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _pause(text: str, most: int) -> int:
    for pause in _PAUSES:
        ends = [m.end() for m in re.finditer(pause, text[: most + 1]) if most // 2 < m.end() <= most]
        if ends:
            return ends[-1]
    return most
