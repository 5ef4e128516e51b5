"""The triage: from a message to a decision."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from spacy.tokens import Doc

from .decision import NONE, Decision, Evidence
from .features import row_of
from .language import language_of
from .lexicon import Lexicon
from .reading import Seen, look
from .rules import Meant, strongest
from .score import Score
from .thresholds import with_score
from .who import animals_in, who_writes_of
from .words import Words


class Triage:
    """Decides about messages. Without a score (before training) the rules decide alone."""

    def __init__(self, lexicon: Lexicon, score: Score | None = None) -> None:
        self._lexicon = lexicon
        self._score = score

    def assess(
        self, text: str, parse: Callable[[str], Doc] | None = None, vector: np.ndarray | None = None
    ) -> Decision:
        """Decides about one message.

        `parse` gives spaCy's parse of a text; `vector` is the text's meaning (meaning.py). Both may be
        missing: the decision then rests on the words alone.
        """
        seen = look(text, self._lexicon, parse)
        if not seen.words.norms:
            return Decision(NONE, "", "self", "en", (Evidence("", "danger", "no words"),))
        top = strongest(seen.meant)
        level, kind = (top.level, top.finding.sign.kind) if top else (NONE, "")
        evidence = _evidence(seen.words, seen.meant, top)
        if self._score is not None and vector is not None:
            likely = self._score(row_of(seen.words, seen.cues, self._lexicon, vector))
            level, kind, reason = with_score(top, likely, veto_of(seen, self._lexicon))
            evidence = (*evidence, reason)
        who = top.axes.who if top else who_writes_of(seen.words, self._lexicon)
        return Decision(
            level,
            kind if level != NONE else "",
            who if who in ("other", "threatened") else "self",
            language_of(seen.words, seen.meant, self._lexicon),
            evidence or (Evidence("", "danger", "no danger sign found"),),
        )


def veto_of(seen: Seen, lexicon: Lexicon) -> str:
    """The axis on which the score needs more certainty to raise an alarm; empty when there is none."""
    strong = [m for m in seen.meant if m.finding.sign.level != "mild"]
    if strong and all(m.vetoed for m in strong):
        return ", ".join(sorted({e.axis for m in strong for e in m.axes.why}) or ["who"])
    if strong:
        return ""
    norms = seen.words.norms
    if animals_in(seen.words, lexicon) and lexicon.words["child_or_self"].isdisjoint(norms):
        return "animal"
    if seen.cues.idioms:
        return "idiom"
    if not lexicon.words["planning"].isdisjoint(norms):
        return "planning"
    asks = any(c.name == "question" and c.first == 0 for c in seen.cues.all)
    return "question" if asks and seen.words.text.rstrip().endswith("?") else ""


def _evidence(words: Words, meant: tuple[Meant, ...], top: Meant | None) -> tuple[Evidence, ...]:
    """The signs that carry the decision and the words that turned others down."""
    reasons: list[Evidence] = []
    for m in sorted(meant, key=lambda m: m is not top):
        if m.finding.sign.level == "mild" and top is None:
            continue
        said = words.quote(m.finding.first, m.finding.last)
        reasons.append(Evidence(said, "danger", m.finding.sign.why))
        reasons.extend(m.axes.why)
        if m.axes.who in ("animal", "story") and not any(e.axis == "who" for e in m.axes.why):
            reasons.append(Evidence(said, "who", m.axes.who))
    return tuple(dict.fromkeys(reasons))
