"""Measuring the understanding on labelled messages that the model has not seen."""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from bot.advice.lookups import Lookups
from bot.dialogue import RasaDialogue
from bot.evaluation.crossvalidation import cross_validated
from bot.evaluation.labelled import read
from bot.evaluation.nearest import Nearest
from bot.evaluation.phrases import load_phrases
from bot.evaluation.report import write_report
from bot.evaluation.typos import with_typos
from bot.model import PROJECT, current_model
from bot.nlu.meaning import Meaning
from bot.nlu.topics.measures import Figure, Meant, Pair, Understood, figures
from bot.nlu.topics.named import Named
from bot.privacy import Scrubber
from bot.settings import Settings

PHRASES = PROJECT / "data" / "nlu"
FOLDS = 3
#: Reading a phrase for its topics alone says nothing about these.
UNMEASURED = ("false alarms", "ms a message (p50)")


def evaluate(path: Path, report: Path) -> None:
    """Prints how well the messages of a .jsonl file, or of all such files of a folder, are understood.

    Writes a page about the misses into the folder `report`.

    Raises:
        EvaluationError: a file is missing or a line is not valid.
        NotTrainedError: there is no model.
    """
    pairs = asyncio.run(_understand(read(path)))
    print(table(figures(pairs)))
    _report(pairs, report, Meaning())


def evaluate_own(report: Path) -> None:
    """The same for the phrases of data/nlu, each read by a model trained without it."""
    phrases = load_phrases(PHRASES)
    meaning = Meaning()
    pairs = cross_validated(phrases, meaning, Named(Lookups.load(PROJECT / "data" / "lookups")), FOLDS)
    print(table([figure for figure in figures(pairs) if figure.name not in UNMEASURED]))
    _report(pairs, report, meaning)


def evaluate_typos(path: Path) -> None:
    """Prints how well the messages are understood as they are, with typos, and what the typos cost.

    Raises:
        EvaluationError: a file is missing or a line is not valid.
        NotTrainedError: there is no model.
    """
    meant = read(path)
    damaged = [replace(row, text=with_typos(row.text, seed)) for seed, row in enumerate(meant)]
    pairs = asyncio.run(_understand([*meant, *damaged]))
    print(comparison(figures(pairs[: len(meant)]), figures(pairs[len(meant) :])))


def table(rows: Sequence[Figure]) -> str:
    """One line a figure."""
    width = max(len(row.name) for row in rows)
    return "\n".join(f"{row.name:{width}}  {row.value:6.3f}  n={row.n}" for row in rows)


def comparison(clean: Sequence[Figure], damaged: Sequence[Figure]) -> str:
    """One line a figure: clean, with typos, the difference."""
    width = max(len(row.name) for row in clean)
    lines = [f"{'':{width}}   clean   typos  change"]
    for before, after in zip(clean, damaged, strict=True):
        change = after.value - before.value
        lines.append(
            f"{before.name:{width}}  {before.value:6.3f}  {after.value:6.3f}  {change:+6.3f}  n={before.n}"
        )
    return "\n".join(lines)


def _report(pairs: Sequence[Pair], folder: Path, meaning: Meaning) -> None:
    phrases = load_phrases(PHRASES)
    page = write_report(pairs, phrases, Nearest(phrases, meaning), folder)
    print(f"What to write more of: {page}", file=sys.stderr)


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
