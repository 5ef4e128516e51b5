"""Loads the words of data/safety: danger signs by kind, and the cues of each axis."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from .mending import Mender
from .phrases import Phrases

#: Where the lexicons lie unless a component says otherwise.
FOLDER = Path(__file__).resolve().parents[3] / "data" / "safety"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
KINDS = ("emergency", "crisis", "poisoning", "delay")
LEVELS = ("red", "acute", "mild", "amber")


@dataclass(frozen=True)
class Sign:
    """A danger sign: any phrase of `say` or `es`, or one of each group of `together`."""

    name: str
    kind: str
    level: str  # red, acute, mild, amber: see data/safety/emergency.yml
    why: str
    say: Phrases
    es: Phrases
    together: tuple[Phrases, ...]
    unless: Phrases
    even_if: frozenset[str]
    in_passing: bool
    who: str  # whom it is about, where its own words say so


@dataclass(frozen=True)
class Lexicon:
    """Everything the rules know. `cues` maps an axis value ("past", "question", ...) to its phrases."""

    signs: tuple[Sign, ...]
    cues: Mapping[str, Phrases]
    idioms: Phrases
    words: Mapping[str, frozenset[str]]
    mend: Mender

    def compile(self) -> None:
        """Compiles every phrase, to check them.

        Raises:
            ValueError: a phrase that cannot be read; the message says which.
        """
        of_signs = [p for s in self.signs for p in (s.say, s.es, s.unless, *s.together)]
        for phrases in (*of_signs, *self.cues.values(), self.idioms):
            phrases.compile()


def load_lexicon(folder: Path = FOLDER) -> Lexicon:
    """Reads the folder.

    Raises:
        FileNotFoundError: a file is missing.
        ValueError: a phrase or a level cannot be read; the message says which.
    """
    names = _read(folder / "words.yml")
    axes = _read(folder / "axes.yml")
    typos = _read(folder / "typos.yml")
    signs = [
        _sign(name, kind, entry, names) for kind in KINDS for name, entry in _read(folder / f"{kind}.yml").items()
    ]
    cues = {"denied": axes["polarity"]["denied"], **axes["when"], **axes["mode"]}
    words = {
        "not": axes["polarity"]["not"],
        "not_after_all": axes["polarity"]["not_after_all"],
        "animals": axes["animals"],
        "planning": axes["planning"],
        **axes["people"],
        "spanish": axes["spanish"],
        "english": axes["english"],
    }
    return Lexicon(
        signs=tuple(signs),
        cues={name: Phrases(written, names) for name, written in cues.items()},
        idioms=Phrases(axes["idioms"], names),
        words={name: frozenset(listed) for name, listed in words.items()},
        mend=Mender(typos["hear"], typos["leave"]),
    )


def _sign(name: str, kind: str, entry: Mapping[str, Any], names: Mapping[str, Sequence[str]]) -> Sign:
    if entry["level"] not in LEVELS:
        raise ValueError(f"{name}: level {entry['level']!r} is none of {LEVELS}")
    return Sign(
        name=name,
        kind=kind,
        level=entry["level"],
        why=entry["why"],
        say=Phrases(entry.get("say", ()), names),
        es=Phrases(entry.get("es", ()), names),
        together=tuple(Phrases(group, names) for group in entry.get("together", ())),
        unless=Phrases(entry.get("unless", ()), names),
        even_if=frozenset(entry.get("even_if", ())),
        in_passing=bool(entry.get("in_passing", False)),
        who=entry.get("who", ""),
    )


def _read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)
