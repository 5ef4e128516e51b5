"""What the triage says of one message."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.advice.reading import Safety

RED, AMBER, NONE = "red", "amber", "none"
EMERGENCY, CRISIS, POISONING, DELAY = "emergency", "crisis", "poisoning", "delay"


@dataclass(frozen=True)
class Evidence:
    """One reason: the words of the message, the axis they speak on (danger, when, polarity, ...), and why."""

    phrase: str
    axis: str
    why: str


@dataclass(frozen=True)
class Decision:
    """The level of a message. `kind` is empty when the level is none; `delay` only goes with amber."""

    level: str
    kind: str
    who: str  # self, other, threatened (by somebody)
    language: str  # en, es
    evidence: tuple[Evidence, ...]

    def as_dict(self) -> dict[str, Any]:
        """JSON-ready form, for a Rasa message."""
        return {
            "level": self.level,
            "kind": self.kind,
            "who": self.who,
            "language": self.language,
            "evidence": [[e.phrase, e.axis, e.why] for e in self.evidence],
        }


def reading_of(data: Mapping[str, Any]) -> Safety:
    """The advice's view of what `Decision.as_dict` wrote."""
    return Safety(
        level=str(data.get("level", NONE)),
        kind=str(data.get("kind", "")),
        who=str(data.get("who", "self")),
        language=str(data.get("language", "en")),
    )
