"""The decision: rules and learned score together."""

from __future__ import annotations

import numpy as np
from spacy.tokens import Doc

from .axes import read_axes
from .cues import Cues, find_cues
from .decision import AMBER, NONE, RED, Decision, Evidence
from .features import features_of
from .language import language_of
from .lexicon import Lexicon
from .phrases import keys_of
from .rules import SOFTER, Meant, strongest, weigh
from .score import Likely, Score
from .signs import find_signs
from .who import who_writes_of
from .words import Words, clip, read_words

#: The score alone makes a message red from here on; where a rule already says amber, less is enough,
#: and where the words say that it was or comes and goes, more is needed.
#: Chosen by cross-validation on data/safety/examples.yml.
RED_ALONE, RED_WITH_AMBER, RED_IN_SPITE = 0.20, 0.15, 0.75
#: The score alone makes it amber from here on (red and amber together).
AMBER_ALONE = 0.45


class Triage:
    """Decides about messages. Without a score (before training) the rules decide alone."""

    def __init__(self, lexicon: Lexicon, score: Score | None = None) -> None:
        self._lexicon = lexicon
        self._score = score

    def assess(self, text: str, doc: Doc | None = None, vector: np.ndarray | None = None) -> Decision:
        """Decides about one message.

        `doc`: spaCy's parse of the same text; `vector`: its sentence encoding (512 numbers). Both may be
        missing: the decision then rests on the words alone.
        """
        words = read_words(clip(text), self._lexicon.mend)
        if not words.norms:
            return Decision(NONE, "", "self", "en", (Evidence("", "danger", "no words"),))
        keys = keys_of(words)
        cues = find_cues(words, keys, self._lexicon)
        parse = doc if doc is not None and doc.text.startswith(words.text) else None
        findings = find_signs(words, keys, self._lexicon)
        meant = weigh([(f, read_axes(f, words, cues, self._lexicon, parse)) for f in findings])
        likely = None
        if self._score is not None and vector is not None:
            likely = self._score(features_of(words, cues, self._lexicon, vector))
        return self._decide(words, cues, meant, likely)

    def _decide(self, words: Words, cues: Cues, meant: tuple[Meant, ...], likely: Likely | None) -> Decision:
        top = strongest(meant)
        level, kind = (top.level, top.finding.sign.kind) if top else (NONE, "")
        evidence = _evidence(words, meant, top)
        if likely is not None:
            softened = top is not None and top.axes.when in SOFTER
            level, kind, reasons = _with_score(level, kind, likely, self._veto(meant, cues, words), softened)
            evidence += reasons
        who = top.axes.who if top else who_writes_of(words, self._lexicon)
        language = language_of(words, meant, self._lexicon)
        if not evidence:
            evidence = (Evidence("", "danger", "no danger sign found"),)
        return Decision(
            level, kind if level != NONE else "", who if who == "other" else "self", language, evidence
        )

    def _veto(self, meant: tuple[Meant, ...], cues: Cues, words: Words) -> str:
        """The axis that forbids the score to raise the alarm on its own; empty when none does."""
        strong = [m for m in meant if m.finding.sign.level != "mild"]
        if strong and all(m.vetoed for m in strong):
            return ", ".join(sorted({e.axis for m in strong for e in m.axes.why}) or ["who"])
        if strong:
            return ""
        listed = self._lexicon.words
        animal = not listed["animals"].isdisjoint(words.norms)
        if animal and not {"i", "im", "ive", "me", "son", "daughter", "kid", "baby"}.intersection(words.norms):
            return "animal"
        if cues.idioms:
            return "idiom"
        asks = any(c.name == "question" and c.first == 0 for c in cues.all)
        return "question" if asks and words.text.rstrip().endswith("?") else ""


def _with_score(
    level: str, kind: str, likely: Likely, veto: str, softened: bool
) -> tuple[str, str, tuple[Evidence, ...]]:
    why = f"learned score: red {likely.red:.2f}, amber {likely.amber:.2f}"
    reason = (Evidence("", "score", why),)
    if level == RED:
        return level, kind, reason
    if veto:
        return level, kind, (Evidence("", "score", f"{why}, not heard: {veto}"),)
    enough = RED_WITH_AMBER if level == AMBER and kind != "delay" else RED_ALONE
    if likely.red >= (RED_IN_SPITE if softened else enough):
        return RED, likely.red_kind, reason
    if level == NONE and likely.red + likely.amber >= AMBER_ALONE:
        return AMBER, likely.amber_kind if likely.amber >= likely.red else likely.red_kind, reason
    return level, kind, reason


def _evidence(words: Words, meant: tuple[Meant, ...], top: Meant | None) -> tuple[Evidence, ...]:
    """The signs that carry the decision and the words that turned others down."""
    reasons: list[Evidence] = []
    for m in sorted(meant, key=lambda m: m is not top):
        if m.finding.sign.level == "mild" and top is None:
            continue
        reasons.append(Evidence(words.quote(m.finding.first, m.finding.last), "danger", m.finding.sign.why))
        reasons.extend(m.axes.why)
        if m.axes.who in ("animal", "story") and not any(e.axis == "who" for e in m.axes.why):
            reasons.append(Evidence(words.quote(m.finding.first, m.finding.last), "who", m.axes.who))
    return tuple(dict.fromkeys(reasons))
