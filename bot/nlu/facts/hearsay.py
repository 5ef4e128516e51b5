"""What is only spoken of: suggested by a relative, asked about, feared, compared with, or long past.

It is no plan of the doctors, so it does not take the place of what they plan.
"""

from __future__ import annotations

from itertools import pairwise

from .gazetteer import Match
from .message import Message
from .tokens import words

_REACH = 10  # words looked at before what is named
_SOURCES = words(
    "people everyone everybody someone somebody others google internet online facebook reddit tiktok forum group"
)
_TOLD = words(
    "says said say saying thinks think thought told tells suggests suggested recommends recommended wants wanted "
    "had has got did chose picked went keeps swears mentioned insists prefers would asked asks believes"
)
_I_CAME_ACROSS = (("i", "read"), ("i", "heard"), ("i", "saw"), ("ive", "read"), ("ive", "heard"), ("ive", "seen"))
_DOCTORS = words(
    "they doctor doctors doc docs dr surgeon surgeons specialist team hospital nurse theyre consultant he she"
)
_PLAN = words("want wants wanted say says said recommend recommends recommended plan plans planning decided need")
_DEFINITE = words("the my this that her his our")
_FEAR = words("afraid scared fear worried dread terrified end ending risk anxious")
_FEAR_REACH = 5
_ASKED = (
    "what about", "how about", "what if", "why not", "why cant i", "is there", "are there", "can i", "could i",
    "should i", "would a", "would an", "is a", "is an", "do i", "can they", "could they", "can we", "i want",
    "i wanted", "id rather", "i would rather", "i prefer", "i wish", "maybe a", "maybe an",
)  # fmt: skip
_ASKED_REACH = 6
_PAST = words("had underwent after since following")


def lies_behind(message: Message, match: Match) -> bool:
    """Whether an operation or treatment was had already: "he had a stent before"."""
    return bool(_PAST.intersection(message.before(match.first, 3)))


def is_hearsay(message: Message, match: Match, patient: str) -> bool:
    """Whether somebody other than the doctors named it, or it is no more than a thought.

    `patient` is the id of the relative who is ill; what happens to them is no hearsay.
    """
    if _is_told(message, match, patient):
        return True
    if _is_planned(message, match):
        return False
    if message.after(match.last, 4)[:1] == ("instead",) or "instead" in message.after(match.last, 2):
        return True
    if _DEFINITE.intersection(message.norms[max(0, match.first - 1) : match.last]):
        return False
    before = message.before(match.first, _ASKED_REACH)
    asked = any(f" {cue} " in f" {' '.join(before)} " for cue in _ASKED)
    return asked or bool(_FEAR.intersection(before[-_FEAR_REACH:]))


def _is_told(message: Message, match: Match, patient: str) -> bool:
    """ "my sister says i should have a lumpectomy", "i read about a stent"."""
    before = message.before(match.first, _REACH)
    first = match.first - len(before)
    tellers = [r.last - 1 for r in message.named("relation") if r.id != patient and first <= r.first < match.first]
    tellers += [first + i for i, word in enumerate(before) if word in _SOURCES]
    tellers += [first + i + 1 for i, pair in enumerate(pairwise(before)) if pair in _I_CAME_ACROSS]
    if not tellers:
        return False
    since = message.norms[max(tellers) : match.first]
    told = bool(_TOLD.intersection(since[1:])) or since[:1] in (("read",), ("heard",), ("saw",), ("seen",))
    doctors = any(max(tellers) < m.first < match.first for m in message.named("specialty"))
    return told and not doctors and not _DOCTORS.intersection(since[1:])


def _is_planned(message: Message, match: Match) -> bool:
    """ "they want to do a lumpectomy instead": the plan has changed."""
    before = message.before(match.first, _REACH)
    first = match.first - len(before)
    doctors = bool(_DOCTORS.intersection(before)) or any(
        first <= m.first < match.first for m in message.named("specialty")
    )
    return doctors and bool(_PLAN.intersection(before))
