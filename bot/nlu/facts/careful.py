"""Ambiguous words: "ms" is an illness in "i have ms" and a title in "Ms. Jones"."""

from __future__ import annotations

from collections.abc import Sequence

from .tokens import Token, words

_BEFORE = words(
    "have has having had got get with w dx diagnosed is its be maybe possible suspected early mild "
    "severe my from of for do doing try trying need needs recommend recommends recommended suggest "
    "suggests suggested start starting called hes shes about relapsing"
)
#: "needs a tms treatment", but no illness is "a pad".
_ONE = words("a an")
#: Words of every day: only who has it means the illness.
_EVERYDAY = words("pad pots add aids mg idc mets")
_HAVING = words("have has having had with dx diagnosed is its possible suspected hes shes got")
_AFTER = words(
    "diagnosis specialist doctor doc clinic meds drug drugs symptoms flare patient treatment treatments "
    "dx hospital benefits center"
)
_PLACE = words("in near from")
#: Short for a doctor as well as for an illness: "my endo wants to raise my thyroid pills", "my endo is back".
_DOCTORS = words("endo")
_MET = words("an another new different second good see saw seeing seen")
_ACTS = words(
    "says said say wants wanted thinks thought told tells put puts wont doesnt didnt refuses refused keeps kept "
    "raised lowered upped doubled cut just never gave gives prescribed ordered laughed dismissed ignored ignores "
    "listens insists suggests suggested recommends recommended retired left office appointment appt visit"
)
_GLANDS = words(
    "thyroid diabetes diabetic insulin hashimotos graves a1c tsh pump hormones cortisol adrenal pituitary"
)


def counts(tokens: Sequence[Token], i: int, kind: str) -> bool:
    """Whether the ambiguous word at `i` is meant as the illness, treatment or payer that it can stand for."""
    word = tokens[i].text
    before = tokens[i - 1].norm if i else ""
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if tokens[i].norm in _DOCTORS:
        return (kind == "specialty") == (before not in _HAVING and _is_doctor(tokens, i))
    if len(tokens) == 1:
        return True
    if (
        word == "Ms"
        or before.isdigit()
        or (tokens[i].norm == "va" and (before in _PLACE or tokens[i].after_break))
    ):
        return False
    if word.isupper() and any(t.text.islower() for t in tokens):
        return True
    fits = before in (_HAVING if tokens[i].norm in _EVERYDAY else _BEFORE)
    counted = kind != "condition" and before in _ONE
    return fits or counted or (after is not None and after.norm in _AFTER)


def _is_doctor(tokens: Sequence[Token], i: int) -> bool:
    before = tokens[i - 1].norm if i else ""
    after = tokens[i + 1].norm if i + 1 < len(tokens) else ""
    return before in _MET or after in _ACTS or any(t.norm in _GLANDS for t in tokens)
