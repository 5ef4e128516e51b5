"""The tools of an editor: misses and what would teach them, typos, phrases that repeat each other."""

from pathlib import Path

import numpy as np
import pytest

from bot.commands.evaluate import comparison
from bot.evaluation import crossvalidation
from bot.evaluation.duplicates import alike, repeated, shared_runs
from bot.evaluation.misses import confusion, homes, misses, troubles
from bot.evaluation.phrases import Phrase, load_phrases
from bot.evaluation.report import write_report
from bot.evaluation.typos import with_typos
from bot.nlu.topics.measures import Figure, Meant, Understood
from bot.nlu.topics.model import Scores

NLU = """\
# a comment
version: "3.1"
nlu:
- intent: cost
  examples: |
    - what will it cost
    - too dear for us
- intent: cost
  metadata: {topics: [cost, records]}
  examples: |
    - they want $90 for my scans
"""


def pair(text, meant, ranking, confidence=0.8):
    groups = tuple(frozenset(group.split("/")) for group in meant.split())
    ranking = tuple(ranking.split())
    return Meant(text, groups), Understood(ranking, frozenset(ranking[:1]), confidence, False, 1.0)


PAIRS = [
    pair("they sent me away again", "feeling_unheard", "should_i cost feeling_unheard", 0.5),
    pair("who pays", "cost/insurance records", "cost records"),
    pair("my scans cost too much", "cost records", "surgery cost records", 0.9),
]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "paperwork.yml").write_text(NLU)
    return tmp_path


def test_the_surest_miss_comes_first(folder):
    assert [(m.text, m.taken_for, m.place) for m in misses(PAIRS)] == [
        ("my scans cost too much", "surgery", 2),
        ("they sent me away again", "should_i", 3),
    ]


def test_trouble_names_what_was_missed_and_what_was_said_wrongly():
    rows = {row.topic: row for row in troubles(PAIRS)}

    assert (rows["feeling_unheard"].meant, rows["feeling_unheard"].missed) == (1, 1)
    assert rows["feeling_unheard"].taken_for == (("should_i", 1),)
    assert (rows["should_i"].missed, rows["should_i"].wrongly_said) == (0, 1)


def test_any_of_the_meant_topics_counts_as_right():
    assert confusion(PAIRS) == {("feeling_unheard", "should_i"): 1, ("cost", "cost"): 1, ("cost", "surgery"): 1}


def test_a_phrase_knows_its_place(folder):
    file = folder / "paperwork.yml"
    assert load_phrases(folder) == [
        Phrase("what will it cost", ("cost",), file, 6),
        Phrase("too dear for us", ("cost",), file, 7),
        Phrase("they want $90 for my scans", ("cost", "records"), file, 11),
    ]
    assert homes(load_phrases(folder)) == {"cost": "data/nlu/paperwork.yml"}


def test_the_page_says_where_to_write_more(folder, tmp_path):
    phrases = load_phrases(folder)
    page = write_report(PAIRS, phrases, lambda texts, count: [phrases[:count] for _ in texts], tmp_path / "new")

    text = page.read_text(encoding="utf-8")
    assert "they sent me away again" in text
    assert "paperwork.yml:6" in text
    assert "data/nlu/paperwork.yml" in text
    assert "feeling_unheard" in (page.parent / "confusion.svg").read_text(encoding="utf-8")


def test_what_people_write_cannot_break_the_page(tmp_path):
    pairs = [pair("<script>alert(1)</script>", "cost", "records")]
    page = write_report(pairs, [], lambda texts, count: [[] for _ in texts], tmp_path)

    assert "<script>" not in page.read_text(encoding="utf-8")


def test_the_same_seed_makes_the_same_typos():
    text = "my doctor wants to operate on my knee and i am not so sure about any of it"
    damaged = with_typos(text, 1)

    assert damaged == with_typos(text, 1) != with_typos(text, 2)
    assert damaged != text
    assert sum(a != b for a, b in zip(sorted(damaged), sorted(text), strict=False)) < len(text)
    assert with_typos("?!", 1) == "?!"


def test_typos_are_compared_figure_by_figure():
    shown = comparison([Figure("first", 0.8, 10)], [Figure("first", 0.75, 10)])
    assert "0.800   0.750  -0.050  n=10" in shown


def test_phrases_that_say_the_same_are_found():
    texts = [
        "My doctor will not send my records to the clinic",
        "hi",
        "my doctor will not send my record to the clinic!",
        "hi!",
        "the insurance paid for all of it",
        "hi there",
    ]
    assert sorted(repeated(texts)) == [(0, 2), (1, 3)]
    assert list(alike([], texts)) == []


def test_a_long_run_of_words_is_no_chance():
    known = ["well you see they told my husband that he has to wait for six months and so on"]
    assert list(shared_runs(["and they told my husband that he has to wait, fine"], known)) == [(0, 0)]
    assert list(shared_runs(["they told my husband something else altogether, he has to wait"], known)) == []


def test_nobody_is_read_by_a_model_that_knows_them(monkeypatch):
    phrases = [Phrase(f"phrase {number}", ("cost",), Path("a.yml"), 1) for number in range(7)]

    class Knows:
        """Says of a text whether it was taught."""

        def __init__(self, examples):
            self._texts = {example.text for example in examples}

        def read(self, text, vector):
            topic = ("known" if text in self._texts else "unknown", 1.0)
            return Scores((topic,), (topic,))

    monkeypatch.setattr(crossvalidation, "train", lambda examples, named: Knows(examples))
    pairs = crossvalidation.cross_validated(phrases, lambda texts: np.zeros((len(texts), 512)), None, folds=3)

    assert sorted(meant.text for meant, _ in pairs) == [phrase.text for phrase in phrases]
    assert {understood.first for _, understood in pairs} == {"unknown"}
