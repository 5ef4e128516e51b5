"""The stock project knows what the guide knows: the same intents, phrases and rules, no more."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.bench.stock.project import PHRASES, stock_nlu, stock_rules, write_project

GUIDE = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bench") / "stock"
    write_project(GUIDE, folder)
    return folder


def read(path: Path) -> Any:
    return yaml.load(path.read_text(), yaml.CSafeLoader)


def test_blocks_of_one_intent_are_joined_and_their_topics_left_out() -> None:
    blocks = [
        {"intent": "cost", "examples": "- how much?\n"},
        {"intent": "rights", "examples": "- may I?\n"},
        {"intent": "cost", "metadata": {"topics": ["cost", "rights"]}, "examples": "- must I pay?\n"},
    ]
    assert stock_nlu(blocks) == [
        {"intent": "cost", "examples": "- how much?\n- must I pay?\n"},
        {"intent": "rights", "examples": "- may I?\n"},
    ]


def test_an_action_becomes_a_plain_response() -> None:
    rules = [{"rule": "Small talk", "steps": [{"intent": "greet"}, {"action": "action_talk"}]}]
    assert stock_rules(rules)[0]["steps"] == [{"intent": "greet"}, {"action": "utter_talk"}]


def test_rasa_s_own_restart_is_left_to_it(project: Path) -> None:
    rules = [{"rule": "Start over", "steps": [{"intent": "restart"}, {"action": "action_restart"}]}]
    assert stock_rules(rules)[0] == rules[0]
    assert "utter_restart" in read(project / "domain.yml")["responses"]


def test_each_intent_gets_some_of_its_phrases_and_none_that_the_guide_has_not(project: Path) -> None:
    guide = {line for path in (GUIDE / "data/nlu").glob("*.yml") for b in read(path)["nlu"] for line in lines(b)}
    stock = read(project / "nlu.yml")["nlu"]
    assert all(lines(block) <= guide for block in stock)
    assert all(10 <= len(lines(block)) <= PHRASES for block in stock)


def lines(block: dict[str, Any]) -> set[str]:
    return set(block["examples"].splitlines())


def test_every_intent_of_the_guide_has_a_rule_there(project: Path) -> None:
    steps = [rule["steps"][0] for rule in read(project / "rules.yml")["rules"]]
    ruled = {one["intent"] for step in steps for one in step.get("or", [step])}
    assert set(read(GUIDE / "domain.yml")["intents"]) <= ruled


def test_every_response_that_a_rule_or_a_story_names_has_a_text(project: Path) -> None:
    turns = read(project / "rules.yml")["rules"] + read(project / "stories.yml")["stories"]
    named = {step["action"] for turn in turns for step in turn["steps"] if "action" in step}
    responses = read(project / "domain.yml")["responses"]
    spoken = {name for name, texts in responses.items() if texts[0]["text"]}
    assert named - {"action_restart"} == spoken - {"utter_restart"}
