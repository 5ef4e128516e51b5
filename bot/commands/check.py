"""Checking everything an editor or an operator can get wrong, before a patient meets it."""

from __future__ import annotations

import sys

import yaml

from bot.advice.guide import Guide
from bot.advice.validation import validate
from bot.model import PROJECT
from bot.nlu.safety.lexicon import load_lexicon
from bot.settings import Settings


def check() -> int:
    """Prints what is wrong, one line each; 0 when nothing is, else 1.

    Raises:
        AdviceError, LookupDataError, SettingsError, ValueError: something cannot be read at all.
    """
    Settings.read()
    load_lexicon().compile()
    domain = yaml.safe_load((PROJECT / "domain.yml").read_text(encoding="utf-8"))
    intents = frozenset(domain["intents"])
    problems = [*validate(Guide.load(PROJECT / "data"), intents), *_unknown_topics(intents)]
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
