"""How a danger sign is meant: who, when, polarity and mode, each with the words that say so."""

from __future__ import annotations

from dataclasses import dataclass

from .cues import Cue, Cues
from .decision import Evidence
from .lexicon import Lexicon
from .parse import is_negated, span_of, subject_of
from .signs import Finding
from .who import animals_in
from .words import Words

#: A "no" reaches this many words forward inside its clause.
NO_REACHES = 6
_NEAR = 5
#: "if they dont help me ill end my life": a "no" does not reach over a new subject. "Not that i want to die" does.
_SUBJECTS = frozenset(
    ("i", "ill", "id", "im", "ive", "he", "hell", "she", "shell", "they", "theyll", "we", "well")
)
_OPENS = frozenset(("that", "because", "cause", "like", "as", "not", "no", "never"))
_WHEN = ("past", "recurring", "recent", "worsening", "long")


@dataclass(frozen=True)
class Axes:
    """How one sign is meant. `why` holds the words that decided each axis other than its default."""

    who: str = "self"  # self, other, threatened, animal, story
    when: str = "now"  # now (said), open (nothing said), past, recurring, recent, worsening, long
    polarity: str = "has"  # has, denied
    mode: str = "report"  # report, question, hypothetical, quoted, idiom, about
    why: tuple[Evidence, ...] = ()


def read_axes(finding: Finding, words: Words, cues: Cues, lexicon: Lexicon, doc: object | None = None) -> Axes:
    """The axes of one finding. `doc`: spaCy's parse of the same text, where there is one."""
    span = span_of(doc, words.starts[finding.first], words.ends[finding.last])  # type: ignore[arg-type]
    inside = ("now", "past")
    near = cues.in_clause(finding.first, finding.last)
    around = [c for c in near if not _inside(c, finding) or c.name in inside]
    reasons: list[Evidence] = []

    def because(cue: Cue, axis: str) -> None:
        reasons.append(Evidence(words.quote(cue.first, cue.last), axis, cue.name))

    who = _who(finding, words, cues, lexicon, subject_of(span))
    story = _story(finding, around)
    if who != "animal" and story:
        who = "story"
        because(story, "who")
    when, cue = _when(finding, [c for c in around if c.name != "recent" or not finding.sign.together])
    if cue:
        because(cue, "when")
    polarity = "has"
    no = _no(finding, words, cues, lexicon)
    if no is None and is_negated(span) and finding.sign.kind != "crisis" and not _own_no(finding, words, lexicon):
        no = finding.first
    if no is not None:
        polarity = "denied"
        reasons.append(Evidence(words.quote(no, finding.last), "polarity", "denied"))
    mode, cue = _mode(finding, words, cues, around)
    if cue:
        because(cue, "mode")
    return Axes(who, when, polarity, mode, tuple(reasons))


def _when(finding: Finding, around: list[Cue]) -> tuple[str, Cue | None]:
    by_name = {c.name: c for c in around}
    now = next((c for c in reversed(around) if c.name == "now" and not _in_a_span_of_time(c, around)), None)
    for name in _WHEN:
        cue = by_name.get(name)
        if cue is None:
            continue
        if now is None or name in ("recurring", "worsening") or (now.first, now.last) == (cue.first, cue.last):
            return name, cue
        if name == "past" and _apart(cue, finding) < _apart(now, finding):
            return name, cue
    if now:
        return "now", now
    return "open", None


def _in_a_span_of_time(now: Cue, around: list[Cue]) -> bool:
    """ "6 years now" is no now."""
    return any(c.name == "long" and c.first < now.first and now.last <= c.last for c in around)


def _apart(cue: Cue, finding: Finding) -> int:
    """How many words stand between them."""
    return max(0, cue.first - finding.last, finding.first - cue.last)


def _no(finding: Finding, words: Words, cues: Cues, lexicon: Lexicon) -> int | None:
    """The index of the "no" that denies the sign."""
    clause = cues.clauses[finding.first]
    after_all = lexicon.words["not_after_all"]
    i = finding.first - 1
    while i >= 0 and finding.first - i <= NO_REACHES and cues.clauses[i] == clause:
        if words.norms[i] in lexicon.words["not"]:
            between = words.norms[i + 1 : finding.first]
            return None if after_all.intersection(between) or "why" in words.norms[max(0, i - 1) : i] else i
        if _new_subject(words, i):
            break
        i -= 1
    for cue in cues.all:
        near = abs(cue.first - finding.first) <= 2 * _NEAR
        same_sentence = cues.sentences[cue.first] == cues.sentences[finding.first]
        between = range(cue.last + 1, finding.first)
        if any(_new_subject(words, i) for i in between):
            continue
        if cue.name == "denied" and near and same_sentence and not _inside(cue, finding):
            return min(cue.first, finding.first)
    if words.norms[finding.first] in ("not", "no", "isnt", "arent", "wasnt") and any(
        w in words.norms[finding.first : finding.last + 1] for w in ("suicidal", "suicide", "bleeding", "bleed")
    ):
        return finding.first
    return None


def _new_subject(words: Words, i: int) -> bool:
    return words.norms[i] in _SUBJECTS and not _OPENS.intersection(words.norms[max(0, i - 1) : i])


def _own_no(finding: Finding, words: Words, lexicon: Lexicon) -> bool:
    own = words.norms[finding.first : finding.last + 1]
    return any(w in lexicon.words["not"] or w.startswith(("cant", "wont", "could")) for w in own)


def _mode(finding: Finding, words: Words, cues: Cues, around: list[Cue]) -> tuple[str, Cue | None]:
    idiom = cues.idiom_at(finding.first, finding.last)
    if idiom:
        return "idiom", Cue("idiom", idiom.first, idiom.last)
    allowed = finding.sign.even_if
    for cue in around:
        if cue.name in allowed or _inside(cue, finding):
            continue
        if cue.name == "printed" and cue.first < finding.first:
            return "quoted", cue
        if cue.name == "quoted" and cue.first < finding.first:
            return "quoted", cue
        if cue.name == "question" and cue.first <= finding.first and _starts_clause(cue, cues):
            return "question", cue
        if cue.name == "hypothetical" and 0 <= finding.first - cue.last <= 3:
            return "hypothetical", cue
        if cue.name == "about" and 0 <= cue.first - finding.last <= 2:
            return "about", cue
    if "quoted" not in allowed and _in_quotes(finding, words):
        return "quoted", Cue("quoted", finding.first, finding.last)
    return "report", None


def _starts_clause(cue: Cue, cues: Cues) -> bool:
    start = cues.clauses.index(cues.clauses[cue.first])
    return cue.first - start <= 2


def _in_quotes(finding: Finding, words: Words) -> bool:
    before = words.text[: words.starts[finding.first]]
    opened = before.count('"') % 2 == 1 or before.count("“") > before.count("”")
    return opened and any(q in words.text[words.ends[finding.last] :] for q in '"”')


def _story(finding: Finding, around: list[Cue]) -> Cue | None:
    for cue in around:
        if cue.name == "story" and cue.first <= finding.first and not _inside(cue, finding):
            return cue
    return None


def _who(finding: Finding, words: Words, cues: Cues, lexicon: Lexicon, subject: str) -> str:
    people, at_animals = lexicon.words, animals_in(words, lexicon)
    sentence = cues.sentences[finding.first]
    in_sentence = [i for i, s in enumerate(cues.sentences) if s == sentence]
    has_animal = bool(at_animals)
    if has_animal and subject in people["animals"]:
        return "animal"
    if finding.sign.who:
        return finding.sign.who
    if subject in people["kin"] and subject != "baby":
        return "other"
    if subject in ("i", "we", "im", "ive"):
        return "self"
    for i in range(finding.last, in_sentence[0] - 1, -1):
        norm = words.norms[i]
        if i in at_animals:
            return "animal"
        if norm in people["kin"] and not (finding.first <= i and norm in ("baby", "old")):
            return "other"
        if norm in ("i", "im", "ive", "me", "myself", "estoy", "tengo"):
            return "self"
    if has_animal and not any(n in people["kin"] or n in ("i", "im", "ive") for n in words.norms):
        return "animal"
    earlier = [n for n in words.norms[: finding.first] if n in people["kin"] or n in ("i", "im", "ive")]
    return "other" if earlier and earlier[-1] in people["kin"] else "self"


def _inside(cue: Cue, finding: Finding) -> bool:
    return finding.first <= cue.first and cue.last <= finding.last
