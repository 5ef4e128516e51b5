"""Is the relative in the message the patient, or somebody who thinks, helps or once was ill?"""

from __future__ import annotations

from itertools import pairwise

from .gazetteer import Match
from .history import ILLS, OWN, history_of, still_about
from .message import IN_PASSING, PLAINLY, Message
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
_TAKEN = words("withdraw withdrawing withdrawn withhold withholding remove removing removed")
_ACTED_ON = words("on diagnosed want wants give gave put send treat treating of")
_PAYS = words("work job employer company insurance plan coverage union")
_THROUGH = words("through thru from under via on by")
_LITTLE = words("my our the a an dear elderly old young poor little pregnant year yo")
_SLANG = words("ma mil fil bf gf sis bro nan mam pops kid partner friend child baby parent")
#: "My parents decided", "won't let me", "are making me have it": they act on the writer, who is the patient.
_DECIDES = words("decided decides decide deciding")
_SOFTLY = words("already just both also have has had are is were all")
_DOES_TO = words(
    "make makes making made let lets letting take takes taking force forces forced forcing push pushes pushing "
    "pressure pressuring believe believes believed"
)
_THEIR = words("her his hers him she he their")
#: Relatives of whom there may be several, so that an s at the end is a plural as often as it says whose.
_SEVERAL = words("son daughter child baby toddler teen grandson granddaughter grandchild brother sister friend")
_PLURAL = words("parents grandparents")
_ARE = words("are have need were both")
_HAS = words("has is was needs had got")
#: "im a mom", "single mom of three": the writer.
_BEING = words("im am as being was become")
_KIND_OF_MOTHER = words("single working busy new stay home")
_ALSO_HAD = words("same similar")
_THAT = words("it this that one hers his too")
_TENDING = words("look looking care caring")
_IN_BED = words("diagnosed dx admitted hospital sick dying broke scheduled")
_ENDS_IN_S = words("is was has its as this does us yes vs thats")


def is_relative(message: Message, match: Match) -> bool:
    """Whether the word names somebody's own relative ("my mom", "mom has"), not "the doctor's wife"."""
    before = message.before(match.first, 3)
    if before and before[-1] in ("her", "his", "your", "their", "whos"):
        return False
    if before and before[-1].endswith("s") and before[-1] not in _ENDS_IN_S:
        return False
    if _KIND_OF_MOTHER.intersection(before[-1:]) or (before[-1:] == ("a",) and _BEING.intersection(before[-2:-1])):
        return False
    owned = bool({"my", "our"}.intersection(before)) or before[-1:] == ("a",)
    said = message.norms[match.first : match.last]
    return owned or not _SLANG.intersection((*said, *(word.rstrip("s") for word in said)))


def is_patient(message: Message, match: Match) -> str:
    """How plainly the care that is talked about is the relative's; "" when it is not."""
    before, after = _trim(message.before(match.first, 4)), _without_age(message.after(match.last, 7))[:5]
    next_word = set(after[:1])
    if next_word & _PAYS and _THROUGH.intersection(before[-1:]):
        return ""  # "through my husband's work" says who pays
    if (
        _acts_on_writer(message, match)
        or _are_several(message, match)
        or _had_it_too(after)
        or _is_helper(message, match, after)
    ):
        return ""
    if _TENDING.intersection(before[-3:]) and before[-1:] in (("after",), ("of",), ("for",)):
        return if_ill(message, match)
    if _is_alone(message, match) or before[-2:] == ("it", "is") or before[-1:] == ("its",):
        return PLAINLY
    if _ON_BEHALF.intersection(before[-1:]) and after[:1] != ("to",):
        return PLAINLY
    if next_word & _HELPS:
        wish = "wants" in next_word and not OWN & set(message.norms[match.last :])
        is_theirs = not next_word & {"died", "passed"} and (wish or still_about(message, match))
        return PLAINLY if is_theirs else ""
    if history_of(message, match):
        return ""
    if _is_possessive(message, match):
        return PLAINLY
    if before[-1:] == ("from",) and _TAKEN.intersection(message.before(match.first, 7)):
        return PLAINLY  # "withdraw life support from my dad"
    if _TELLING.intersection(before[-1:]):
        return ""
    if any(m.kind == "procedure" and m.first < match.first < m.last for m in message.matches):
        return PLAINLY
    if set(after[:2]) & _ILL_OR_IN_CARE or _ACTED_ON.intersection(before[-2:]):
        return if_ill(message, match)
    return PLAINLY if still_about(message, match) else ""


def if_ill(message: Message, match: Match) -> str:
    """ "My mom is in Ohio" tells of no care; she is the patient as long as nobody else is known to be."""
    ill = any(m.kind in ILLS for m in message.matches) or _IN_BED & set(message.norms)
    return PLAINLY if ill or still_about(message, match) else IN_PASSING


def _acts_on_writer(message: Message, match: Match) -> bool:
    """ "my parents already decided", "my mom wont take me": as long as nothing is said of their own body."""
    after = message.after(match.last, 7)
    if _THEIR & set(message.norms[match.last :]):
        return False
    verb = next((word for word in after if word not in _SOFTLY), "")
    done_to_me = any(a in _DOES_TO and b == "me" for a, b in pairwise(after))
    return done_to_me or verb in _DECIDES


def _are_several(message: Message, match: Match) -> bool:
    """ "two kids at home", "I have sons"; not "my daughters tonsils", a possessive without its apostrophe."""
    token = message.tokens[match.last - 1]
    plural = token.norm.endswith("s") and token.stem != token.norm and len(token.text) == len(token.norm)
    if not plural or match.id not in _SEVERAL:
        return False
    before, after = message.before(match.first, 1), message.after(match.last, 4)
    if before[:1] not in (("my",), ("our",)) and not _LITTLE.intersection(before):
        return True
    near = match.last + (4 if _ARE.intersection(after[:1]) else 2)
    ill = any(match.last <= m.first < near for m in message.matches if m.kind in (*ILLS, "specialty"))
    cared_for = ill or "doctor" in after[:1] or bool(_HAS.intersection(after[:1]))
    return not cared_for and not any(word.isdigit() for word in after[:1])


def _had_it_too(after: tuple[str, ...]) -> bool:
    """ "my mom had the same", "my sister had it": somebody else's story."""
    same = _ALSO_HAD.intersection(after[1:3]) and after[0] in ("had", "has", "got")
    return bool(same) or (after[:1] == ("had",) and bool(_THAT.intersection(after[1:2])))


def _is_helper(message: Message, match: Match, after: tuple[str, ...]) -> bool:
    """ "my mom is a nurse", "my husbands worried"."""
    if after[:1] and after[0] in ("is", "are", "was", "has", "gets", "got"):
        return bool(_HELPER_STATES.intersection(after[1:4]))
    if not _is_possessive(message, match):
        return False
    states = _HELPER_STATES if after[:1] in (("a",), ("an",)) else _HELPER_STATES - {"nurse", "doctor"}
    return bool(states.intersection(after[:2]))


def _is_alone(message: Message, match: Match) -> bool:
    """ "my mom", "its for my dad": the relative and hardly anything else."""
    others = set(message.norms[: match.first]) | set(message.norms[match.last :])
    few = len(message.tokens) <= match.last - match.first + 4
    return few and not others & (_HELPS | _TELLING | {"had", "is", "was"})


def _is_possessive(message: Message, match: Match) -> bool:
    """ "my mom's surgery"; "my moms" is the same, carelessly typed."""
    token = message.tokens[match.last - 1]
    return token.norm.endswith("s") and token.stem != token.norm and token.text.lower() not in _PLURAL


def _without_age(words_after: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(
        w for w in words_after if not w.isdigit() and w not in ("age", "aged", "year", "years", "old", "yo")
    )


def _trim(words: tuple[str, ...]) -> tuple[str, ...]:
    while words and (words[-1] in _LITTLE or words[-1].isdigit()):
        words = words[:-1]
    return words
