"""What the conversation remembers of itself, beside the case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

#: How many topics back a button is not offered again.
SEEN_KEPT = 12


@dataclass(frozen=True)
class Memory:
    """The last answer and what was already said, so that nothing is said twice."""

    topics: tuple[str, ...] = ()  # of the last answer
    page: int = 0  # of the last answer, from 0
    finished: bool = False  # there is no page after it
    taken: int = 0  # words of its first page that the script did not fill
    seen: tuple[str, ...] = ()  # topics answered, latest first
    told: tuple[str, ...] = ()  # danger signs already told
    offered: tuple[str, ...] = ()  # topics of the last reply's buttons
    misses: int = 0  # messages not understood in a row
    document: str = ""  # the last reply of substance was this document
    alarm: bool = False  # the last reply was for an emergency
    shelved: tuple[Mapping[str, Any], ...] = ()  # cases of other patients, the latest first: see patients.py

    def after_answer(self, topics: tuple[str, ...], told: tuple[str, ...], taken: int, has_more: bool) -> Memory:
        """The memory after the first page of an answer to these topics."""
        return Memory(
            topics=topics,
            finished=not has_more,
            taken=taken,
            seen=tuple(dict.fromkeys((*topics, *self.seen)))[:SEEN_KEPT],
            told=tuple(dict.fromkeys((*self.told, *told))),
            shelved=self.shelved,
        )

    def as_dict(self) -> dict[str, Any]:
        """JSON-ready form."""
        return {k: list(v) if isinstance(v, tuple) else v for k, v in asdict(self).items() if v}

    @staticmethod
    def from_dict(data: Mapping[str, Any]) -> Memory:
        """Reads what `as_dict` wrote."""
        fields: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in data.items()}
        return Memory(**fields)
