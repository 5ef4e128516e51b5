"""Can the patient speak? Who lies in a coma or on a ventilator can neither agree nor sign, so others speak."""

from __future__ import annotations

import re

from .message import Message

_KEEPS_ALIVE = r"(?:life support|ventilator|vent|respirator|breathing machine|ecmo)"
_MACHINE = rf"(?:{_KEEPS_ALIVE}|ventilated|breathing tube|intubated)"
_CANT = r"(?:cant|cannot|can not|couldnt|unable to|not able to|isnt able to|no longer able to|can no longer)"
_SELF = r"(?:himself|herself|themselves|themself|him self|her self|them selves)"
_SILENT = re.compile(
    rf"\b(?:{_MACHINE}|unconscious(?! bias)|unresponsive|comatose|coma|brain dead|brain death|vegetative|"
    r"(?:not|isnt|hasnt|wont|doesnt|didnt|never) (?:conscious|responsive|awake|wak(?:e|ing)|woken)|"
    r"sedated(?! (?:for|during|while)\b)|"
    rf"{_CANT} (?:speak|talk|communicate|decide|answer|sign) (?:for {_SELF}|any ?more)|"
    rf"{_CANT} (?:speak|talk|communicate)(?= (?:at all|since|after|because|due|and|or|so|,)|$))"
)
_OFF = (
    r"(?:withdraw\w*|stop\w*|end(?! of)|ending(?! up)|remov\w+|tak(?:e|en|ing)|turn\w*|shut\w*|switch\w*|pull\w*"
    r"|discontinu\w+)"
)
_STOPPING = re.compile(
    r"\bpull(?:ing)? the plug(?= (?:on (?!(?:my |our )?(?:the|this|that|it|surgery|operation|treatment|chemo)\b)"
    r"|and|but|,)|$)"
    rf"|\b{_OFF} (?:\w+ ){{0,5}}?(?:{_KEEPS_ALIVE}|(?:the|his|her|all the|those) machines)\b"
)
#: Of treatment alone a patient who speaks may say it as well, so it has to be about somebody else.
_WITHDRAWING = re.compile(r"\bwithdraw\w* (?:(?!from\b)\w+ ){0,2}(?:care|treatments?)\b")
#: Said of somebody who can't speak, these mean the treatment that keeps them alive.
_STOPPING_ALL = re.compile(
    r"\b(?:stop|end|give up|turn off|turn it off)\b(?= (?:,|and|but|so)|$)"
    r"|\b(?:stop\w*|end|ending|giv(?:e|ing) up) (?:on )?(?:\w+ ){0,2}"
    r"(?:care|treatments?|treating|everything|it all)\b"
    rf"|\b{_OFF} (?:\w+ ){{0,3}}feeding tube\b"
    r"|\blet(?:ting)? (?:\w+ ){1,2}(?:go|die|pass)\b|\bgiv(?:e|ing) up on (?:him|her|them|my)\b"
)
_AWAKE = re.compile(
    r"\b(?:awake now|awake again|(?:is|shes|hes|now) awake|can (?:talk|speak) (?:again|now)"
    r"|(?:talking|speaking) again|out of (?:the|a|his|her) (?:\w+ )?coma"
    r"|woke up from (?:\w+ )?(?:coma|sedation)"
    rf"|(?:took|came|come|got|is|shes|hes|now|been|been taken|was taken) (?:\w+ )?off (?:\w+ )?{_MACHINE})\b"
)
#: Feared, asked about or planned: it is not so yet.
_NOT_YET = re.compile(
    r"\b(?:if|might|may|could|would|will|afraid|scared|fear|worried|risk|wants?|going|plan\w*|needs?|should|does"
    r"|refus\w+|dont|doesnt|didnt|never|ends?|to be|ill be|what is|whats|define|explain|no|not|without)"
    r" (?:[^ ,]+ ){0,5}$"
)
_WRITER = re.compile(r"\b(?:i|im|ive|id|ill|me)\b(?!.*\b(?:my|our|he|she|hes|shes|her|him|his|they|theyre)\b)")
_LONG_AGO = re.compile(r"\b(?:last year|years? ago|months? ago|as a (?:child|kid|baby)|back in \d+)\b")
_AT_HOME = re.compile(r"\b(?:at home|home vent\w*|nursing home|home hospice)\b")
_IN_HOSPITAL = re.compile(rf"\b(?:{_MACHINE}|coma|comatose|sedated|brain dead|icu|intensive care)\b")


def read_speaks(message: Message, of_another: bool) -> dict[str, str]:
    """`speaks: no` for a patient who cannot, `stopping` where life support is to end; `speaks: ""` once awake.

    Most of them are in a hospital, and none of them is the person who writes. `of_another`: the message is known
    to be about somebody else.
    """
    said = " ".join(f", {t.norm}" if t.after_break else t.norm for t in message.tokens)
    if _LONG_AGO.search(said):
        return {}
    stopping = bool(_STOPPING.search(said) or (of_another and _WITHDRAWING.search(said)))
    silent = stopping or any(_is_so(said, found) for found in _SILENT.finditer(said))
    if _AWAKE.search(said):
        return {"speaks": "", "stopping": ""}
    if not silent:
        return {}
    facts = {"speaks": "no", "role": "caregiver"}
    facts |= {"stopping": "yes"} if stopping or _STOPPING_ALL.search(said) else {}
    in_hospital = stopping or _IN_HOSPITAL.search(said)
    return facts | ({"setting": "inpatient"} if in_hospital and not _AT_HOME.search(said) else {})


def _is_so(said: str, found: re.Match[str]) -> bool:
    before = said[: found.start()]
    clause = before.rsplit(",", 1)[-1]
    return not _NOT_YET.search(clause) and not _WRITER.search(clause)
