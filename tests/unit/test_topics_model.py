"""The topic model, trained on a handful of phrases with vectors that need no encoder."""

from dataclasses import replace

import numpy as np
import pytest

from bot.advice.lookups import Lookups
from bot.model import PROJECT
from bot.nlu.topics.calibration import calibrate
from bot.nlu.topics.kernel import RIDGE, Likeness, Points, solve
from bot.nlu.topics.model import Example, TopicModel, train
from bot.nlu.topics.named import COLUMNS, Named

SAYINGS = {
    "cost": ["how much money is it", "I cannot afford the bill", "the price is too high", "what will it cost me"],
    "records": ["send my records", "they lost my file", "copies of my scans", "get the images on a disk"],
    "greet": ["hello there", "good morning", "hi friend", "hey hello"],
    "cost records": ["what do copies of my records cost", "the price of my scans", "pay money for my file"],
}
PADDING = ["please", "today", "now", "again"]


@pytest.fixture(scope="module")
def named():
    return Named(Lookups.load(PROJECT / "data" / "lookups"))


@pytest.fixture(scope="module")
def examples():
    return [
        Example(f"{text} {word}", vector(text), tuple(topics.split()))
        for topics, texts in SAYINGS.items()
        for text in texts
        for word in PADDING
    ]


@pytest.fixture(scope="module")
def model(examples, named):
    return train(examples, named)


def vector(text):
    """A stand-in for the encoder: words thrown into 512 places, length 1."""
    found = np.zeros(512, dtype=np.float32)
    for word in text.split():
        found[sum(map(ord, word)) % 512] += 1
    return found / max(1.0, float(np.linalg.norm(found)))


def read(model, text):
    return model.read(text, vector(text))


@pytest.mark.parametrize(
    ("text", "topic"),
    [("hello good friend", "greet"), ("I cannot afford that price", "cost"), ("they lost my scans", "records")],
)
def test_the_best_topic_comes_first(model, text, topic):
    assert read(model, text).ranking[0][0] == topic


def test_the_ranking_holds_every_topic_with_a_probability(model):
    ranking = read(model, "hello").ranking

    assert sorted(name for name, _ in ranking) == ["cost", "greet", "records"]
    assert all(0 <= confidence <= 1 for _, confidence in ranking)


@pytest.mark.parametrize("order", [("cost", "records"), ("records", "cost")])
def test_of_two_topics_the_one_comes_first_that_came_first_in_phrases_like_it(examples, named, order):
    both = [replace(e, topics=order) if len(e.topics) == 2 else e for e in examples]

    said = read(train(both, named), "what do copies of my scans cost").topics

    assert tuple(name for name, _ in said) == order


def test_a_plea_for_medical_advice_comes_first_whatever_else_it_is_about(examples, named):
    pleas = [replace(e, topics=("cost", "medical_advice")) if len(e.topics) == 2 else e for e in examples]

    said = read(train(pleas, named), "what do copies of my scans cost").topics

    assert [name for name, _ in said] == ["medical_advice", "cost"]


def test_a_message_about_two_things_has_two_topics(model):
    assert {name for name, _ in read(model, "what do copies of my scans cost").topics} == {"cost", "records"}


def test_a_message_about_one_thing_has_one_topic(model):
    assert [name for name, _ in read(model, "good morning friend").topics] == ["greet"]


def test_what_is_like_nothing_known_scores_as_usual(model):
    known = model.likeness
    far = Points(np.full_like(known.dense[:1], 9), known.sparse[:, :1].T.tocsr())

    about = model.about

    assert about(model.likeness(far)[0]) == pytest.approx(about.calibration(about.usual))


def test_an_empty_text_is_ranked_too(model):
    assert len(read(model, "").ranking) == 3


def test_a_stored_model_says_the_same(model, named, tmp_path):
    model.save(tmp_path / "topics.npz")
    again = TopicModel.load(tmp_path / "topics.npz", named)

    before, after = read(model, "the price of my file"), read(again, "the price of my file")
    assert [name for name, _ in before.topics] == [name for name, _ in after.topics]
    assert dict(after.ranking) == pytest.approx(dict(before.ranking), abs=0.01)


def test_too_few_phrases_are_refused(examples, named):
    with pytest.raises(ValueError, match="too few"):
        train(examples[:5], named)


def test_what_a_message_names_becomes_a_feature(named):
    found = named(["my mom has lupus and medicare", "what a day"])

    assert {name for name, is_on in zip(COLUMNS, found[0], strict=True) if is_on} == {
        "chronic_illness",
        "relation",
        "payer",
    }
    assert not found[1].any()


def test_the_score_of_a_left_out_point_is_that_of_a_model_without_it():
    from scipy.sparse import csr_matrix

    rng = np.random.default_rng(7)
    dense = rng.normal(size=(12, 3)).astype(np.float32)
    targets = (rng.random((12, 2)) > 0.5).astype(np.float32)
    points = Points(dense, csr_matrix((12, 1), dtype=np.float32))
    likeness = Likeness.of(points)(points)
    known = likeness[1:, 1:].astype(np.float64) + RIDGE * np.eye(11)
    usual = targets.mean(axis=0)
    expected = likeness[0, 1:] @ np.linalg.solve(known, targets[1:] - usual) + usual

    assert solve(likeness, targets).unseen[0] == pytest.approx(expected, abs=1e-3)


def test_calibrated_confidence_is_how_often_it_is_right():
    rng = np.random.default_rng(3)
    scores = rng.random((4000, 2))
    truth = (rng.random((4000, 2)) < scores**2).astype(float)

    confidence = calibrate(scores, truth)(scores)

    for low in (0.1, 0.3, 0.5, 0.7):
        band = (confidence >= low) & (confidence < low + 0.2)
        assert confidence[band].mean() == pytest.approx(truth[band].mean(), abs=0.06)
