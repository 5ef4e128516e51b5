"""Reads the messages that the safety triage learns from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from .lexicon import FOLDER

DEFAULT = FOLDER / "examples.yml"


@dataclass(frozen=True)
class Example:
    """A message with its level, kind and the axis that decides it ("now", "past", "delay", ...)."""

    text: str
    level: str
    kind: str
    axis: str

    @property
    def label(self) -> str:
        """ "none", or level/kind as the score learns it."""
        if self.level == "none":
            return "none"
        return f"{self.level}/{'delay' if self.axis in ('delay', 'stopped') else self.kind}"


def load_examples(path: Path = DEFAULT) -> tuple[Example, ...]:
    """All messages of the file, in order.

    Raises:
        FileNotFoundError: there is no such file.
        ValueError: an entry is not level -> kind -> axis -> list of messages.
    """
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    found: list[Example] = []
    try:
        for level, kinds in data.items():
            for kind, axes in kinds.items():
                for axis, texts in axes.items():
                    found.extend(Example(str(text), level, kind, axis) for text in texts)
    except (AttributeError, TypeError) as error:
        raise ValueError(f"{path.name}: not level -> kind -> axis -> messages") from error
    return tuple(found)
