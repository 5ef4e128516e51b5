"""Yes, no, skip, stop, or something else."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from bot.advice.short_answers import said_yes_or_no, skips, stops

CUES = yaml.safe_load((Path(__file__).parents[2] / "data/advice/en/answers.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("yes", "yes"),
        ("Yep!", "yes"),
        ("um, yeah he does", "yes"),
        ("well no, not that I know", "no"),
        ("no", "no"),
        ("It isn’t", "no"),
        ("nothing", ""),
        ("north of here", ""),
        ("is that a yes?", ""),
        ("no " + "and so on " * 10, ""),
    ],
)
def test_yes_and_no_stand_at_the_start(text: str, heard: str) -> None:
    assert said_yes_or_no(text, CUES) == heard


@pytest.mark.parametrize("text", ["skip", "idk", "I don't know", "not sure tbh", "next one please", "neither"])
def test_skipping(text: str) -> None:
    assert skips(text, CUES)


@pytest.mark.parametrize("text", ["stop", "that's enough", "never mind", "Not now."])
def test_stopping(text: str) -> None:
    assert stops(text, CUES)


@pytest.mark.parametrize(
    "text", ["they want to stop the chemo", "the first one said he isn't sure what it is at all"]
)
def test_a_story_neither_skips_nor_stops(text: str) -> None:
    assert not skips(text, CUES) and not stops(text, CUES)


def test_not_knowing_is_no_no() -> None:
    assert said_yes_or_no("i dont know what he thinks about it", CUES) == ""
