"""How hard a reply is to read: the US school grade it asks for.

People read worse when they are ill or afraid, so the guide keeps to grade 8. The name of an illness or an
operation is the person's own word and counts as one easy word; so does the name of a place to call.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import textstat  # type: ignore[import-untyped]

from bot.advice.guide import Guide
from bot.advice.reply import Bullets, Callout, Document, Reply, Steps, Text, Wording

MOST = 8.0
#: A grade says nothing of a text shorter than this.
FEWEST_WORDS = 12


@dataclass(frozen=True)
class Readability:
    """Grades texts. `names` matches what counts as one easy word."""

    names: re.Pattern[str]

    @staticmethod
    def of(guide: Guide) -> Readability:
        """Knows the names of all conditions, procedures and contacts."""
        lookups = guide.lookups
        entries = (*lookups.conditions.values(), *lookups.procedures.values())
        return Readability(_any_of((*(entry.name for entry in entries), *guide.library.contacts.values())))

    def grade(self, text: str) -> float:
        """The Flesch-Kincaid grade; 0 for a text too short to tell."""
        if len(text.split()) < FEWEST_WORDS:
            return 0.0
        sentences = " ".join(_ended(line) for line in text.replace("**", "").splitlines() if line.strip())
        return float(textstat.flesch_kincaid_grade(self.names.sub("name", sentences)))

    def too_hard(self, text: str) -> bool:
        """Whether it asks for more than grade 8."""
        return self.grade(text) > MOST


def read_aloud(reply: Reply) -> str:
    """All that a person reads of a reply, one piece a line."""
    lines: list[str] = []
    for block in reply.blocks:
        match block:
            case Text(text=text) | Callout(text=text):
                lines.append(text)
            case Steps(items=items):
                lines += items
            case Bullets(items=items, title=title):
                lines += (title, *items)
            case Wording(text=text, title=title) | Document(text=text, title=title):
                lines += (title, text)
    return "\n".join(lines)


def _ended(line: str) -> str:
    """The end of a line ends a sentence for the eye."""
    bare = line.strip().rstrip(":,;")
    return bare if re.search(r"[.!?]\W*$", bare) else f"{bare}."


@lru_cache(maxsize=4)
def _any_of(names: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(set(names), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)
