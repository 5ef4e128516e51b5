"""What the chat platforms say besides the replies of the guide: data/advice/en/channels.yml."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import yaml

from bot.settings import PROJECT, Settings

WORDS = PROJECT / "data" / "advice" / "en" / "channels.yml"


def words_of(platform: str, settings: Settings, path: Path = WORDS) -> Mapping[str, str]:
    """The texts of one platform (a key of the file), the operator's numbers filled in."""
    numbers = {"emergency_number": settings.emergency_number, "crisis_line": settings.crisis_line}
    texts: Mapping[str, str] = yaml.safe_load(path.read_text(encoding="utf-8"))[platform]
    return {name: text.format(**numbers).strip() for name, text in texts.items()}
