"""What, with whom, paid by whom: the facts that have a name in the lookups."""

from __future__ import annotations

import re

from bot.advice.lookups import Lookups, is_look

from .feared import spoken_of
from .gazetteer import Match
from .hearsay import is_hearsay
from .message import Message
from .negation import is_denied, is_swapped_out
from .proof import is_feared, is_general
from .tokens import words

#: Named last, when nothing more exact is said.
_GENERAL = words(
    "cancer tumor metastatic_cancer rare_disease rare_cancer genetic_disorder autoimmune concern_lump "
    "mold_illness surgery cancer_surgery joint_surgery back_surgery scan mri biopsy new_medication "
    "transplant physical_therapy implant_device experimental_drug diabetes chronic_pain heart_disease "
    "blood_cancer leukemia lymphoma"
)
_CONDITION_RANK = {"cancer": 4, "life_threatening": 3, "rare_disease": 2, "chronic_illness": 1, "": 0}
_PROCEDURE_RANK = {
    "surgery": 3,
    "experimental_treatment": 3,
    "quality_of_life_procedure": 3,
    "new_medication": 1,
    "": 2,
}
_BEFORE_PAST = words("had after since tried did underwent done finished from following despite")
#: The more exact plan wins: "my medicare advantage is an aetna hmo".
_PAYERS = (
    "medicare_advantage",
    "tricare",
    "va",
    "medicare",
    "medicaid",
    "nhs",
    "hmo",
    "ppo",
    "uninsured",
    "other",
)
#: Doctors one talks to on the way, not those whose second view is wanted.
_NO_SPECIALTY = frozenset(("primary_care", "emergency", "surgery"))
#: What stands before a reaction that has not happened.
_FEARED = words(
    "if would might could will wont gonna afraid scared worried fear dont will they'll he'll she'll may rude"
)
_FEARED_REACH = 6
#: "Medicare? No, Blue Cross."
_DENIED_AFTER = re.compile(r"\s*\?\s*(?:no|nope|nah|not anymore)\b", re.I)
_HABIT = words("rolls rolling")
_ASKED = words("ask asked asking mention mentioned opinion told tell brought bring")
_MOVED = words("to back until till out")
#: A look that every pregnancy has is not what has to be decided on.
_ROUTINE_LOOK = words("anatomy anomaly dating booking another more repeat next")
#: Looks that are told of as past are history and nothing to decide on.
_LOOKED = words("was were had did done after since got took from showed")
_FOUND = words("was were came showed shows found said says results result confirmed")
_SHIFTED = words("moved rescheduled scheduled postponed pushed set booked canceled cancelled")
#: How a question of what a plan is begins, and words for wanting one.
_PAY = words("pay paying")
_ASKED_TO_PAY = words("will would do does should can could may how much what if whether rather")
_ASKED_OF = ("what is", "whats", "what are", "what s", "explain", "define", "meaning of", "difference between")
_WANTED = words("get apply qualify eligible enroll switch")
_WANTED_REACH = 4
#: A short question whether it is this illness: "is it leukemia", "could she have MS?".
_WONDERED = re.compile(
    r"\b(?:(?:is|was) (?:it|this|that)|(?:could|can|might|may|would) (?:it|this|that) be|"
    r"(?:do|does|could|might|can) (?:i|he|she|they|we) have|do you think (?:its|it is)|what if its|what if it is)"
    r"(?: an?| the| my)?$"
)
_WONDERED_WORDS = 9
_EXPECTING = words("pregnant pregnancy fetus unborn")
#: What may come and has not: "will i be paralyzed", "scared of ending up paralyzed".
_TO_COME = re.compile(
    r"\b(?:will|would|could|can|might|may|am|is|are|be) (?:i|he|she|they|we|my \w+|mom|dad)"
    r"(?: (?:going to|gonna|just))? (?:be|get|become|end up|wind up|go)(?: \w+)?$"
    r"|\b(?:i|ill|he|hell|she|shell|they|theyll|we|id)(?: (?:will|would|could|can|might|may))?"
    r" (?:be left|end up|wind up|become|be)(?: \w+ly)?$"
    r"|\b(?:afraid|scared|terrified|worried|fear|risk|chance|chances|dont want)\b(?: \w+){0,4}"
    r" (?:be|being|becoming|become|getting|get|ending up|end up|left|going)(?: \w+ly)?$"
)
#: A finding on an unborn child, and the words that tell it from one on a child.
_UNBORN = "fetal_heart"
_BEFORE_BIRTH = _EXPECTING | words("weeks wks ultrasound scan anatomy echo")
_ILL_OF = words("died die passed dead")


def read_condition(
    message: Message, lookups: Lookups, not_theirs: tuple[Match, ...], patient: str = ""
) -> Match | None:
    """The illness the talk is about: the most serious and most exact one that is not denied.

    `patient` is the id of the relative who is ill, if any.
    """
    said = [
        m
        for m in message.named("condition")
        if m not in not_theirs
        and not is_denied(message, m)
        and not _is_family(message, m)
        and not _is_wondered(message, m)
        and not spoken_of(message, m, lookups)
        and not is_general(message, m, lookups)
        and not _is_of_a_born_child(message, m)
        and message.norms[m.last : m.last + 1] not in (("board",), ("boards",))  # "tumor board" is a meeting
    ]
    findings = [m for m in said if lookups.conditions[m.id].may_be]
    if findings:  # "a spot on my lung, it could be cancer" is about the spot
        said = [m for m in said if not is_feared(message, m)] or findings
    return max(
        said,
        key=lambda m: (
            not is_hearsay(message, m, patient),
            not lookups.conditions[m.id].complaint,
            _CONDITION_RANK[lookups.conditions[m.id].scenario],
            m.id not in _GENERAL,
            -m.first,
        ),
        default=None,
    )


def read_procedure(
    message: Message, lookups: Lookups, not_theirs: tuple[Match, ...], patient: str = ""
) -> Match | None:
    """The operation or treatment the talk is about.

    One that lies behind, or that somebody else thinks of, counts less than one ahead.
    """
    said = [
        m
        for m in message.named("procedure")
        if m not in not_theirs
        and not is_swapped_out(message, m.first)
        and not _is_routine(message, m)
        and not _is_a_look_back(message, m)
    ]
    return max(
        said,
        key=lambda m: (
            not _BEFORE_PAST.intersection(message.before(m.first, 3)),
            not is_hearsay(message, m, patient),
            m.id not in _GENERAL,
            _PROCEDURE_RANK[lookups.procedures[m.id].scenario],
            -m.first,
        ),
        default=None,
    )


def read_specialty(message: Message) -> Match | None:
    """The first kind of doctor named."""
    said = [m for m in message.named("specialty") if m.id not in _NO_SPECIALTY and not is_denied(message, m)]
    return said[0] if said else None


def read_payer(message: Message) -> Match | None:
    """Who pays; None when the message compares plans ("hmo or ppo?")."""
    said = [
        m
        for m in message.named("payer")
        if (m.id == "uninsured" and not _asks_what_is_paid(message, m))
        or (m.id != "uninsured" and not _is_no_payer(message, m))
    ]
    if {"hmo", "ppo"} <= {m.id for m in said}:
        return None
    return min(said, key=lambda m: _PAYERS.index(m.id), default=None)


def _is_no_payer(message: Message, match: Match) -> bool:
    return bool(
        _DENIED_AFTER.match(message.text, match.end)
        or is_denied(message, match)
        or is_swapped_out(message, match.first)
        or _is_asked_about(message, match)
    )


def _asks_what_is_paid(message: Message, match: Match) -> bool:
    """ "How much will I pay out of pocket", "what if I pay myself": nobody says that they do."""
    pays = _PAY.intersection(message.norms[match.first : match.last])
    return bool(pays) and bool(_ASKED_TO_PAY.intersection(message.before(match.first, _WANTED_REACH)))


def read_stance(message: Message) -> Match | None:
    """How the doctor takes it; not how one fears they might ("what if he gets mad")."""
    for match in message.named("stance"):
        if _FEARED.intersection(message.before(match.first, _FEARED_REACH)):
            continue
        after = message.after(match.last, 2)
        if match.id == "pushing" and _MOVED.intersection(after[1:] if after[:1] == ("it",) else after[:1]):
            continue  # "the surgery got pushed to January" is about a date
        if _HABIT.intersection(message.norms[match.first : match.last]) and not _ASKED.intersection(message.norms):
            continue  # "he rolls his eyes at me" is how he is, and no answer to a question for a second opinion
        before = message.before(match.first, 2)
        relative = any(0 <= match.first - r.last <= 3 for r in message.named("relation"))
        own = match.id == "angry" and bool({"i", "im", "me"}.intersection(before[-1:]))
        if (
            not own
            and not relative
            and not {"not", "wont", "didnt", "wasnt", "isnt", "doesnt", "never"}.intersection(before)
        ):
            return match
    return None


def _is_wondered(message: Message, match: Match) -> bool:
    """Whether somebody only asks if it is this illness, or fears that it comes: nobody said it is there."""
    before = " ".join(message.norms[: match.first])
    if _TO_COME.search(before):
        return True
    return len(message.norms) <= _WONDERED_WORDS and bool(_WONDERED.search(before))


def _is_of_a_born_child(message: Message, match: Match) -> bool:
    return match.id == _UNBORN and not _BEFORE_BIRTH.intersection(message.norms)


def _is_routine(message: Message, match: Match) -> bool:
    """ "they saw something on the anatomy scan"; "im pregnant and the ultrasound showed something"."""
    looks = _ROUTINE_LOOK.intersection(message.before(match.first, 1)) or _EXPECTING.intersection(message.norms)
    return match.id in ("scan", "mri") and bool(looks)


def _is_a_look_back(message: Message, match: Match) -> bool:
    """ "It was a biopsy, yes", "the biopsy came back": a test that lies behind."""
    if not is_look(match.id):
        return False
    if _SHIFTED.intersection(message.after(match.last, 3)):
        return False
    return bool(
        _LOOKED.intersection(message.before(match.first, 3)) or _FOUND.intersection(message.after(match.last, 2))
    )


def _is_asked_about(message: Message, match: Match) -> bool:
    """ "What is medicare?", "how do i get medicaid": nobody says that they have it."""
    before = message.before(match.first, _WANTED_REACH)
    while before and before[-1] in ("a", "an", "the", "this"):
        before = before[:-1]
    if " ".join(before).endswith(_ASKED_OF):
        return not message.after(match.last, 1) or message.norms[match.last] in (
            "mean",
            "exactly",
            "anyway",
            "again",
            "for",
        )
    return bool(_WANTED.intersection(before)) and bool(
        {"how", "can", "should", "do", "could"} & set(message.norms[:3])
    )


def _is_family(message: Message, match: Match) -> bool:
    """Not the patient's: "cancer runs in my family", "family history of diabetes", "died of cancer"."""
    before, after = message.before(match.first, 6), message.after(match.last, 5)
    return (
        ("family" in before and "history" in before)
        or ("family" in after and {"runs", "run"} & set(after) != set())
        or bool(_ILL_OF & set(before))
    )
