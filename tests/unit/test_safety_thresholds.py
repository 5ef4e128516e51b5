"""Which of the two readers is heard: the sign that the rules found, or the chances that the score gives."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.nlu.safety.axes import Axes
from bot.nlu.safety.lexicon import load_lexicon
from bot.nlu.safety.rules import Meant
from bot.nlu.safety.score import Likely
from bot.nlu.safety.signs import Finding
from bot.nlu.safety.thresholds import with_score


@pytest.fixture(scope="module")
def bleeding():
    sign = next(s for s in load_lexicon().signs if s.name == "bleeding")
    return Finding(sign, 0, 1)


def meant(finding, level, when="open", **sign):
    """A sign as the rules understood it; None when they found nothing."""
    return Meant(replace(finding, sign=replace(finding.sign, **sign)), Axes(when=when), level) if level else None


def likely(red, amber):
    return Likely(red, "emergency", amber, "emergency")


@pytest.mark.parametrize(
    ("rules", "red", "amber", "veto", "level"),
    [
        ("red", 0.9, 0.05, "", "red"),
        ("red", 0.03, 0.0, "", "red"),
        ("amber", 0.02, 0.1, "", "amber"),
        ("amber", 0.01, 0.01, "", "none"),
        ("amber", 0.4, 0.1, "", "red"),
        ("", 0.31, 0.0, "", "red"),
        ("", 0.31, 0.0, "question", "none"),
        ("", 0.81, 0.0, "question", "red"),
        ("", 0.1, 0.2, "", "amber"),
        ("", 0.1, 0.1, "", "none"),
    ],
)
def test_the_rules_and_the_score_together(bleeding, rules, red, amber, veto, level):
    assert with_score(meant(bleeding, rules), likely(red, amber), veto)[0] == level


def test_a_delay_stays_amber_however_unlikely_the_score_finds_it(bleeding):
    assert with_score(meant(bleeding, "amber", kind="delay"), likely(0.0, 0.0), "")[:2] == ("amber", "delay")


@pytest.mark.parametrize(
    ("when", "in_passing", "level"),
    [
        ("open", True, "amber"),  # heavy bleeding, and an operation is offered for it
        ("now", True, "red"),
        ("open", False, "red"),
    ],
)
def test_only_what_is_also_told_in_passing_may_be_doubted_and_not_if_it_is_now(bleeding, when, in_passing, level):
    assert with_score(meant(bleeding, "red", when, in_passing=in_passing), likely(0.01, 0.0), "")[0] == level
