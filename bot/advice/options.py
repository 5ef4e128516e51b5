"""Two treatments named as a choice: "surgery or radiation, it's up to me". Neither is then *the* treatment."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Any

from bot.advice.case import Case
from bot.advice.cues import has_cue
from bot.advice.lookups import Lookups, is_vaguer
from bot.advice.reading import Reading

#: Words of the longest name of a treatment that is looked for, and words between two of a choice.
LONGEST, BETWEEN = 4, 7
_TOKEN = re.compile(r"[a-z0-9]+|[/,]")


def with_options(case: Case, reading: Reading, lookups: Lookups, texts: Mapping[str, Any]) -> tuple[Reading, Case]:
    """The reading without a procedure that is only one side of a choice, and the earlier case with that choice.

    A treatment that was settled on, or that has a day, ends the choice. `texts` are those of `talk.yml: options`.
    """
    if named := options_in(reading.text, lookups, texts):
        options = tuple(dict.fromkeys(_as_known(name, case, lookups) for name in named))
        if len(options) > 1:
            return _without_procedure(reading), replace(case, options=options, procedure="")
    new = reading.facts.get("procedure", "")
    if not case.options or not new:
        return reading, case
    one_side = new in case.options or lookups.procedure(new).general
    settled = "deadline" in reading.facts or has_cue(reading.text, texts["settled"])
    if one_side and not settled:
        return _without_procedure(reading), case
    return reading, replace(case, options=())


def options_in(text: str, lookups: Lookups, texts: Mapping[str, Any]) -> tuple[str, ...]:
    """The ids of the procedures that the text names as a choice, in its order; fewer than two are none."""
    tokens = _TOKEN.findall(re.sub(r"['’`]", "", text.lower()))
    found = list(_treatments(tokens, lookups))
    options: list[str] = []
    for one, other in pairwise(found):
        behind = tokens[other.stop : other.stop + 1]
        if one.name != other.name and _is_choice(tokens[one.stop : other.start], behind, text, texts):
            options += [one.name, other.name]
    return tuple(dict.fromkeys(options))


def are_two_voices(text: str, texts: Mapping[str, Any]) -> bool:
    """Whether the text tells of doctors who differ, not of one who leaves the choice."""
    return has_cue(text, texts["voices"])


def _is_choice(between: list[str], behind: list[str], text: str, texts: Mapping[str, Any]) -> bool:
    """Whether what stands between two treatments makes a choice of them, and not two steps of one plan."""
    if len(between) > BETWEEN:
        return False
    if has_cue(" ".join(between), texts["voices"]):
        return True
    parted = {*texts["or"]} & {*between, *(behind if "," in between else ())}
    paired = "and" in between and has_cue(text, texts["paired"])
    return bool(parted or paired) and all(word in (*texts["or"], *texts["between"]) for word in between)


@dataclass(frozen=True)
class _Treatment:
    """A procedure named in a text, and the words it takes."""

    name: str
    start: int
    stop: int


def _treatments(tokens: list[str], lookups: Lookups) -> Iterator[_Treatment]:
    names = _names(lookups)
    n = 0
    while n < len(tokens):
        sizes = range(min(LONGEST, len(tokens) - n), 0, -1)
        size = next((size for size in sizes if " ".join(tokens[n : n + size]) in names), 1)
        if name := names.get(" ".join(tokens[n : n + size]), ""):
            yield _Treatment(name, n, n + size)
        n += size


@lru_cache(maxsize=2)
def _names(lookups: Lookups) -> dict[str, str]:
    """Procedures by their wordings. Doctors have no id here: a radiation oncologist is no radiation."""
    doctors = {phrase: "" for entry in lookups.specialties.values() for phrase in entry.say}
    treatments = {phrase: entry.id for entry in lookups.procedures.values() for phrase in entry.phrases()}
    return treatments | doctors


def _as_known(name: str, case: Case, lookups: Lookups) -> str:
    """ "Surgery" is the operation that was spoken of."""
    known = case.procedure
    return known if known and is_vaguer(lookups.procedure(name), lookups.procedure(known)) else name


def _without_procedure(reading: Reading) -> Reading:
    return replace(reading, facts={k: v for k, v in reading.facts.items() if k != "procedure"})
