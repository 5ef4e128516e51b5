"""An illness that is plainly said not to be there: "I don't have cancer", "they ruled out lupus"."""

from __future__ import annotations

import re

from .gazetteer import Match
from .message import Message

_LITTLE = r"(?: (?:an?|any|the|actually|really|even|been|ever))*"
_DENIED = re.compile(
    rf"\b(?:dont|do not|doesnt|does not|didnt|never){_LITTLE} (?:have|had|has|got){_LITTLE}$"
    rf"|\b(?:not|never|isnt|wasnt|arent|havent|hasnt|nobody|no one)(?: \w+)?{_LITTLE}"
    rf" diagnosed(?: me| him| her)?(?: with| as)?{_LITTLE}$"
    rf"|\b(?:its|it is|thats|this is|it was|was) not{_LITTLE}$|\b(?:it|that|this) (?:isnt|wasnt){_LITTLE}$"
    rf"|\b(?:ruled out|rules out|negative for|clear of|free of|no (?:sign|signs|evidence|trace) of){_LITTLE}$"
)
_RULED_OUT_AFTER = re.compile(r"^(?:(?:is|was|has been|got|been) )?ruled out\b")
#: What leaves it open, asks it, or speaks of how it once was.
_OPEN = re.compile(
    r"\b(?:if|whether|hope|hoping|pray|praying|wish|sure|prove|proof|know|knows|believe|think|thinks|thought|guess"
    r"|convinced|why|mean|means|until|unless|maybe|probably|might|may|cant|havent|hasnt|haven|could)\b"
)
_NO_LONGER = re.compile(
    r"^(?:anymore|any more|now|right now|yet|back|in|center|insurance|doctor|specialist|surgery)\b"
)


def ruled_out(message: Message, not_theirs: tuple[Match, ...]) -> tuple[str, ...]:
    """The ids of the illnesses that the message plainly says the patient does not have."""
    return tuple(m.id for m in message.named("condition") if m not in not_theirs and _is_ruled_out(message, m))


def _is_ruled_out(message: Message, match: Match) -> bool:
    before, after = " ".join(message.before(match.first, 9)), " ".join(message.after(match.last, 4))
    if _NO_LONGER.search(after):
        return False
    found = _DENIED.search(before)
    if found is None:
        return bool(_RULED_OUT_AFTER.search(after)) and not _OPEN.search(before)
    # "not been diagnosed" denies, though "havent" alone leaves things open.
    return not _OPEN.search(before[: found.start()])
