"""What Rasa's own connectors do wrong, each shown by a test of ours that they fail."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest


@dataclass(frozen=True)
class Row:
    """One defect. `fails_with`: what the test says of the stock connector, as a regular expression."""

    defect: str
    test: Callable[..., Any]
    fails_with: str
    given: Mapping[str, Any] = field(default_factory=dict)  # the parameters of the test

    def __str__(self) -> str:
        return self.defect


async def fails(row: Row, fixtures: Mapping[str, Any]) -> None:
    """The test of the row, run against the stock connector, fails for the reason that the row tells."""
    wanted = inspect.signature(row.test).parameters
    with pytest.raises(AssertionError, match=row.fails_with):
        await row.test(**{name: fixtures[name] for name in wanted if name in fixtures}, **row.given)
