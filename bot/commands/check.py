"""Checking everything an editor or an operator can get wrong, before a patient meets it."""

from __future__ import annotations

import sys
from pathlib import Path

import yaml

from bot.advice.guide import Guide
from bot.advice.validation import validate
from bot.evaluation.duplicates import alike, repeated, shared_runs
from bot.evaluation.labelled import read
from bot.evaluation.phrases import Phrase, load_phrases
from bot.model import PROJECT
from bot.nlu.safety.lexicon import load_lexicon
from bot.settings import Settings


def check(against: Path | None = None) -> int:
    """Prints what is wrong, one line each; 0 when nothing is, else 1.

    No training phrase may be a message of `against`, a file or folder of labelled messages that measure.

    Raises:
        EvaluationError: `against` cannot be read.
        AdviceError, LookupDataError, SettingsError, ValueError: something cannot be read at all.
    """
    Settings.read()
    load_lexicon().compile()
    domain = yaml.safe_load((PROJECT / "domain.yml").read_text(encoding="utf-8"))
    intents = frozenset(domain["intents"])
    phrases = load_phrases(PROJECT / "data" / "nlu")
    problems = [
        *validate(Guide.load(PROJECT / "data"), intents),
        *_unknown_topics(intents),
        *_repeated(phrases),
        *(_leaked(phrases, against) if against else ()),
    ]
    for problem in problems:
        print(problem)
    print("All is well." if not problems else f"{len(problems)} problems.", file=sys.stderr)
    return 1 if problems else 0


def _unknown_topics(intents: frozenset[str]) -> list[str]:
    """Training phrases under a topic that does not exist."""
    problems = []
    for path in sorted((PROJECT / "data" / "nlu").glob("*.yml")):
        for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
            topics = (block.get("metadata") or {}).get("topics") or [block["intent"]]
            problems += [
                f"{path.relative_to(PROJECT)}: {block['intent']}: no such topic: {topic}; see domain.yml"
                for topic in topics
                if topic not in intents
            ]
            if topics[0] != block["intent"]:
                problems.append(
                    f"{path.relative_to(PROJECT)}: {block['intent']}: the first of its topics is {topics[0]}; "
                    "a block belongs under its first topic"
                )
    return problems


def _repeated(phrases: list[Phrase]) -> list[str]:
    """Training phrases that say what another one says already."""
    return [
        f"{_place(phrases[at])}: says the same as {_place(phrases[earlier])}: {phrases[at].text}"
        for earlier, at in repeated([phrase.text for phrase in phrases])
    ]


def _leaked(phrases: list[Phrase], file: Path) -> list[str]:
    """Training phrases that are taken from messages that measure. Those messages are not printed."""
    texts, ruler = [phrase.text for phrase in phrases], [row.text for row in read(file)]
    places = sorted({at for at, _ in (*alike(texts, ruler), *shared_runs(texts, ruler))})
    return [f"{_place(phrases[at])}: is taken from {file}: {phrases[at].text}" for at in places]


def _place(phrase: Phrase) -> str:
    return f"{phrase.file.relative_to(PROJECT)}:{phrase.line}"
