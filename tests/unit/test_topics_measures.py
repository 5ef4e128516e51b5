"""The figures of `python -m bot evaluate`, on a few messages whose figures can be worked out by hand."""

import pytest

from bot.commands.evaluate import table
from bot.evaluation.labelled import read
from bot.nlu.topics.measures import UNSURE, EvaluationError, Meant, Understood, figures, ranked, topics_f1


def meant(*groups, safety=""):
    return Meant("text", tuple(frozenset(group.split("/")) for group in groups), safety)


def understood(ranking, topics="", confidence=0.9, red=False, ms=5.0):
    return Understood(
        tuple(ranking.split()), frozenset((topics or ranking.split()[0]).split()), confidence, red, ms
    )


PAIRS = [
    (meant("cost", "insurance"), understood("insurance cost records", "insurance records")),
    (meant("surgery/experimental_treatment"), understood("experimental_treatment surgery cost")),
    (meant("records"), understood("medical_advice cost records")),
    (meant("out_of_scope"), understood("cost records", confidence=0.01)),
    (meant("out_of_scope"), understood("cost records")),
    (meant("medical_advice"), understood("medical_advice cost")),
    (meant(safety="red"), understood("emergency cost", red=True)),
    (meant(safety="red"), understood("cost")),
    (meant(safety="not_red"), understood("emergency cost", red=True, ms=50.0)),
]


@pytest.mark.parametrize(
    ("name", "value", "n"),
    [
        ("first", 2 / 3, 3),
        ("primary", 1 / 3, 3),
        ("rank", (1 + 1 + 1 / 3) / 3, 3),
        ("off-topic seen as outside", 1 / 2, 2),
        ("medical advice declined", 1, 1),
        ("in scope but declined", 1 / 3, 3),
        ("in scope but asked again", 0, 3),
        ("red recognized", 1 / 2, 2),
        ("false alarms", 1 / 4, 4),
        ("ms a message (p50)", 5.0, 9),
    ],
)
def test_figures(name, value, n):
    found = {figure.name: figure for figure in figures(PAIRS)}[name]

    assert (found.value, found.n) == (pytest.approx(value), n)


def test_topics_are_right_when_any_of_the_acceptable_ones_is_said():
    # Said 2 + 1 + 1, right 1 + 1 + 0; meant 2 + 1 + 1, found 1 + 1 + 0: precision and recall are both a half.
    assert topics_f1(PAIRS[:3]) == pytest.approx(0.5)


def test_of_acceptable_topics_the_best_ranked_counts_and_the_others_do_not_stand_in_the_way():
    assert ranked(meant("a/b", "c"), understood("a b c d")) == 1
    assert ranked(meant("c"), understood("a b c d")) == pytest.approx(1 / 3)


def test_figures_without_messages_are_left_out():
    assert [figure.name for figure in figures(PAIRS[6:8])] == ["red recognized", "ms a message (p50)"]


def test_the_table_has_one_line_a_figure():
    assert "first" in table(figures(PAIRS)).splitlines()[0]
    assert "n=3" in table(figures(PAIRS)).splitlines()[0]


def test_unsure_means_the_same_here_as_in_the_conversation():
    from actions import base

    assert base.UNSURE == UNSURE


def test_every_way_to_label_is_read(tmp_path):
    (tmp_path / "a.jsonl").write_text(
        '{"text": "what will it cost", "topics": [["cost", "insurance"], ["records"]]}\n\n'
        '{"text": "send my file", "labels": ["records"]}\n'
    )
    (tmp_path / "b.jsonl").write_text('{"text": "this is killing me", "safety": "not_red", "kind": "idiom"}\n')

    assert read(tmp_path) == [
        Meant("what will it cost", (frozenset({"cost", "insurance"}), frozenset({"records"}))),
        Meant("send my file", (frozenset({"records"}),)),
        Meant("this is killing me", (), "not_red"),
    ]


@pytest.mark.parametrize(
    "line",
    ["no json", '{"text": "hi"}', '{"text": " ", "labels": ["cost"]}', '{"labels": ["cost"]}', "[]",
     '{"text": "hi", "topics": ["cost"]}', '{"text": "hi", "topics": [[]]}', '{"text": "hi", "safety": "maybe"}'],
)  # fmt: skip
def test_a_line_that_is_not_valid_is_named(tmp_path, line):
    file = tmp_path / "messages.jsonl"
    file.write_text('{"text": "fine", "labels": ["cost"]}\n' + line + "\n")

    with pytest.raises(EvaluationError, match=r"messages\.jsonl, line 2"):
        read(file)


def test_what_does_not_exist_is_said(tmp_path):
    with pytest.raises(EvaluationError, match=r"no such \.jsonl file"):
        read(tmp_path / "none.jsonl")
    with pytest.raises(EvaluationError, match=r"no such \.jsonl file"):
        read(tmp_path)
