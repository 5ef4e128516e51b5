"""Cues: the words by which a typed message is known. They are data, compared without case and apostrophes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

#: Words that `..` of a cue stands for, at most: "take .. out" finds "take the whole kidney out".
BETWEEN = 4
#: "Would take months", "can live with it" and "May 3" are answers, and ask nothing.
_ANSWERS = r"\d+\w*|be|not|nothing|do|take|wait|live|go|have|hurt|cost|need|rather|like|prefer|say|think|know|well"
#: "Did the first one" leaves out who did it.
_PLACES = r"first|second|third|fourth|last|next|rest|\d+(?:st|nd|rd|th)"
#: How a question begins when its mark was left out.
_QUESTION = re.compile(
    r"(?:(?:ok|okay|so|but|and|wait|also|hey|um|uh|well|btw|then|oh|hmm|thanks) )*"
    r"(?:whats?|hows?|why|when|where|whos?|which|should|does|is|are|was|am|"
    rf"(?:can|could|would|will|may)(?! (?:{_ANSWERS})\b)|do(?! (?:it|this|that|both|{_ANSWERS})\b)|"
    rf"did (?:i|you|we|he|she|it|they|the(?! (?:{_PLACES})\b)|my|anyone))\b"
)


def plain(text: str) -> str:
    """The words of a text in lower case: "I don't know!" is "i dont know"."""
    return " ".join(re.findall(r"[a-z0-9/]+", _spelled(text)))


def count(text: str) -> int:
    """How many words a text has."""
    return len(plain(text).split())


def has_cue(text: str, cues: Iterable[str]) -> bool:
    """Whether one of the cues stands in the text, as whole words."""
    return first_cue(text, cues) != ""


def first_cue(text: str, cues: Iterable[str]) -> str:
    """The first of the cues, in their order, that stands in the text; "" when none does."""
    said = _spelled(text)
    return next((cue for cue in cues if _pattern(cue).search(said)), "")


def before_each(text: str, cue: str) -> Iterator[str]:
    """What stands in the text before each place of the cue, in lower case and without apostrophes."""
    said = _spelled(text)
    return (said[: match.start()] for match in _pattern(cue).finditer(said))


def after_first(text: str, cue: str) -> str:
    """What stands in the text after the first place of the cue, as it was written; "" when it is not there."""
    plainer = re.sub(r"[’`]", "'", text)
    loose = re.sub(r"['’`]", "", plainer.lower())
    found = _pattern(cue).search(loose)
    if not found:
        return ""
    left = len(loose) - found.end()
    kept = [n for n, letter in enumerate(plainer) if letter != "'"]
    return text[kept[-left] :] if left else ""


def opens_with(text: str, cues: Iterable[str]) -> bool:
    """Whether the text begins with one of the cues."""
    said = f"{plain(text)} "
    return any(said.startswith(f"{words} ") for cue in cues if (words := plain(cue)))


def asks(text: str) -> bool:
    """Whether the text is a question, by its mark or its first word."""
    return "?" in text or bool(_QUESTION.match(plain(text)))


@lru_cache(maxsize=4096)
def _pattern(cue: str) -> re.Pattern[str]:
    """Whole words, with a space or a hyphen between them: a comma or a full stop parts them."""
    parts = [r"[\s-]+".join(plain(part).split()) for part in cue.split(" .. ")]
    joined = rf"(?:\s+[\w-]+){{0,{BETWEEN}}}\s+".join(parts)
    return re.compile(rf"(?<!\w){joined}(?!\w)" if all(parts) else r"(?!)")


def _spelled(text: str) -> str:
    return re.sub(r"['’`]", "", text.lower())
