"""What was misunderstood, and which file would teach it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.evaluation.phrases import Phrase
from bot.nlu.topics.measures import Meant, Pair, Understood

#: A phrase's first topic says where it belongs, so a topic lives where most of its phrases are.
_NOWHERE = "data/nlu (no phrases yet)"


@dataclass(frozen=True)
class Miss:
    """A message whose first topic is not among its topics. `place`: where the best right one is ranked, from 1."""

    text: str
    meant: tuple[str, ...]
    taken_for: str
    confidence: float
    place: int


@dataclass(frozen=True)
class Trouble:
    """How often a topic was what people meant most, and how often something else was heard instead."""

    topic: str
    meant: int
    missed: int
    taken_for: tuple[tuple[str, int], ...]
    wrongly_said: int


def misses(pairs: Sequence[Pair]) -> list[Miss]:
    """All misses, the surest first: those mislead people most."""
    found = [_miss(meant, understood) for meant, understood in pairs if _is_miss(meant, understood)]
    return sorted(found, key=lambda miss: (-miss.confidence, miss.text))


def troubles(pairs: Sequence[Pair]) -> list[Trouble]:
    """Every topic that was missed or wrongly said, the most missed first."""
    labelled = [(m, u) for m, u in pairs if m.topics]
    meant = Counter(_name(m.primary) for m, _ in labelled)
    wrong = [(m, u) for m, u in labelled if _is_miss(m, u)]
    missed = Counter(_name(m.primary) for m, _ in wrong)
    said = Counter(u.first for _, u in wrong)
    rows = [
        Trouble(
            topic,
            meant[topic],
            missed[topic],
            tuple(Counter(u.first for m, u in wrong if _name(m.primary) == topic).most_common(3)),
            said[topic],
        )
        for topic in {*missed, *said}
    ]
    return sorted(rows, key=lambda row: (-row.missed, -row.wrongly_said, row.topic))


def confusion(pairs: Sequence[Pair]) -> Counter[tuple[str, str]]:
    """How often which topic (the most important one that was meant) was first taken for which.

    A message whose first topic is any of those meant counts as right, for that topic."""
    return Counter(
        (_name(m.primary) if _is_miss(m, u) else u.first, u.first) for m, u in pairs if m.topics and u.first
    )


def homes(phrases: Sequence[Phrase]) -> dict[str, str]:
    """The file in which each topic's phrases are, as most of them are."""
    places = Counter((phrase.topics[0], phrase.file.name) for phrase in phrases)
    ordered = sorted(places.items(), key=lambda item: item[1])
    return {topic: f"data/nlu/{name}" for (topic, name), _ in ordered}


def home(topic: str, known: dict[str, str]) -> str:
    """The file to add phrases of a topic to."""
    return known.get(topic, _NOWHERE)


def _is_miss(meant: Meant, understood: Understood) -> bool:
    return bool(meant.topics) and not any(understood.first in group for group in meant.topics)


def _miss(meant: Meant, understood: Understood) -> Miss:
    acceptable = {name for group in meant.topics for name in group}
    places = [at for at, name in enumerate(understood.ranking, start=1) if name in acceptable]
    names = tuple(_name(group) for group in meant.topics)
    last = len(understood.ranking) + 1
    return Miss(meant.text, names, understood.first, understood.confidence, min(places, default=last))


def _name(group: frozenset[str]) -> str:
    """One name for a group of topics that are equally right."""
    return min(group)
