"""What people read only on Slack: `slack` of data/advice/en/channels.yml, with its blanks filled in."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from bot.settings import PROJECT, Settings

WORDS = PROJECT / "data" / "advice" / "en" / "channels.yml"


class Words:
    """The texts of the channel by their place in the file: `words("home.title")`."""

    def __init__(self, settings: Settings, path: Path = WORDS) -> None:
        self._texts: Mapping[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))["slack"]
        self._blanks = {
            "emergency_number": settings.emergency_number,
            "crisis_line": settings.crisis_line,
            "contact": settings.contact,
            "organisation": settings.organisation,
            "days": settings.retention_days,
        }

    def __call__(self, place: str, **blanks: str) -> str:
        """The text at that place.

        Raises:
            KeyError: there is no such text, or a blank of it is not known.
        """
        text: Any = self._texts
        for part in place.split("."):
            text = text[part]
        return str(text).strip().format(**self._blanks, **blanks)
