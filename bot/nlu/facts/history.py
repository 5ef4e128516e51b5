"""Family history: what a relative had once is not what the talk is about."""

from __future__ import annotations

from .gazetteer import Match
from .message import Message
from .tokens import words

ILLS = ("condition", "procedure")

_ONCE = words("died passed had survived beat lost")
_GONE = words("died passed survived")
OWN = words("i im ive me my")
_THEIRS = words("her his hers him she he")


def history_of(message: Message, relation: Match) -> list[Match]:
    """The illnesses in "my mom had breast cancer and now I ...": hers, not the writer's."""
    after = message.after(relation.last, 3)
    if not _ONCE.intersection(after) or "just" in after:
        return []
    if not _GONE.intersection(after) and still_about(message, relation):
        return []
    rest = message.norms[relation.last :]
    own = next((i for i, word in enumerate(rest) if word in OWN or word == "now"), len(rest))
    return [m for m in message.matches if m.kind in ILLS and 0 <= m.first - relation.last < own]


def still_about(message: Message, relation: Match) -> bool:
    """Whether the message goes on about the relative ("... and they want to operate on her")."""
    rest = set(message.norms[relation.last :])
    return bool(_THEIRS & rest) and not OWN & rest
