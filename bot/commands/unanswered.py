"""From what was not understood to what will be."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import TextIO

import yaml

from bot.evaluation.lessons import add, read_labelled, to_label
from bot.evaluation.lessons import learn as sort_out
from bot.evaluation.phrases import load_phrases
from bot.model import PROJECT
from bot.privacy import Scrubber
from bot.settings import Settings
from bot.storage import unanswered as log
from bot.storage.database import Database

PHRASES = PROJECT / "data" / "nlu"
LEARNED = PHRASES / "from_your_users.yml"


def unanswered(days: int, out: TextIO) -> None:
    """Prints the messages of the last so many days that were not understood or answered in doubt, as YAML."""
    database = Database(Settings.read().database_url)
    try:
        database.open()
        found = asyncio.run(log.unanswered(database, days))
    finally:
        database.close()
    out.write(to_label(found, Scrubber.load()))
    print(f"{len(found)} messages of the last {days} days.", file=sys.stderr)


def learn(path: Path, folder: Path = PHRASES) -> None:
    """Adds the labelled messages of a file to the training phrases, and says what it did.

    Raises:
        EvaluationError: the file cannot be read or a row is not valid; nothing was added.
    """
    domain = yaml.safe_load((PROJECT / "domain.yml").read_text(encoding="utf-8"))
    learned = sort_out(read_labelled(path, frozenset(domain["intents"])), load_phrases(folder))
    for lesson, where in learned.repeats:
        print(f"Row {lesson.row} says what is known already ({where}): {lesson.text}")
    if learned.new:
        add(learned.new, folder / LEARNED.name)
    print(
        f"Added {len(learned.new)} to {folder / LEARNED.name}. Passed over: {len(learned.repeats)} known already, "
        f"{learned.unlabelled} without topics."
    )
    if learned.new:
        print("Next: .venv/bin/python -m bot train, then .venv/bin/python -m bot evaluate", file=sys.stderr)
