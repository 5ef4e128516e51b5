"""Does the writer say that they are the patient, and how plainly?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .age import find_pregnancy
from .gazetteer import Match
from .history import ILLS
from .message import IN_PASSING, PLAINLY, Message
from .tokens import words

_NOT_ME = re.compile(r"\bnot (?:for |about )?(?:me|myself)\b", re.I)
_PLAIN = re.compile(
    r"\b(?:it'?s|it is|this is|that'?s|that is|asking|ask)(?: all| just| only| actually| really)?"
    r" (?:for|about) (?:me|myself)\b(?! to\b| and\b| so far\b| down\b)"
    r"|\b(?:it'?s|it is|this is)(?: just| only| actually)? (?:me|myself)\b"
    r"(?! who\b| again\b| that\b| and\b| so far\b)"
    r"|\bnot (?:for )?my \w+,? (?:it'?s |but )?me\b"
    r"|^\W*(?:no\W+|just |only )*(?:for )?(?:me|myself)\b(?: not\b|\W*$|\W*[,.;])"
    r"|\b(?:diagnosed|treating|operate on|operating on) me\b"
    r"|\b(?:i'?m|i am) the (?:actual )?patient\b"
    r"|\b(?:i'?m|i am) not (?:a|an|the|their|his|her) (?:parent|mom|mum|mother|dad|father|caregiver|carer)\b(?!')"
    r"|\bi'?m the one (?:who(?:'?s| is)? |that(?:'?s| is)? )?"
    r"(?:sick|ill|in pain|in the hospital|has (?:it|this)|needs (?:it|this))\b"
    r"|\bi'?m the one\W*$"
    r"|\bi'?(?:ve| have| was| got| am|m)?(?: been| just| recently)*"
    r" (?:diagnosed|told i (?:have|need|may|might|had))\b"
    r"|\bi'?m (?:scheduled|booked)\b"
    r"|\bi'?m (?:having|getting) (?:it|this|that|them|one) (?:done|removed|taken|replaced|fixed|out)\b"
    r"|\bmy own (?:health|case|body|illness|condition|diagnosis|treatment|care)\b"
    r"|\b(?:writ|typ)(?:es|ing) (?:this |it |that |all )?(?:for|on behalf of) me\b",
    re.I,
)
#: The words themselves, for who asks whether a message says more than that.
_NAMED = re.compile(r"\b(?:me|myself|patient|(?:not )?(?:an?|the) (?:parent|caregiver|carer))\b", re.I)
_FOR_ME = re.compile(
    r"(?<!down )\bfor (?:me|myself)\b(?! to\b| and\b| so far\b| down\b)|(?<!\w )\babout (?:me|myself)\b", re.I
)
#: "write it for me" and "thats hard for me" ask a favor or tell a feeling; they do not say who is ill.
_FAVOR = re.compile(
    r"\b(?:write|draft|type|word|compose|print|phrase|make|put|fill|summari[sz]e|send|mail|e-?mail|text|fax|call"
    r"|ask|tell|look|find|check|get|do|explain|translate|read|show|list|save|pray|compare|sort|hard|tough|rough"
    r"|difficult|much|easy|easier|help|helpful)\b[^.?!\n]{0,80}?\bfor (?:me|myself)\b",
    re.I,
)
_EXPECTING = re.compile(r"\b(?:i'?m|i am)\b[\w' ]{0,25}\bpregnant\b|\bmy pregnancy\b", re.I)
_MINE = words("my mine our")
_THEIRS = words("her his hers him she he shes hes")
_I = words("i ive im")
_HAVE = words("have ive need found got had diagnosed told having getting facing be")
#: Between "i need" and an illness: something about it is needed, not that it is the writer's.
_ABOUT_IT = words(
    "about on for question questions help info opinion opinions advice doctor specialist scared find"
)
_REACH = 6


def who_says_it(text: str) -> list[tuple[int, int]]:
    """Where the writer is named as the patient, or as no carer: "me", "I'm the patient", "not a parent"."""
    return [found.span() for found in _NAMED.finditer(text.replace("’", "'"))]


def says_not_me(message: Message) -> bool:
    """ "it's not for me"."""
    return bool(_NOT_ME.search(message.text))


def about_writer(message: Message, relations: Sequence[Match], history: Sequence[Match]) -> str:
    """How plainly the message says that its writer is the patient; "" when it does not."""
    if says_not_me(message):
        return ""
    text = message.text.replace("’", "'")
    ills = [m for m in message.matches if m.kind in ILLS and m not in history]
    own = {_own(message, ill, relations) for ill in ills}
    expecting = _EXPECTING.search(text) and find_pregnancy(text)
    if PLAINLY in own or expecting or _PLAIN.search(_FAVOR.sub("", text)):
        return PLAINLY
    return IN_PASSING if IN_PASSING in own or _FOR_ME.search(_FAVOR.sub("", text)) else ""


def _own(message: Message, ill: Match, relations: Sequence[Match]) -> str:
    """How plainly an illness or operation is the writer's: "my knee", "i need a bypass", "im scared of chemo"."""
    if any(ill.first - _REACH <= r.first < ill.last for r in relations if r.last > ill.first - 2):
        return ""  # "my mom's surgery"
    start = ill.first - 2 if message.norms[ill.first - 1 : ill.first] == ("own",) else ill.first - 1
    beside = set(message.norms[max(0, start) : ill.last])
    if _THEIRS & beside:
        return ""
    if _MINE & beside:
        return PLAINLY
    return _had_by(message, ill, relations)


def _had_by(message: Message, ill: Match, relations: Sequence[Match]) -> str:
    before = message.before(ill.first, _REACH)
    first = ill.first - len(before)
    others = [r.last - 1 for r in relations] + [i for i, w in enumerate(message.norms) if w in _THEIRS]
    since = max((i for i in others if i < ill.first), default=-1)
    own = next((i for i in range(ill.first - 1, max(first, since + 1) - 1, -1) if message.norms[i] in _I), None)
    if own is None:
        return ""
    between = message.norms[own : ill.first]
    had = next((n for n, word in enumerate(between) if word in _HAVE), None)
    if had is None:
        return IN_PASSING if between[0] == "im" else ""
    return IN_PASSING if _ABOUT_IT.intersection(between[had:]) else PLAINLY
