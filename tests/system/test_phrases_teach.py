"""The training phrases, read by a model that was trained without them."""

from __future__ import annotations

import random

from bot.advice.lookups import Lookups
from bot.evaluation.crossvalidation import cross_validated
from bot.evaluation.phrases import load_phrases
from bot.model import PROJECT
from bot.nlu.meaning import Meaning
from bot.nlu.topics.measures import figures
from bot.nlu.topics.named import Named

#: So many phrases cost 25 seconds of a processor; all of them would cost minutes and score higher.
SAMPLE = 3000
#: Three points or more under what was measured on the day it was set.
FLOORS = {
    "first": 0.50,
    "rank": 0.53,
    "topics F1": 0.42,
    "off-topic seen as outside": 0.76,
    "medical advice declined": 0.75,
}


def test_phrases_teach_what_they_should() -> None:
    phrases = load_phrases(PROJECT / "data" / "nlu")
    sample = random.Random(7).sample(phrases, SAMPLE)
    named = Named(Lookups.load(PROJECT / "data" / "lookups"))

    found = {figure.name: figure.value for figure in figures(cross_validated(sample, Meaning(), named, folds=2))}

    low = {name: found[name] for name, floor in FLOORS.items() if found[name] < floor}
    assert not low, f"lower than {FLOORS}: {low}"
