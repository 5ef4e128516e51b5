"""Reads labelled messages: what people wrote, and what they meant by it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from bot.nlu.topics.measures import EvaluationError, Meant

SAFETY = ("red", "not_red")


def read(path: Path) -> list[Meant]:
    """The labelled messages of a file or a folder. One JSON a line: `text`, and what is meant by it as
    `topics` (a list of groups of acceptable topics), `labels` (a list of topics), or `safety` (red or not_red).

    Raises:
        EvaluationError: there are none, or a line is not valid.
    """
    files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    if not files or not all(file.is_file() for file in files):
        raise EvaluationError(f"{path}: no such .jsonl file, and no folder of them")
    found = [row for file in files for row in _read_file(file)]
    if not found:
        raise EvaluationError(f"{path}: no messages")
    return found


def _read_file(file: Path) -> list[Meant]:
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise EvaluationError(f"{file}: not UTF-8 text") from error
    found = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            found.append(_meant(json.loads(line)))
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            wanted = (
                '{"text": "...", "topics": [["cost", "insurance"]]}, or "labels": ["cost"], or "safety": "red"'
            )
            raise EvaluationError(f"{file}, line {number}: expected {wanted}") from error
    return found


def _meant(row: dict[str, Any]) -> Meant:
    groups = row["topics"] if "topics" in row else [[label] for label in row.get("labels", [])]
    topics = tuple(frozenset(_names(group)) for group in groups)
    safety = row.get("safety", "")
    if not row["text"].strip() or not (topics or safety in SAFETY) or not all(topics):
        raise ValueError("nothing to measure")
    return Meant(row["text"], topics, safety)


def _names(group: Any) -> list[str]:
    if not isinstance(group, list) or not all(isinstance(name, str) for name in group):
        raise TypeError("a group of topics is a list of names")
    return group
