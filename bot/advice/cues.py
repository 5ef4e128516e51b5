"""Cues: the words by which a short typed answer is known. They are data, compared without case and apostrophes."""

from __future__ import annotations

import re
from collections.abc import Iterable

_QUESTION = re.compile(
    r"(?:(?:ok|okay|so|but|and|wait|also|hey|um|uh|well|btw|then|oh|hmm|thanks) )*"
    r"(?:whats?|hows?|why|when|where|whos?|which|should|can|could|would|will|do|does|is|are|was|am|may|"
    r"did (?:i|you|we|he|she|it|they|the|my|anyone))\b"
)


def plain(text: str) -> str:
    """The words of a text in lower case: "I don't know!" is "i dont know"."""
    return " ".join(re.findall(r"[a-z0-9/]+", re.sub(r"['’`]", "", text.lower())))


def count(text: str) -> int:
    """How many words a text has."""
    return len(plain(text).split())


def has_cue(text: str, cues: Iterable[str]) -> bool:
    """Whether one of the cues stands in the text, as whole words."""
    said = f" {plain(text)} "
    return any(f" {plain(cue)} " in said for cue in cues if plain(cue))


def opens_with(text: str, cues: Iterable[str]) -> bool:
    """Whether the text begins with one of the cues."""
    said = f"{plain(text)} "
    return any(said.startswith(f"{plain(cue)} ") for cue in cues)


def asks(text: str) -> bool:
    """Whether the text is a question, by its mark or its first word."""
    return "?" in text or bool(_QUESTION.match(plain(text)))
