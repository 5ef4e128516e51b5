"""The training phrases as an editor sees them: each with its topics, its file and its line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

BULLET = "- "


@dataclass(frozen=True)
class Phrase:
    """One training phrase. `topics`: the most important first. `line` counts from 1."""

    text: str
    topics: tuple[str, ...]
    file: Path
    line: int


def load_phrases(folder: Path) -> list[Phrase]:
    """All phrases of the .yml files of a folder, in the order of the files."""
    return [phrase for file in sorted(folder.glob("*.yml")) for phrase in _of_file(file)]


def _of_file(file: Path) -> Iterator[Phrase]:
    with file.open(encoding="utf-8") as stream:
        root = yaml.compose(stream, Loader=yaml.CSafeLoader)
    blocks = _entries(root).get("nlu") if root else None
    for block in blocks.value if blocks else ():
        entries = _entries(block)
        metadata = _entries(entries["metadata"]) if "metadata" in entries else {}
        named = [node.value for node in metadata["topics"].value] if "topics" in metadata else []
        topics = tuple(named or [entries["intent"].value])
        examples = entries["examples"]
        # The text of a block scalar begins on the line below its "|".
        first = examples.start_mark.line + 2
        for line, text in enumerate(examples.value.splitlines(), start=first):
            if text.startswith(BULLET):
                yield Phrase(text.removeprefix(BULLET).strip(), topics, file, line)


def _entries(mapping: Any) -> dict[str, Any]:
    return {key.value: value for key, value in mapping.value}
