"""The data with something spoilt in it, and what the validation says of that."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml
from advice_cases import ROOT

from bot.advice.guide import Guide
from bot.advice.validation import validate

Content = dict[str, Any]


class Copy:
    """A copy of the data that may be spoilt."""

    def __init__(self, folder: Path) -> None:
        self.data = folder / "data"
        for part in ("advice", "lookups"):
            shutil.copytree(ROOT / "data" / part, self.data / part)

    def edit(self, file: str, change: Callable[[Any], object]) -> None:
        path = self.data / "advice" / "en" / file
        content = yaml.safe_load(path.read_text())
        change(content)
        path.write_text(yaml.safe_dump(content, allow_unicode=True))

    def problems(self, intents: frozenset[str]) -> list[str]:
        return validate(Guide.load(self.data), intents)
