"""The triage on messages that neither the phrases nor the score have seen. Floors, not goals.

The figures are in docs/safety.md. A message of the fixture must never be copied into data/safety: when a floor
breaks, look for the cause in other messages.
"""

from collections import Counter
from pathlib import Path

import pytest

from bot.nlu.safety.examples import load_examples

HOLDOUT = Path(__file__).parent / "fixtures" / "safety_holdout.yml"


@pytest.fixture(scope="module")
def kept_back():
    return load_examples(HOLDOUT)


@pytest.fixture(scope="module")
def shares(kept_back):
    """{(true level, given level): share}, from a score trained as the program trains it."""
    from bot.nlu.meaning import Meaning
    from bot.nlu.safety.measure import levels, ordinary_messages, shares, trained

    encode = Meaning()
    triage = trained(ordinary_messages(), encode)
    return shares(kept_back, levels(triage, [e.text for e in kept_back], encode))


def test_nothing_kept_back_is_learned_from(kept_back):
    learned = {e.text for e in load_examples()}
    assert not [e.text for e in kept_back if e.text in learned]


def test_every_level_is_there_in_numbers(kept_back):
    sizes = Counter(e.level for e in kept_back)
    assert sizes["red"] >= 100
    assert sizes["amber"] >= 40
    assert sizes["none"] >= 100


@pytest.mark.parametrize(
    ("true", "given", "least"),
    [
        ("red", ["red"], 0.87),
        ("red", ["red", "amber"], 0.91),
        ("amber", ["red", "amber"], 0.62),
        ("none", ["none"], 0.85),
    ],
)
def test_enough_are_right(shares, true, given, least):
    assert sum(shares.get((true, level), 0) for level in given) >= least
