"""How good is the triage? `python -m bot.nlu.safety.measure` trains the score and prints what it gets right.

Nothing is trained on the messages that are counted: those kept back in tests/unit/fixtures/safety_holdout.yml, and
every third phrase of data/nlu.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import yaml

from bot.english import grammar
from bot.quiet import before_rasa

from .decision import RED
from .examples import Example, load_examples
from .learning import Encode, learn
from .lexicon import load_lexicon
from .triage import Triage

PROJECT = Path(__file__).resolve().parents[3]
HOLDOUT = PROJECT / "tests" / "unit" / "fixtures" / "safety_holdout.yml"
SEED = 7
ALARMS = ("emergency", "crisis", "poisoning")


def ordinary_messages(folder: Path = PROJECT / "data" / "nlu") -> list[str]:
    """Every training phrase of an intent that is no alarm."""
    return [
        phrase
        for path in sorted(folder.glob("*.yml"))
        for block in yaml.safe_load(path.read_text(encoding="utf-8")).get("nlu", ())
        if block.get("intent") and block["intent"] not in ALARMS
        for phrase in _phrases(block["examples"])
    ]


def parted(messages: Sequence[str]) -> tuple[list[str], list[str]]:
    """Messages to learn from, and every third to measure on. The same ones every time."""
    mixed = sorted(set(messages))
    random.Random(SEED).shuffle(mixed)
    return [m for at, m in enumerate(mixed) if at % 3], mixed[::3]


def trained(ordinary: Sequence[str], encode: Encode) -> Triage:
    """A triage with a fresh score."""
    lexicon = load_lexicon()
    return Triage(lexicon, learn(load_examples(), ordinary, lexicon, encode))


def levels(triage: Triage, texts: Sequence[str], encode: Encode) -> list[str]:
    """The level of each text, decided as in the running program, grammar included."""
    vectors = encode(list(texts))
    return [triage.assess(t, grammar, v).level for t, v in zip(texts, vectors, strict=True)]


def shares(examples: Sequence[Example], got: Sequence[str]) -> dict[tuple[str, str], float]:
    """What share of the messages of one level was given another: {(true, given): share}."""
    pairs = Counter((e.level, g) for e, g in zip(examples, got, strict=True))
    sizes = Counter(e.level for e in examples)
    return {pair: n / sizes[pair[0]] for pair, n in pairs.items()}


def _phrases(written: str) -> Iterator[str]:
    lines: Iterable[str] = written.splitlines()
    return (line.removeprefix("- ").strip() for line in lines if line.startswith("- "))


def main() -> None:
    """Prints the figures (takes about two minutes)."""
    before_rasa()
    from bot.nlu.meaning import Meaning

    encode = Meaning()
    ordinary, rest = parted(ordinary_messages())
    triage = trained(ordinary, encode)
    kept_back = load_examples(HOLDOUT)
    for (true, given), share in sorted(
        shares(kept_back, levels(triage, [e.text for e in kept_back], encode)).items()
    ):
        print(f"kept back: {true} -> {given}: {share:.3f}")
    got = Counter(levels(triage, rest, encode))
    print(
        f"in scope, not trained on: {len(rest)} messages, red {got[RED] / len(rest):.4f}, "
        f"amber {got['amber'] / len(rest):.4f}"
    )


if __name__ == "__main__":
    main()
