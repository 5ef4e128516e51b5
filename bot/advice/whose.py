"""Whose opinion a message is about, when several are known: by its place, by who speaks, by the plan."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from bot.advice.cues import has_cue
from bot.advice.opinions import moves_in, speaker_of

#: What stands in the place of a name that was taken out: it tells nobody apart.
NAME = "[name]"
#: Words in which a part of a message names who speaks.
SPEAKER = 4
_LINK = r"^(?:(?:and|but|oh|then)\W+)*"
_ORDINAL = re.compile(
    _LINK + r"(?:the\s+|my\s+|dr\.?\s+)?(?:(first|1st)|(second|2nd|other)|(third|3rd)|(fourth|4th))\b",
    re.IGNORECASE,
)
#: "Dr. B says ...": a doctor by the letter or number of a list, whatever they were called before.
_LETTERED = re.compile(_LINK + r"(?:dr|doctor|doc)\.?\s+(?:(a|1)|(b|2)|(c|3)|(d|4))\b", re.IGNORECASE)


def is_counted(told: str) -> bool:
    """Whether the words begin with a doctor's place: "the second one says", "Dr. B says"."""
    return bool(_ORDINAL.match(told) or _LETTERED.match(told))


def whose(told: str, opinions: Sequence[str], texts: Mapping[str, Any]) -> int | None:
    """The number of the opinion that is spoken of, or the next one after the last; None when nothing tells."""
    if found := _ORDINAL.match(told):
        return _place(found, opinions)
    speaker = speaker_of(told, texts)
    same = [n for n, text in enumerate(opinions) if speaker and speaker_of(text, texts) == speaker]
    if same and speaker != NAME:
        return same[0]
    if found := _LETTERED.match(told):
        return _place(found, opinions)
    return by_plan(told, opinions, texts)


def by_plan(told: str, opinions: Sequence[str], texts: Mapping[str, Any]) -> int | None:
    """The number of the one opinion with the plan that a doctor speaks of whose name was taken out."""
    moves = set(moves_in(told, texts))
    if not moves or speaker_of(told, texts) != NAME:
        return None
    fits = [n for n, text in enumerate(opinions) if moves & set(moves_in(text, texts))]
    return fits[0] if len(fits) == 1 else None


def stands_for(told: Sequence[str], opinions: Sequence[str], texts: Mapping[str, Any]) -> bool:
    """Whether the two doctors speak in the order in which they are known; told by nothing, they do."""
    for number, part in enumerate(told):
        speaker = " ".join(part.split()[:SPEAKER])
        for name, move in texts["moves"].items():
            if has_cue(speaker, move.get("who", {}).get("cues", ())):
                mine, other = (name in moves_in(opinions[n], texts) for n in (number, 1 - number))
                if mine != other:
                    return mine
    return True


def _place(found: re.Match[str], opinions: Sequence[str]) -> int | None:
    number = next(n for n, place in enumerate(found.groups()) if place)
    return number if number <= len(opinions) else None
