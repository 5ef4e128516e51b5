"""What people said that was not understood: written out to be labelled, and read back as training phrases."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bot.evaluation.duplicates import alike, plain, repeated
from bot.evaluation.phrases import BULLET, Phrase, load_phrases
from bot.nlu.topics.measures import EvaluationError
from bot.storage.unanswered import Unanswered

HOW_TO = """\
# What people wrote that was not understood, or answered in doubt, the latest first.
# Fill in `topics`, the most important first (docs/labelling.md), for example [cost, insurance]. Leave out what
# you are not sure of: a row without topics is passed over. Names and numbers were removed as far as they were
# noticed; where a story could still tell who somebody is, change it or delete the row.
# Then: .venv/bin/python -m bot learn THIS_FILE
"""
HEADER = """\
# What people really wrote and an editor labelled (`python -m bot unanswered`, `python -m bot learn`).
"""
NEAREST = 3
_SAFETY = frozenset({"emergency", "crisis", "poisoning"})


@dataclass(frozen=True)
class Lesson:
    """A message an editor has labelled; `row` counts from 1."""

    row: int
    text: str
    topics: tuple[str, ...]


@dataclass(frozen=True)
class Learned:
    """What came of the lessons: those that are new, how many had no topics, and what each other one repeats."""

    new: tuple[Lesson, ...]
    unlabelled: int
    repeats: tuple[tuple[Lesson, str], ...]


def to_label(messages: Sequence[Unanswered], scrub: Callable[[str], str]) -> str:
    """The messages as YAML with empty topics. They are scrubbed once more: the lists of names grow."""
    rows = [
        {
            "text": scrub(message.text),
            "date": message.at.date().isoformat(),
            "language": message.language,
            "confidence": round(message.confidence, 2),
            "nearest": list(message.nearest[:NEAREST]),
            "topics": [],
        }
        for message in messages
    ]
    dumped = (yaml.safe_dump([row], allow_unicode=True, sort_keys=False, width=1000) for row in rows)
    return HOW_TO + "\n" + ("\n".join(dumped) or "[]\n")


def read_labelled(path: Path, intents: frozenset[str]) -> list[Lesson]:
    """The rows of a file that `to_label` wrote, with what an editor made of them.

    Raises:
        EvaluationError: it cannot be read, or a row is not valid; every row that is not is named.
    """
    try:
        rows = yaml.safe_load(path.read_text(encoding="utf-8")) or []
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise EvaluationError(f"{path} cannot be read: {error}") from error
    if not isinstance(rows, list):
        raise EvaluationError(f"{path}: expected a list of rows with `text` and `topics`")
    problems = [f"{path}, row {n}: {p}" for n, row in enumerate(rows, start=1) for p in _wrong(row, intents)]
    if problems:
        raise EvaluationError("\n".join([*problems, "Nothing was added."]))
    return [
        Lesson(number, _one_line(row["text"]), tuple(row.get("topics") or ()))
        for number, row in enumerate(rows, start=1)
    ]


def learn(lessons: Sequence[Lesson], known: Sequence[Phrase]) -> Learned:
    """Sorts out what is not labelled, and what the known phrases or an earlier lesson say already."""
    labelled = [lesson for lesson in lessons if lesson.topics]
    texts = [lesson.text for lesson in labelled]
    repeats = {at: f"row {labelled[earlier].row}" for earlier, at in repeated(texts)}
    for at, other in alike(texts, [phrase.text for phrase in known]):
        repeats[at] = f"{known[other].file.name}, line {known[other].line}: {known[other].text}"
    return Learned(
        new=tuple(lesson for at, lesson in enumerate(labelled) if at not in repeats),
        unlabelled=len(lessons) - len(labelled),
        repeats=tuple((labelled[at], where) for at, where in sorted(repeats.items())),
    )


def add(lessons: Sequence[Lesson], file: Path) -> None:
    """Adds the lessons to a file of training phrases, one block for all that are about the same topics."""
    blocks: dict[tuple[str, ...], list[str]] = {}
    for phrase in load_phrases(file.parent):
        if phrase.file == file:
            blocks.setdefault(phrase.topics, []).append(phrase.text)
    for lesson in lessons:
        blocks.setdefault(lesson.topics, []).append(lesson.text)
    text = "".join(_block(topics, phrases) for topics, phrases in sorted(blocks.items()))
    file.write_text(f'{HEADER}version: "3.1"\nnlu:\n{text}', encoding="utf-8")


def _wrong(row: Any, intents: frozenset[str]) -> list[str]:
    if not isinstance(row, Mapping) or not isinstance(row.get("text"), str) or not plain(row["text"]):
        return ["expected `text` with words in it, and `topics`"]
    topics = row.get("topics") or []
    if not isinstance(topics, list) or not all(isinstance(topic, str) for topic in topics):
        return [f"`topics` must be a list of names, such as [cost, insurance], not {topics!r}"]
    wrong = [f"no such topic: {topic}; see docs/labelling.md" for topic in topics if topic not in intents]
    wrong += [f"{topic} is told by data/safety, not by phrases" for topic in topics if topic in _SAFETY]
    return wrong + (["a topic is there twice"] if len({*topics}) < len(topics) else [])


def _one_line(text: str) -> str:
    """A phrase on one line, with nothing in it that Rasa would read as markup for an entity."""
    return " ".join(text.split()).replace("](", "] (").replace("]{", "] {")


def _block(topics: tuple[str, ...], phrases: Sequence[str]) -> str:
    lines = [f"- intent: {topics[0]}"]
    if len(topics) > 1:
        lines.append(f"  metadata: {{topics: [{', '.join(topics)}]}}")
    lines += ["  examples: |", *(f"    {BULLET}{phrase}" for phrase in phrases)]
    return "\n".join(lines) + "\n"
