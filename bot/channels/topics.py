"""The topics that a link or a command may open, by the name of their advice file."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from bot.settings import PROJECT

ADVICE = PROJECT / "data" / "advice" / "en"


def topic_title(topic: str, advice: Path = ADVICE) -> str | None:
    """What a button that leads to the topic says; None if there is no advice of that name."""
    if not re.fullmatch(r"[a-z_]{1,40}", topic):
        return None
    for folder in ("scenarios", "howto"):
        path = advice / folder / f"{topic}.yml"
        if path.exists():
            return str(yaml.safe_load(path.read_text(encoding="utf-8"))["button"])
    return None
