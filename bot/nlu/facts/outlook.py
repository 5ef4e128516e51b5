"""Was it said that life is coming to its end? Only then is there talk of hospice, and of time against comfort."""

from __future__ import annotations

import re

from .message import Message

_SOME = (
    r"(?:about |maybe |only |just )?(?:\d+|a|a few|a couple|one|two|three|four|six|nine|twelve)"
    r"(?: to \w+)? (?:weeks?|months?)"
)
_END = re.compile(
    r"\b(?:hospice|terminal|terminally|end of life|comfort care|palliative|incurable|dying|end stage|last days)\b"
    r"|\b(?:months?|weeks?|days) to live\b|\b(?:weeks|months) left$"
    rf"|\b(?:gave|give|given) (?:\w+ ){{1,2}}{_SOME}\b(?! (?:of|off|to|until|before|supply|worth|for)\b)"
    r"|\bnothing (?:more|left|else) (?:they|we|he|she|the \w+|to|that)\b|\b(?:cant|cannot|can not) be cured\b"
)
_DENIED = re.compile(r"\b(?:not|isnt|arent|never|no|what is|whats|what does|define|explain) (?:\w+ )?$")


def read_outlook(message: Message) -> str:
    """yes when the message says that life is near its end, or names the care for it; else ""."""
    said = " ".join(message.norms)
    found = _END.search(said)
    if found is None or _DENIED.search(said[: found.start()]) or said[found.start() :].startswith("dying to"):
        return ""
    return "yes"
