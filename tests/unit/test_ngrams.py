"""Words and groups of letters as weighted features."""

from math import log

import numpy as np
import pytest

from bot.nlu.ngrams import NGrams, Vocabulary, letters_of, words_of

TEXTS = ["see a doctor", "see a surgeon", "Doctor, doctor!", "the bill"]


def test_words_and_pairs_are_weighed_by_how_rare_they_are():
    words = Vocabulary.learn(words_of, TEXTS, fewest=1)
    columns, weights = words.weigh("see the doctor")
    weight = dict(zip((list(words.columns)[c] for c in columns), weights, strict=True))

    assert weight.keys() == {"see", "the", "doctor"}  # "see the" was never said
    rare, common = 1 + log(5 / 2), 1 + log(5 / 3)
    length = np.sqrt(rare**2 + 2 * common**2)
    assert weight == pytest.approx({"see": common / length, "the": rare / length, "doctor": common / length})


def test_said_twice_counts_more_but_not_twice():
    words = Vocabulary.learn(words_of, TEXTS, fewest=1)
    _, once = words.weigh("bill doctor")
    columns, twice = words.weigh("bill doctor, doctor")
    place = list(columns).index(words.columns["doctor"])

    assert once[place] < twice[place] < 2 * once[place]


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("a", [" a "]),
        ("ab", [" ab", "ab ", " ab "]),
        ("Café", [" ca", "caf", "afe", "fe ", " caf", "cafe", "afe ", " cafe", "cafe "]),
        ("", []),
    ],
)
def test_letters_are_grouped_within_words(text, groups):
    assert letters_of(text) == groups


def test_words_need_two_letters():
    assert words_of("I saw a GP") == ["saw", "gp", "saw gp"]


def test_what_few_texts_say_is_left_out_and_of_the_rest_the_commonest_stay():
    assert set(Vocabulary.learn(words_of, TEXTS, fewest=2).columns) == {"see", "doctor"}
    assert set(Vocabulary.learn(words_of, TEXTS, fewest=1, most=1).columns) == {"doctor"}


def test_a_text_of_unknown_words_is_all_zeros():
    ngrams = NGrams.learn(TEXTS * 4)
    assert ngrams(["zzz qqq"]).nnz == 0
    assert not ngrams.knows("zzzz qqqq")
    assert ngrams.knows("doctor zzzz")


def test_words_stand_before_letters_and_each_kind_has_length_one():
    ngrams = NGrams.learn(TEXTS * 4)
    row = ngrams(["see a doctor"])

    assert row.multiply(row).sum() == pytest.approx(2.0)


def test_stored_they_say_the_same():
    ngrams = NGrams.learn(TEXTS * 4)
    again = NGrams.from_arrays(ngrams.as_arrays())

    assert (again(TEXTS) != ngrams(TEXTS)).nnz == 0
