"""How far somebody has come: what is under way over several messages, and what is done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Progress:
    """Kept beside the case until the person starts over or erases everything."""

    activity: str = ""  # a name of `activities.ACTIVITIES`; "" when nothing is under way
    asking: str = ""  # what the activity asked last
    missed: int = 0  # answers to that in a row that were not understood
    skipped: tuple[str, ...] = ()  # questions the person would rather not answer
    done: tuple[str, ...] = ()  # steps of the plan that are ticked off
    opinions: tuple[str, ...] = ()  # what the doctors said, in the person's words, the first one first
    numbered: tuple[str, ...] = ()  # steps of the plan as the last reply with steps numbered them
    numbered_before: tuple[str, ...] = ()  # and as the one before it did
    started: str = ""  # ISO date of the day the plan was made; "" while there is none
    visit: str = ""  # ISO date of the visit for the second opinion, once one is booked
    values: tuple[str, ...] = ()  # answers of the values exercise, in the order of its questions

    def as_dict(self) -> dict[str, Any]:
        """JSON-ready form."""
        return {k: list(v) if isinstance(v, tuple) else v for k, v in asdict(self).items() if v}

    @staticmethod
    def from_dict(data: Mapping[str, Any]) -> Progress:
        """Reads what `as_dict` wrote."""
        fields: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in data.items()}
        return Progress(**fields)
