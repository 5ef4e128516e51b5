"""What spaCy's parse says of some words: whether they are negated, in the past, and about whom."""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

_SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj"))
_VERBS = frozenset(("VERB", "AUX"))


def span_of(doc: Doc | None, start: int, end: int) -> Span | None:
    """The tokens that cover characters start..end; None without a parse of that text."""
    if doc is None or end > len(doc.text):
        return None
    return doc.char_span(start, end, alignment_mode="expand")


def is_negated(span: Span | None) -> bool:
    """Whether a "not" outside the words governs them: "he did not faint", "didn't have any chest pain"."""
    verb = _verb(span)
    return verb is not None and any(c.dep_ == "neg" and c not in span for c in verb.children)


def is_past(span: Span | None) -> bool:
    """Whether the verb is plain past or past perfect: "I had", "he was shot", "had been"."""
    verb = _verb(span)
    if verb is None:
        return False
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if helpers:
        return all(h.tag_ == "VBD" for h in helpers)
    return verb.tag_ == "VBD"


def subject_of(span: Span | None) -> str:
    """The subject of the words' verb in lower case ("he", "dog"); empty when there is none."""
    verb = _verb(span)
    steps = 0
    while verb is not None and steps < 3:
        for child in verb.children:
            if child.dep_ in _SUBJECTS:
                return child.lower_
        if verb.head is verb or verb.dep_ not in ("conj", "xcomp", "advcl", "ccomp"):
            return ""
        verb, steps = verb.head, steps + 1
    return ""


def _verb(span: Span | None) -> Token | None:
    if span is None or not len(span):
        return None
    token = span.root
    for _ in range(4):
        if token.pos_ in _VERBS:
            return token
        if token.head is token:
            return None
        token = token.head
    return None
