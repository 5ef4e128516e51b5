"""An illness that somebody only fears or thinks of, while no doctor has named it: no illness of the case."""

from __future__ import annotations

import re

from bot.advice.lookups import Lookups

from .gazetteer import Match
from .message import Message
from .tokens import words

#: How an illness is spoken of: with fear, or as a thought.
FEAR, THOUGHT = "yes", "thought"
_IS = r"(?:its|thats|(?:it|this) (?:is|has to be|(?:might|may|could|must)(?: really| actually)? be))"
_HAVE = (
    r"(?:(?:i|he|she|they|we)(?: (?:might|may|could|must|really|actually|also))* (?:have|has|got)"
    r"|(?:i|he|she|they|we)(?:ve|s) got|hes having|ive)"
)
_ARTICLE = r"(?: (?:an?|the|some|early|onset|young|really))*"
_WHAT = rf"(?: that| about| of)?(?: (?:{_IS}|{_HAVE}|having|getting|developing))?{_ARTICLE}$"
_SCARED = (
    r"(?:convinced|scared|terrified|afraid|worried|paranoid|petrified|freaking out|panicking|obsessed|obsessing"
    r"|spiraling|anxious|certain|positive|fear|dread|fearing|sure)"
)
#: "im convinced its", "worried about having", "cant stop thinking about"; of an illness alone: "my fear of".
_WITH_FEAR = re.compile(
    rf"\b{_SCARED}(?: (?:sick|to death|to bits|myself|out|now|so))?(?: that| about| of)?"
    rf" (?:{_IS}|{_HAVE}|having|getting|developing){_ARTICLE}$"
    rf"|\b(?:what if|suppose)(?: (?:{_IS}|{_HAVE})){_ARTICLE}$"
    rf"|\b(?:cant stop thinking|keep thinking|keeps thinking){_WHAT}"
    r"|\b(?:my|the|this|health) (?:fear|anxiety|worry) (?:of|about)(?: having| getting)?$"
)
_AS_A_THOUGHT = re.compile(
    rf"\b(?:think|thinks|thought|believe|believes|suspect|guess|feel like|wonder if|wondering if|wondered if)"
    rf"(?: that)? (?:{_IS}|{_HAVE}){_ARTICLE}$"
    rf"|\b(?:could|might|can|may) (?:it|this|that|these|those)(?: all| really)? be{_ARTICLE}$"
    rf"|\b(?:could|might|can|do|does) (?:i|he|she|they|we)(?: really)? have{_ARTICLE}$"
    rf"|\b(?:google|internet|chatgpt|chat gpt|ai|webmd|reddit|tiktok|facebook|symptom checker)(?: \w+)?"
    rf" (?:says|said|tells me|told me|thinks|suggests|points to){_WHAT}"
    rf"|\b(?:googled|looked up|read about|reading about|read it|self diagnosed)(?: \w+){{0,4}}?{_WHAT}"
)
_DOCTORS = words(
    "doctor doctors doc docs dr surgeon surgeons specialist specialists team hospital nurse consultant they "
    "theyre gp pcp er"
)
_THEY_SELVES = re.compile(r"\b(?:he|she|they)(?:s| \w+)? (?:have|has|got)\b|\b(?:hes|shes) got\b")
_I = words("i im ive id we were")
_NOT = words("not dont doesnt didnt isnt never hardly cant")
_BACK = words("back returned returning again spread spreading worse progressing flaring")
_SAID = r"(?:say|says|said|told|tell|tells|swear|insist|insists|think|thinks|agree|found|sees?|saw)"
_FINE = r"(?:healthy|fine|ok|okay|normal|good|well|clear|clean|negative|perfect|unremarkable)"
_TESTS = (
    r"(?:tests?|results?|labs?|bloods?|blood ?work|scans?|mris?|cts?|emgs?|eegs?|ekgs?|ecgs?|x ?rays?|echo|exams?"
    r"|everything|colonoscopy|endoscopy|biopsy|ultrasound|workup|imaging)"
)
#: Doctors looked and found nothing.
_CLEARED = re.compile(
    rf"\b(?<!not )(?:normal|clean|clear|negative|unremarkable) (?:\w+ )?{_TESTS}\b"
    rf"|\b{_TESTS}(?: \w+)?(?: (?:is|are|was|were|all|came|come|back|looks?|as|to be|totally|completely))+"
    rf" {_FINE}\b"
    rf"|\b{_TESTS} {_FINE}\b"
    rf"|\b{_SAID}(?: me| us)?(?: that)?(?: (?:im|i am|hes|shes|he is|she is|its|it is|everything|everythings|all))"
    rf"(?: (?:is|are|completely|totally|perfectly|all))* {_FINE}\b"
    r"|\bnothing(?:s| is| was)? (?:wrong|there|serious)\b|\b(?:found|find|finds|see|saw|shows?|showed) nothing\b"
    r"|\b(?:didnt|dont|couldnt|cant|did not|do not) (?:find|see|show) (?:anything|a thing)\b"
    r"|\b(?:gave me|got|given) (?:the|an) all clear\b|\bcleared (?:me|him|her|of)\b"
)
_NOT_CLEARED = re.compile(
    r"\b(?:if|whether|hope|hoping|until|unless)\b(?: \w+){0,5}$|\b(?:not|isnt|arent|wasnt|werent)$"
)


def read_fear(message: Message, lookups: Lookups) -> str:
    """How an illness is spoken of that nobody has named: with fear, as a thought, or "" when there is none."""
    spoken = {spoken_of(message, m, lookups) for m in message.named("condition")}
    return next((how for how in (FEAR, THOUGHT) if how in spoken), "")


def spoken_of(message: Message, match: Match, lookups: Lookups) -> str:
    """Whether an illness is only feared or thought of by the one who has the signs, and no doctor's word.

    A finding and a complaint are felt or seen, so there is nothing to name. "I'm not convinced it's lupus" doubts
    what was named, and "I think it's back" speaks of an old illness.
    """
    condition = lookups.conditions[match.id]
    if condition.may_be or condition.complaint or _BACK.intersection(message.after(match.last, 3)):
        return ""
    before = " ".join(message.before(match.first, 14))
    for how, pattern in ((FEAR, _WITH_FEAR), (THOUGHT, _AS_A_THOUGHT)):
        found = pattern.search(before)
        if found and not _is_anothers(message, match, before[: found.start()].split(), found.group()):
            return how
    return ""


def found_nothing(message: Message) -> bool:
    """Whether doctors or tests are said to have found nothing: "normal EMG", "they say I'm healthy"."""
    said = " ".join(message.norms)
    return any(not _NOT_CLEARED.search(said[: found.start()].strip()) for found in _CLEARED.finditer(said))


def _is_anothers(message: Message, match: Match, before: list[str], cue: str) -> bool:
    """Whether a doctor or a relative is the one who thinks it, or the thought is denied."""
    near = before[-4:]
    if _NOT.intersection(near[-2:]):
        return True
    own = max((i for i, word in enumerate(near) if word in _I), default=-1)
    since = near[own + 1 :]
    first = match.first - len(cue.split()) - len(since)
    named = [m for m in message.matches if first <= m.first < match.first and m.kind in ("specialty", "relation")]
    if _DOCTORS.intersection(since) or any(m.kind == "specialty" for m in named):
        return True
    return bool(named) and not _THEY_SELVES.search(cue)
