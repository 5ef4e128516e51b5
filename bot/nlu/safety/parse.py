"""What spaCy's parse says of some words: whether they are negated, and about whom."""

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
    if verb is None or span is None:
        return False
    return any(c.dep_ == "neg" and c.i < span.start and not _cannot(c) for c in verb.children)


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


def _cannot(no: Token) -> bool:
    """Whether the "not" belongs to "can't", "won't": that is a sign, not a denial."""
    return no.i > 0 and no.nbor(-1).lower_ in ("ca", "can", "wo", "could")


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
