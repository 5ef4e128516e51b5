"""What doctors said, read by plain cues: who says what, which part of an opinion it is, and how two differ."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.advice.differences import difference
from bot.advice.opinions import MOST, clauses, open_questions, quoted, read_opinion, split_opinions

TEXTS = yaml.safe_load((Path(__file__).parents[2] / "data/advice/en/comparing.yml").read_text(encoding="utf-8"))


def kind(*opinions: str) -> str:
    return difference([read_opinion(text, TEXTS) for text in opinions], TEXTS).kind


def test_two_opinions_in_one_breath_come_apart() -> None:
    first, second = split_opinions("one says fuse it, the other says physio", TEXTS)
    assert read_opinion(first, TEXTS).said == {"plan": "fuse it"}
    assert read_opinion(second, TEXTS).said == {"plan": "physio"}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("surgeon wants surgery, PT wants PT", 2),
        ("my gp says wait, the cardiologist says stent right away", 2),
        ("First doctor said it's a tear and wants to operate. Second doctor said no surgery", 2),
        ("doctor A: fuse. doctor B: wait", 2),
        ("Dr. [name] says walk on it. Dr. [name] says don't you dare", 2),
        ("one wants radiation and one wants surgery", 2),
        ("she wants chemo first, he would cut first", 2),
        ("one says lupus, another says sarcoid, a third one says it's nothing", 3),
        ("the surgeon wants to fuse it, the other physio", 2),
        ("one doc says fuse it other doc says shots", 2),
        ("my gp says wait my local surgeon says cut", 2),
        ("Two doctors: the first says surgery, the second says PT", 2),
        ("my two surgeons: Dr A wants surgery, Dr B wants to wait", 2),
        ("the doctors say two things, one says fuse it, the other says wait", 3),
        # one voice only
        ("he said it's stenosis and he wants to fuse it", 1),
        ("they both said take it out", 1),
        ("surgery", 1),
        ("", 1),
    ],
)
def test_a_part_begins_where_somebody_new_speaks(text: str, parts: int) -> None:
    assert len(split_opinions(text, TEXTS)) == parts


def test_each_clause_goes_to_its_aspect_in_the_persons_own_words() -> None:
    read = read_opinion(
        "He says it's arthritis. Replace the knee by March, because the xray shows bone on bone", TEXTS
    )
    assert read.said == {
        "diagnosis": "it's arthritis",
        "plan": "Replace the knee by March",
        "evidence": "because the xray shows bone on bone",
    }


def test_and_parts_two_statements_not_two_words() -> None:
    assert read_opinion("wait and see", TEXTS).said == {"plan": "wait and see"}
    assert set(read_opinion("it is arthritis and he wants to operate", TEXTS).said) == {"diagnosis", "plan"}


def test_what_nobody_spoke_of_is_a_question() -> None:
    opinions = [
        read_opinion("it's arthritis, replace the knee", TEXTS),
        read_opinion("it's arthritis, wait", TEXTS),
    ]
    asked = open_questions(opinions, TEXTS)
    assert TEXTS["aspects"]["risk"]["question"] in asked
    assert TEXTS["aspects"]["plan"]["question"] not in asked


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("fuse it", "physio first", "approach"),
        ("operate", "no surgery, wait", "approach"),
        ("chemo", "radiation", "approach"),
        ("it's a torn meniscus, operate", "it's arthritis, try pt", "reading"),
        ("it is cancer", "it's benign", "reading"),
        ("operate", "she never looked at the mri, says rest", "facts"),
        ("remove it", "wait, but he didn't have the biopsy", "facts"),
        ("surgery", "either is fine, its up to me", "values"),
        ("more chemo for more time", "hospice, comfort now", "values"),
        ("remove the thyroid", "the second one said the same", "agree"),
        ("he wants to remove the thyroid", "she wants to remove the thyroid too", "agree"),
        ("fuse the spine", "remove the disc", "unknown"),
        ("im hypo", "the number is ok for your age", "unknown"),
    ],
)
def test_the_kind_of_difference_and_never_who_is_right(first: str, second: str, expected: str) -> None:
    assert kind(first, second) == expected


def test_a_no_before_it_turns_a_plan_around() -> None:
    assert "operate" in read_opinion("surgery", TEXTS).moves
    assert "operate" not in read_opinion("he is against surgery", TEXTS).moves


def test_a_long_quotation_is_cut() -> None:
    assert (
        quoted("one two three four five six seven eight nine ten")
        == "one two three four five six seven eight nine …"
    )


@settings(max_examples=150, deadline=None)
@given(text=st.text(max_size=400))
def test_whatever_is_typed_is_read_without_a_fault(text: str) -> None:
    parts = split_opinions(text, TEXTS)
    assert 1 <= len(parts) <= MOST
    opinions = [read_opinion(part, TEXTS) for part in parts]
    assert all(opinion.said for opinion in opinions)
    if len(opinions) > 1:
        assert difference(opinions, TEXTS).kind in (*TEXTS["kinds"], "agree")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("torn, surgery", "same tear but physical therapy"),
        ("it's arthritis, replace it", "agrees its arthritis but wants physio"),
        ("it's stenosis, fuse it", "he confirmed the stenosis and says wait"),
    ],
)
def test_the_same_finding_with_another_plan_is_two_ways_of_treating_it(first: str, second: str) -> None:
    assert kind(first, second) == "approach"


def test_a_day_and_a_plan_are_two_clauses_but_a_year_belongs_to_its_day() -> None:
    assert clauses("March 3, surgery", TEXTS) == ["March 3", "surgery"]
    assert clauses("March 3, 2027", TEXTS) == ["March 3, 2027"]


def test_a_link_is_no_part_of_what_was_said() -> None:
    assert read_opinion("same tear but physical therapy", TEXTS).said["plan"] == "physical therapy"
