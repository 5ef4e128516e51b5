"""What kind of disagreement two opinions look like, by the cue that was heard. Never which of them is right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.advice.cues import first_cue, has_cue
from bot.advice.opinions import DIAGNOSIS, EVIDENCE, PLAN, Opinion, quoted, stands

FACTS, READING, VALUES, APPROACH, UNKNOWN, AGREE = "facts", "reading", "values", "approach", "unknown", "agree"


@dataclass(frozen=True)
class Difference:
    """What it looks like, and the person's own words that led there ("" for unknown)."""

    kind: str
    cue: str = ""


def difference(opinions: Sequence[Opinion], texts: Mapping[str, Any]) -> Difference:
    """The kind of difference between the first two or more opinions. `texts` are those of `comparing.yml`.

    In this order: they say the same; one has not seen everything; they read a finding differently; it depends on
    what counts most for the person; they would treat it differently; nothing tells.
    """
    if cue := _agreement(opinions, texts):
        return Difference(AGREE, cue)
    for kind in (FACTS, VALUES):
        found = [cue for o in opinions if (cue := first_cue(o.text, texts["kinds"][kind]["cues"]))]
        if found:
            return Difference(kind, found[0])
    if cue := _read_differently(opinions, texts):
        return Difference(READING, cue)
    if len({o.moves for o in opinions if o.moves}) > 1:
        return Difference(APPROACH, quoted(opinions[-1].said.get(PLAN, opinions[-1].text)))
    return Difference(UNKNOWN)


def _agreement(opinions: Sequence[Opinion], texts: Mapping[str, Any]) -> str:
    """The words in which they agree, or ""; the same finding and another plan is no agreement."""
    denied = any(has_cue(o.text, texts["same"]["denied"]) for o in opinions)
    if denied or len({o.moves for o in opinions if o.moves}) > 1:
        return ""
    said = (cue for o in opinions[1:] for cue in texts["same"]["cues"] if stands(o.text, cue, texts))
    if cue := next(said, ""):
        return cue
    plans = {o.moves for o in opinions}
    same_plan = len(plans) == 1 and bool(opinions[0].moves)
    if not same_plan or _read_differently(opinions, texts) or not _share_a_word(opinions):
        return ""
    return quoted(opinions[-1].said.get(PLAN, opinions[-1].text))


def _share_a_word(opinions: Sequence[Opinion]) -> bool:
    """Whether the plans have a longer word in common: two different operations are no agreement."""
    plans = [{w.strip(".,").lower() for w in o.said.get(PLAN, o.text).split() if len(w) > 3} for o in opinions]
    return bool(set.intersection(*plans))


def _read_differently(opinions: Sequence[Opinion], texts: Mapping[str, Any]) -> str:
    """What one of them calls it, when all name a diagnosis or a test and no two the same; else ""."""
    if any(first_cue(o.text, texts["same"]["finding"]) for o in opinions):
        return ""
    for aspect in (DIAGNOSIS, EVIDENCE):
        named = [o.said[aspect] for o in opinions if aspect in o.said]
        if len(named) == len(opinions) and len({n.lower() for n in named}) == len(named):
            return quoted(named[-1])
    return ""
