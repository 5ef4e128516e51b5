"""Doctors who differ in words that sound like agreement."""

from __future__ import annotations

import pytest
from two_opinions import GUIDE

from bot.advice.case import Case
from bot.advice.differing import with_difference
from bot.advice.reading import Reading, Topic

TEXTS = GUIDE.library.texts["talk"]["difference"]


def read(text: str, agreed: str = "", heard: str = "opinions_agree") -> Reading:
    topics = (Topic(heard, 0.8),)
    return with_difference(Reading(text, heard, 0.8, topics, topics), Case(agreed=agreed), TEXTS)


@pytest.mark.parametrize(
    "text",
    [
        "they both have seen the same MRI and disagree",
        "both doctors looked at the same biopsy and they don't agree",
        "no they do NOT agree. read it again",
        "my second doctor doesn’t agree with the first",
        "they both looked at my slides and came to different conclusions",
        "both saw the scan and don't see eye to eye",
    ],
)
def test_they_differ(text: str) -> None:
    reading = read(text)
    assert reading.intent == "opinions_differ"
    assert "opinions_agree" not in [topic.name for topic in reading.topics]
    assert reading.facts == {"agreed": "no"}


@pytest.mark.parametrize(
    "text",
    [
        "they agree",
        "they don't disagree",
        "both doctors agree but i disagree",
        "two doctors agree on it and they don't agree with me",
        "both saw the same scan",
    ],
)
def test_they_agree(text: str) -> None:
    assert read(text).intent == "opinions_agree"


def test_a_question_tells_nothing() -> None:
    assert read("what if they disagree?").facts == {}


def test_the_same_scan_is_no_agreement_of_two_who_differ() -> None:
    assert read("both saw the same scan", agreed="no").intent == "opinions_differ"
    assert read("now they both agree on it", agreed="no").intent == "opinions_agree"


def test_other_talk_stays_as_it_was_heard() -> None:
    assert read("my wife and my mother disagree", heard="decide").facts == {}
