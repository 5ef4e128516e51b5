"""What is said not to be so is no fact."""

from __future__ import annotations

from .gazetteer import Match
from .message import Message
from .tokens import words

_NOT = words("not no isnt wasnt arent dont doesnt didnt never without nor aint cant havent hasnt denied lost")
_STILL_MEANT = words("think believe sure convinced only just know understand agree want why")
_RULED_OUT = (
    "ruled out",
    "rule out",
    "rules out",
    "negative for",
    "instead of",
    "rather than",
    "clear of",
    "free of",
)
_LITTLE = words("the a an my on in for her his with its")
_ANSWERING = words("i im ive we weve he hes she shes they its my our")
_BETWEEN = words("but however and though because")


def is_denied(message: Message, match: Match) -> bool:
    """Whether an illness, payer or place is said not to be there.

    "I don't think it's lupus" is doubt about lupus, so lupus is still what the talk is about.
    """
    before = message.before(match.first, 5)
    if " ".join(before).endswith(_RULED_OUT) or any(f"{r} " in " ".join(before) + " " for r in _RULED_OUT[:4]):
        return True
    if "ruled out" in " ".join(message.after(match.last, 4)):
        return True
    for i in range(len(before) - 1, -1, -1):
        if before[i] in _BETWEEN:
            return False
        if before[i] == "no" and _ANSWERING.intersection(before[i + 1 : i + 2]):
            continue  # "no I have Blue Cross" denies what was said before
        if before[i] in _NOT:
            return not _STILL_MEANT.intersection(before[i:])
    return False


def is_swapped_out(message: Message, first: int) -> bool:
    """Whether the word `first` is taken back: "knee, not the hip", "no chemo".

    In "no knee, not hip" it is the second that goes.
    """
    before = message.before(first, 4)
    if before and before[-1] == "no" and "not" not in message.norms:
        return True
    while before and before[-1] in _LITTLE:
        before = before[:-1]
    return bool(before) and before[-1] == "not"
