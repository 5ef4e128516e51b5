"""Is the relative in the message the patient, or somebody who thinks, helps or once was ill?"""

from __future__ import annotations

from .gazetteer import Match
from .history import OWN, history_of, still_about
from .message import Message
from .tokens import words

_ILL_OR_IN_CARE = words(
    "has is needs got gets just was had been have are cant wont keeps also still goes lives diagnosed "
    "told dx scheduled admitted having getting sick dying facing hospital refuses fell broke"
)
_HELPS = words(
    "thinks says said told wants drives works suggested recommended believes knows found keeps drove "
    "comes come came went hates loves died passed agrees disagrees supports asked heard read sent took "
    "worries will can could would called calls calling booked spoke talked picked emailed"
)
_HELPER_STATES = words(
    "worried scared mad angry supportive helping driving saying telling pushing freaking upset nurse "
    "doctor here afraid coming"
)
_TELLING = words("bring tell ask told asked with to from by call like as than can")
_ON_BEHALF = words("for about of help helping behalf caring caregiver carer caretaker")
_ACTED_ON = words("on diagnosed want wants give gave put send treat treating of")
_PAYS = words("work job employer company insurance plan coverage union")
_THROUGH = words("through thru from under via on by")
_LITTLE = words("my our the a an dear elderly old young poor little pregnant year yo")
_SLANG = words("ma mil fil bf gf sis bro nan mam pops kid partner friend child baby parent")
_ENDS_IN_S = words("is was has its as this does us yes vs thats")


def is_relative(message: Message, match: Match) -> bool:
    """Whether the word names somebody's own relative ("my mom", "mom has"), not "the doctor's wife"."""
    before = message.before(match.first, 3)
    if before and before[-1] in ("her", "his", "your", "their", "whos"):
        return False
    if before and before[-1].endswith("s") and before[-1] not in _ENDS_IN_S:
        return False
    owned = bool({"my", "our"}.intersection(before)) or (before[-1:] == ("a",) and before[-2:-1] != ("as",))
    return owned or not _SLANG.intersection(message.norms[match.first : match.last])


def is_patient(message: Message, match: Match) -> bool:
    """Whether the care that is talked about is the relative's."""
    before, after = _trim(message.before(match.first, 4)), _without_age(message.after(match.last, 7))[:5]
    next_word = set(after[:1])
    if next_word & _PAYS and _THROUGH.intersection(before[-1:]):
        return False  # "through my husband's work" says who pays
    if _is_alone(message, match) or before[-2:] == ("it", "is"):
        return True
    if _ON_BEHALF.intersection(before[-1:]) and after[:1] != ("to",):
        return True
    if next_word & _HELPS:
        wish = "wants" in next_word and not OWN & set(message.norms[match.last :])
        return not next_word & {"died", "passed"} and (wish or still_about(message, match))
    if next_word & {"is", "are", "was", "has", "gets", "got"} and _HELPER_STATES.intersection(after[1:4]):
        return False
    if history_of(message, match):
        return False
    if _TELLING.intersection(before[-1:]) and not _is_possessive(message, match):
        return False
    return (
        _is_possessive(message, match)
        or bool(set(after[:2]) & _ILL_OR_IN_CARE)
        or bool(_ACTED_ON.intersection(before[-2:]))
        or any(m.kind == "procedure" and m.first < match.first < m.last for m in message.matches)
        or still_about(message, match)
    )


def _is_alone(message: Message, match: Match) -> bool:
    """ "my mom", "its for my dad": the relative and hardly anything else."""
    others = set(message.norms[: match.first]) | set(message.norms[match.last :])
    few = len(message.tokens) <= match.last - match.first + 4
    return few and not others & (_HELPS | _TELLING | {"had", "is", "was"})


def _is_possessive(message: Message, match: Match) -> bool:
    """ "my mom's surgery"; "my moms" is the same, carelessly typed."""
    token = message.tokens[match.last - 1]
    return token.norm.endswith("s") and token.stem != token.norm


def _without_age(words_after: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(
        w for w in words_after if not w.isdigit() and w not in ("age", "aged", "year", "years", "old", "yo")
    )


def _trim(words: tuple[str, ...]) -> tuple[str, ...]:
    while words and (words[-1] in _LITTLE or words[-1].isdigit()):
        words = words[:-1]
    return words
