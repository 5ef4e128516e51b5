"""Rasa's events, read from what they were stored or sent as."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from rasa.shared.core.events import Event
from rasa.shared.utils.common import all_subclasses


def read_event(data: Mapping[str, Any]) -> Event:
    """The event. Rasa's own reading looks through all its classes each time.

    Raises:
        KeyError: there is no such kind of event.
    """
    return _kinds()[data["event"]]._from_parameters(data)


@lru_cache(maxsize=1)
def _kinds() -> dict[str, type[Event]]:
    return {kind.type_name: kind for kind in reversed(all_subclasses(Event))}
