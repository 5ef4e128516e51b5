"""A table of messages and what the rules must make of them, without any learned score."""

from pathlib import Path

import pytest
import yaml

from bot.english import grammar
from bot.nlu.safety.lexicon import load_lexicon
from bot.nlu.safety.triage import Triage

TABLE = Path(__file__).parent / "fixtures" / "safety_table.yml"


def rows():
    for group in yaml.safe_load(TABLE.read_text(encoding="utf-8")):
        for message in group["messages"]:
            yield pytest.param(message, group["level"], group["kind"], group["who"], id=message[:60])


@pytest.fixture(scope="module")
def triage():
    return Triage(load_lexicon())


@pytest.mark.parametrize(("message", "level", "kind", "who"), rows())
def test_level_kind_and_evidence(triage, message, level, kind, who):
    decision = triage.assess(message, grammar)
    assert (decision.level, decision.kind) == (level, kind), decision.evidence
    assert decision.evidence
    if level != "none":
        assert decision.who == who


def test_the_table_is_large_enough_to_mean_something():
    assert len(list(rows())) >= 150


@pytest.mark.parametrize(
    "message",
    [
        "me duele el pecho y no puedo respirar",
        "no puedo respirar please help",
        "QUIERO MORIRME",
        "mi hijo tomo cloro",
    ],
)
def test_spanish_alarms_are_red_and_marked_spanish(triage, message):
    decision = triage.assess(message)
    assert (decision.level, decision.language) == ("red", "es")


@pytest.mark.parametrize(
    "message",
    ["cant breath", "chst pain and swetaing", "i am suicidle", "vomitting blood", "he is uncoscious"],
)
def test_damaged_words_still_fire(triage, message):
    assert triage.assess(message).level == "red"
