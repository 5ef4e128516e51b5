"""The texts to learn from. No topic is used: what a model later says of a left-out phrase stays honest."""

from __future__ import annotations

import random
import re
import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

JOINED = 2650
CROPPED = 0.47
OF_THE_GUIDE = 880
#: How many phrases are held out, to see how well new messages are read.
HELD_OUT = 1100


def phrases(data: Path) -> list[str]:
    """All training phrases."""
    found = []
    for path in sorted((data / "nlu").glob("*.yml")):
        for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
            found += [line[2:].strip() for line in block.get("examples", "").splitlines() if line.strip()]
    return found


def further(kept: list[str], data: Path, rng: random.Random) -> list[str]:
    """Two phrases said in one breath, parts of long ones, and sentences of the guide's own answers."""
    short = [text for text in kept if len(text.split()) <= 16]
    links = (". ", " ", " and ", "... ", ", ")
    joined = [rng.choice(links).join(rng.sample(short, 2)) for _ in range(JOINED)]
    cropped = [_crop(text, rng) for text in kept if len(text.split()) >= 14 and rng.random() < CROPPED]
    said = sorted({s for path in data.glob("advice/**/*.yml") for s in _sentences(path)})
    return joined + cropped + rng.sample(said, min(OF_THE_GUIDE, len(said)))


def typed_in_haste(text: str, rng: random.Random) -> str:
    """The same text without punctuation, or with slips of the finger in 2 to 6 % of its letters."""
    if rng.random() < 0.3:
        return "".join(c for c in text if c not in string.punctuation) or text
    letters = list(text)
    for _ in range(max(1, int(len(letters) * rng.choice((0.02, 0.04, 0.06))))):
        at = rng.randrange(len(letters))
        slips = ("", rng.choice(string.ascii_lowercase), letters[at] * 2)
        if rng.random() < 0.2 and at + 1 < len(letters):
            letters[at], letters[at + 1] = letters[at + 1], letters[at]
        else:
            letters[at] = rng.choice(slips)
    return "".join(letters) or text


def _crop(text: str, rng: random.Random) -> str:
    words = text.split()
    length = rng.randrange(5, max(6, len(words) * 2 // 3))
    start = rng.randrange(len(words) - length + 1)
    return " ".join(words[start : start + length])


def _sentences(path: Path) -> Iterator[str]:
    for text in _strings(yaml.safe_load(path.read_text(encoding="utf-8"))):
        for sentence in re.split(r"(?<=[.?!])\s+|\n", text):
            if 4 <= len(sentence.split()) <= 40:
                yield sentence.strip()


def _strings(found: Any) -> Iterator[str]:
    if isinstance(found, str):
        yield found
    elif isinstance(found, dict | list):
        for inner in found.values() if isinstance(found, dict) else found:
            yield from _strings(inner)
