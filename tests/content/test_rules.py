"""The rules as the dialogue relies on them: what a message means decides on one action, then the guide listens."""

from pathlib import Path

import pytest
import yaml

FILES = sorted((Path(__file__).resolve().parents[2] / "data" / "rules").glob("*.yml"))
RULES = [rule for file in FILES for rule in yaml.safe_load(file.read_text(encoding="utf-8"))["rules"]]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule["rule"])
def test_a_rule_is_an_intent_and_one_action(rule):
    heard, done = rule["steps"]

    assert set(heard) <= {"intent", "or"}
    assert set(done) == {"action"}
