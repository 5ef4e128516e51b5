"""Which of the two readers is heard: the rules' level, the score's chances, and what they make together."""

from __future__ import annotations

import pytest

from bot.nlu.safety.score import Likely
from bot.nlu.safety.thresholds import with_score


@pytest.mark.parametrize(
    ("rules", "red", "amber", "veto", "level"),
    [
        ("red", 0.9, 0.05, "", "red"),
        ("red", 0.06, 0.0, "", "red"),
        ("red", 0.01, 0.01, "", "amber"),  # heavy periods, and an operation for them
        ("amber", 0.02, 0.1, "", "amber"),
        ("amber", 0.01, 0.01, "", "none"),
        ("amber", 0.4, 0.1, "", "red"),
        ("none", 0.31, 0.0, "", "red"),
        ("none", 0.31, 0.0, "question", "none"),
        ("none", 0.81, 0.0, "question", "red"),
        ("none", 0.1, 0.2, "", "amber"),
        ("none", 0.1, 0.1, "", "none"),
    ],
)
def test_the_rules_and_the_score_together(rules, red, amber, veto, level):
    kind = "" if rules == "none" else "emergency"

    assert with_score(rules, kind, Likely(red, "emergency", amber, "emergency"), veto)[0] == level


def test_a_delay_stays_amber_however_unlikely_the_score_finds_it():
    assert with_score("amber", "delay", Likely(0.0, "", 0.0, ""), "")[:2] == ("amber", "delay")
