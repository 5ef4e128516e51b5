"""Measuring the understanding on labelled messages that the model has not seen."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bot.dialogue import RasaDialogue
from bot.model import current_model
from bot.nlu.topics.measures import EvaluationError, Figure, Meant, Pair, Understood, figures
from bot.privacy import Scrubber
from bot.settings import Settings

SAFETY = ("red", "not_red")


def evaluate(path: Path) -> None:
    """Prints how well the messages of a .jsonl file, or of all such files of a folder, are understood.

    Raises:
        EvaluationError: a file is missing or a line is not valid.
        NotTrainedError: there is no model.
    """
    meant = read(path)
    print(table(figures(asyncio.run(_understand(meant)))))


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


def table(rows: Sequence[Figure]) -> str:
    """One line a figure."""
    width = max(len(row.name) for row in rows)
    return "\n".join(f"{row.name:{width}}  {row.value:6.3f}  n={row.n}" for row in rows)


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


async def _understand(meant: Sequence[Meant]) -> list[Pair]:
    scrub = Scrubber.load()
    dialogue = RasaDialogue.load(current_model(), Settings.read())
    await dialogue.parse("hello")  # the first message warms the caches up
    pairs = []
    for row in meant:
        started = time.perf_counter()
        parsed = await dialogue.parse(scrub(row.text))
        pairs.append((row, _understood(parsed, (time.perf_counter() - started) * 1000)))
    return pairs


def _understood(parsed: dict[str, Any], ms: float) -> Understood:
    ranking = [topic["name"] for topic in parsed.get("intent_ranking", [])]
    return Understood(
        ranking=tuple(ranking),
        topics=frozenset(topic["name"] for topic in parsed.get("topics", [])),
        confidence=float(parsed["intent"].get("confidence") or 0.0),
        red=(parsed.get("safety") or {}).get("level") == "red",
        ms=ms,
    )
