"""Measures the phrases by themselves: each is read by a model trained on the others.

Phrases of one editor are nearer to each other than people's messages are to them, so these figures flatter; what
they are good for is to see that a change has not made anything worse.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence

from bot.evaluation.phrases import Phrase
from bot.nlu.meaning import Meaning
from bot.nlu.topics.measures import Meant, Pair, Understood
from bot.nlu.topics.model import Example, train
from bot.nlu.topics.named import Named

SEED = 7


def cross_validated(phrases: Sequence[Phrase], meaning: Meaning, named: Named, folds: int) -> list[Pair]:
    """What was made of each phrase by a model trained without its fold. Safety is not measured."""
    order = list(phrases)
    random.Random(SEED).shuffle(order)
    texts = [phrase.text for phrase in order]
    examples = [
        Example(phrase.text, vector, phrase.topics) for phrase, vector in zip(order, meaning(texts), strict=True)
    ]
    return [pair for fold in range(folds) for pair in _fold(examples, fold, folds, named)]


def _fold(examples: Sequence[Example], fold: int, folds: int, named: Named) -> Iterator[Pair]:
    model = train([e for at, e in enumerate(examples) if at % folds != fold], named)
    for example in examples[fold::folds]:
        started = time.perf_counter()
        scores = model.read(example.text, example.vector)
        understood = Understood(
            ranking=tuple(name for name, _ in scores.ranking),
            topics=frozenset(name for name, _ in scores.topics),
            confidence=scores.ranking[0][1],
            red=False,
            ms=(time.perf_counter() - started) * 1000,
        )
        yield Meant(example.text, tuple(frozenset({topic}) for topic in example.topics)), understood
