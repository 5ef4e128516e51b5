"""The small encoder that ships with the guide, and the word pieces it reads."""

import numpy as np
import pytest

from bot import left_out
from bot.nlu.wordpiece import WordPieces

VOCABULARY = [
    "[CLS]",
    "[SEP]",
    "[UNK]",
    "second",
    "opinion",
    "##s",
    "?",
    "cafe",
    "don",
    "'",
    "t",
    "un",
    "##want",
    "##ed",
]


@pytest.fixture(scope="module")
def encoder():
    left_out.install()
    from bot.nlu.distilled import DistilledEncoder

    return DistilledEncoder()


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Second opinions?", "second opinion ##s ?"),
        ("unwanted", "un ##want ##ed"),
        ("DON'T", "don ' t"),
        ("Café", "cafe"),
        ("second\u200b\tzebra", "second [UNK]"),
        ("x" * 101, "[UNK]"),
        ("", ""),
    ],
)
def test_a_text_is_cut_into_the_longest_known_pieces(text, pieces):
    ids = WordPieces(VOCABULARY)(text, longest=20)

    assert [VOCABULARY[i] for i in ids] == ["[CLS]", *pieces.split(), "[SEP]"]


def test_a_long_text_is_cut_off_and_still_ends():
    ids = WordPieces(VOCABULARY)("second " * 50, longest=8)

    assert len(ids) == 8
    assert ids[-1] == VOCABULARY.index("[SEP]")


def test_messages_that_mean_the_same_lie_closer(encoder):
    unheard, brushed_off, parking = encoder(
        ["My doctor never listens to me", "my dr doesnt listen, i feel dismissed", "where can I park the car"]
    )

    assert unheard @ brushed_off > unheard @ parking + 0.2


def test_a_vector_has_length_one_and_an_empty_text_has_none(encoder):
    vectors = encoder(["is it rude to ask", "", "  \n"])

    assert vectors.shape == (3, 384)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 0, 0], abs=1e-4)


def test_company_changes_little(encoder):
    text = "my insurance said no"

    alone, together = (
        encoder([text])[0],
        encoder([text, "and another, much longer message about something else"])[0],
    )

    assert alone @ together > 0.98


@pytest.mark.parametrize("text", ["a" * 5000, "why " * 3000, "💔", "¿mañana?", "\x00\x01", "..."])
def test_whatever_is_typed_can_be_read(encoder, text):
    assert np.isfinite(encoder([text])).all()
