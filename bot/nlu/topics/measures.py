"""How well messages were understood: what was said of them against what people meant."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import mean, median

from bot.advice.reading import UNSURE

#: Topics that take a message out of the guide's subject; each has an answer of its own.
OUTSIDE = frozenset({"out_of_scope", "medical_advice", "legal", "bot_challenge", "language"})
_DECLINED = frozenset({"out_of_scope", "medical_advice"})


@dataclass(frozen=True)
class Meant:
    """A labelled message. Each topic is a group of acceptable ones, the most important group first.

    `safety` is "red", "not_red", or "" when the message is not labelled for safety.
    """

    text: str
    topics: tuple[frozenset[str], ...] = ()
    safety: str = ""

    @property
    def primary(self) -> frozenset[str]:
        """The most important topic, in its acceptable forms."""
        return self.topics[0] if self.topics else frozenset()


@dataclass(frozen=True)
class Understood:
    """What the bot made of it; `ranking` holds all topics, the best first, `ms` is the time it took."""

    ranking: tuple[str, ...]
    topics: frozenset[str]
    confidence: float
    red: bool
    ms: float

    @property
    def first(self) -> str:
        """The best topic."""
        return self.ranking[0] if self.ranking else ""

    @property
    def away(self) -> bool:
        """Whether the person is told that this is outside, or asked again."""
        return self.first in OUTSIDE or self.confidence < UNSURE


class EvaluationError(ValueError):
    """Labelled messages cannot be read; the message names the file and the line."""


Pair = tuple[Meant, Understood]


@dataclass(frozen=True)
class Figure:
    """One line of the table: a share (or milliseconds), and over how many messages."""

    name: str
    value: float
    n: int


def _in_scope(message: Meant) -> bool:
    return bool(message.topics) and not message.primary & _DECLINED


def figures(pairs: Sequence[Pair]) -> list[Figure]:
    """Every figure for which there are messages."""
    labelled = [p for p in pairs if p[0].topics]
    inside = [p for p in labelled if _in_scope(p[0])]
    outside = [p for p in labelled if "out_of_scope" in p[0].primary]
    advice = [p for p in labelled if "medical_advice" in p[0].primary]
    red = [p for p in pairs if p[0].safety == "red"]
    calm = [p for p in pairs if p[0].safety == "not_red" or (not p[0].safety and _in_scope(p[0]))]
    table = [
        _share("first", inside, lambda m, u: any(u.first in group for group in m.topics)),
        _share("primary", inside, lambda m, u: u.first in m.primary),
        Figure("rank", mean([ranked(m, u) for m, u in inside] or [0.0]), len(inside)),
        Figure("topics F1", topics_f1(inside), len(inside)),
        _share("off-topic seen as outside", outside, lambda m, u: u.away),
        _share("medical advice declined", advice, lambda m, u: u.first == "medical_advice"),
        _share("in scope but declined", inside, lambda m, u: u.first in _DECLINED),
        _share("in scope but asked again", inside, lambda m, u: u.confidence < UNSURE),
        _share("red recognized", red, lambda m, u: u.red),
        _share("false alarms", calm, lambda m, u: u.red),
        Figure("ms a message (p50)", median([u.ms for _, u in pairs] or [0.0]), len(pairs)),
    ]
    return [figure for figure in table if figure.n]


def ranked(meant: Meant, understood: Understood) -> float:
    """Label-ranking average precision; of each group of acceptable topics the best ranked one counts."""
    places = {name: place for place, name in enumerate(understood.ranking, start=1)}
    best = [min((n for n in group if n in places), key=lambda n: places[n], default="") for group in meant.topics]
    wanted = sorted({places[name] for name in best if name})
    others = sorted(places[n] for group in meant.topics for n in group if n in places and n not in best)
    precisions = [
        hits / (place - sum(other < place for other in others)) for hits, place in enumerate(wanted, start=1)
    ]
    return sum(precisions) / len({*best}) if precisions else 0.0


def topics_f1(pairs: Sequence[Pair]) -> float:
    """The topics said against those meant, over all messages together."""
    said = sum(len(u.topics) for _, u in pairs)
    right = sum(any(topic in group for group in m.topics) for m, u in pairs for topic in u.topics)
    meant = sum(len(m.topics) for m, _ in pairs)
    found = sum(bool(group & u.topics) for m, u in pairs for group in m.topics)
    if not right:
        return 0.0
    precision, recall = right / said, found / meant
    return 2 * precision * recall / (precision + recall)


def _share(name: str, pairs: Sequence[Pair], holds: Callable[[Meant, Understood], bool]) -> Figure:
    return Figure(name, mean([float(holds(m, u)) for m, u in pairs] or [0.0]), len(pairs))
