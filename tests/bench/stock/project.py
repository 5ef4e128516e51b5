"""Writes a stock Rasa project that knows the same intents and rules as the guide, and some of its phrases.

Each action of ours becomes a plain response, so the stock project answers without an action server.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).resolve().parent
COPIED = ("config.yml", "credentials.yml", "endpoints.yml", "stories.yml")
VERSION = "3.1"
#: Phrases of an intent that stock is trained on. With all of them it would train for more than an hour.
PHRASES = 20
#: What a stock project does about a message that it did not understand.
FALLBACK_INTENT, FALLBACK_RESPONSE = "nlu_fallback", "utter_not_understood"
#: Rasa has an action of this name, which forgets the conversation and then utters `utter_restart`.
BUILT_IN = "action_restart"
ANSWER = (
    "Thank you for telling me. A second opinion can help you feel sure about what comes next. "
    "Call the office, ask for a copy of your records, and choose a doctor in a different practice."
)


def write_project(guide: Path, target: Path) -> None:
    """Writes a stock project made from the guide's folder into `target`, which is made."""
    target.mkdir(parents=True)
    for name in COPIED:
        shutil.copy(HERE / name, target / name)
    rules = stock_rules(_blocks(guide / "data" / "rules", "rules"))
    _write(target / "nlu.yml", {"version": VERSION, "nlu": stock_nlu(_blocks(guide / "data" / "nlu", "nlu"))})
    _write(target / "rules.yml", {"version": VERSION, "rules": rules})
    _write(target / "domain.yml", stock_domain(_read(guide / "domain.yml"), rules))


def stock_nlu(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """One block for each intent, with at most `PHRASES` of the guide's phrases, spread over all of them."""
    examples: dict[str, list[str]] = {}
    for block in blocks:
        examples.setdefault(block["intent"], []).extend(block["examples"].splitlines())
    return [
        {"intent": intent, "examples": "\n".join(phrases[:: -(-len(phrases) // PHRASES)]) + "\n"}
        for intent, phrases in examples.items()
    ]


def stock_rules(rules: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The same rules, each answered by a plain response, and one for what was not understood."""
    answered = [{**rule, "steps": [_answered(step) for step in rule["steps"]]} for rule in rules]
    fallback = {
        "rule": "Not understood",
        "steps": [{"intent": FALLBACK_INTENT}, {"action": FALLBACK_RESPONSE}],
    }
    return [*answered, fallback]


def stock_domain(domain: dict[str, Any], rules: list[dict[str, Any]]) -> dict[str, Any]:
    """The same intents, and a text for each response that the rules name."""
    actions = {step["action"] for rule in rules for step in rule["steps"] if "action" in step}
    names = sorted(_response(action) for action in actions)
    return {
        "version": VERSION,
        "intents": domain["intents"],
        "responses": {name: [{"text": ANSWER}] for name in names},
        "session_config": {"session_expiration_time": 60, "carry_over_slots_to_new_session": True},
    }


def _answered(step: dict[str, Any]) -> dict[str, Any]:
    if step.get("action", BUILT_IN) == BUILT_IN:
        return step
    return {"action": _response(step["action"])}


def _response(action: str) -> str:
    return "utter_" + action.removeprefix("action_").removeprefix("utter_")


def _blocks(folder: Path, key: str) -> list[dict[str, Any]]:
    return [block for path in sorted(folder.glob("*.yml")) for block in _read(path)[key]]


def _read(path: Path) -> dict[str, Any]:
    return yaml.load(path.read_text(), yaml.CSafeLoader)


def _write(path: Path, content: dict[str, Any]) -> None:
    path.write_text(yaml.safe_dump(content, sort_keys=False, allow_unicode=True, width=10**6))
