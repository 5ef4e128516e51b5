"""What Rasa's own connectors do wrong, each shown by a test of ours that they fail."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest

from bot.settings import PROJECT


@dataclass(frozen=True)
class Row:
    """One defect: what happens, and what the stock connector does then.

    `fails_with`: what the test says of the stock connector; `logs`: what the connector's log says then. Both are
    regular expressions, so that a test which fails for another reason proves nothing.
    """

    defect: str
    does: str
    test: Callable[..., Any]
    fails_with: str
    given: Mapping[str, Any] = field(default_factory=dict)  # the parameters of the test
    logs: str = ""

    def __str__(self) -> str:
        return self.defect


async def fails(row: Row, fixtures: Mapping[str, Any]) -> None:
    """The test of the row, run against the stock connector, fails for the reason that the row tells.

    `fixtures`: whatever the tests want, and `caplog`.
    """
    wanted = inspect.signature(row.test).parameters
    with pytest.raises(AssertionError, match=row.fails_with):
        await row.test(**{name: fixtures[name] for name in wanted if name in fixtures}, **row.given)
    assert re.search(row.logs, fixtures["caplog"].text)


def documented(name: str) -> list[tuple[str, str]]:
    """The rows of the table in a page of docs/: what happens, and what the stock connector does."""
    page = (PROJECT / "docs" / name).read_text(encoding="utf-8")
    _, _, table = page.partition("## Why not Rasa's own connector")
    lines = [re.split(r"(?<!\\)\|", line) for line in table.splitlines() if line.startswith("| ")][1:]
    return [(line[1].strip().replace("\\|", "|"), line[2].strip()) for line in lines]
