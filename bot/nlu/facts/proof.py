"""Was a cancer proven, was something only found, or was it benign? "A spot on my lung" is no diagnosis."""

from __future__ import annotations

import re

from bot.advice.lookups import Lookups

from .feared import spoken_of
from .gazetteer import Match
from .message import Message
from .tokens import words

_CANCER = "cancer"
YES, NO, BENIGN = "yes", "no", "benign"
_NOUNS = (
    r"(?:lumps?|spots?|mass|masses|shadows?|nodules?|growths?|lesions?|tumou?rs?|cysts?|polyps?|abnormal\w*|"
    r"(?:dark|white|bright|odd|weird|strange) (?:area|thing)s?)"
)
_SEEN = r"(?:found|find|finds|saw|see|sees|seen|spotted|noticed|shows?|showed|showing|picked up)"
#: What was seen, and no more than that.
_FOUND = re.compile(
    rf"\b(?:{_SEEN}|has|have|having|got|theres|there is|felt|feel|is|its)(?: \w+){{0,4}}? {_NOUNS}\b"
    rf"|\b(?<!\bi )(?<!\bive )(?:{_SEEN}|theres|there is|there was) something\b(?! online| about| that says| else)"
)
#: It is feared, or a test is still to come.
_FEARED = re.compile(
    r"\bsuspicious\b|\bsuspects? (?:it|cancer)\b|\b(?:rule|ruling) out\b"
    r"|\b(?:if|whether) (?:its|it is) (?:cancer|malignant|bad)\b"
    r"|\b(?:might|may|could) (?:also )?be (?:cancer|malignant|cancerous)\b|\bnot sure (?:if|whether)\b"
    r"|\bwait(?:ing)? (?:for|on) (?:the |my |his |her |their )?(?:biopsy|pathology|path)\b"
    r"|\b(?:need|needs|want|wants|order|ordered|scheduled|recommend|recommends|recommended|having|getting)"
    r" (?:to do )?(?:a |the |another )?biopsy\b"
    r"|\bbiopsy (?:is |was )?(?:next|tomorrow|today|this|on|scheduled|\w+day)\b"
)
#: A doctor has said it: the sample was read, or a stage was named.
_SAID = re.compile(
    r"\b(?:(?<!not )(?<!never )(?<!isnt )(?<!wasnt )(?<!arent )(?<!not been )(?<!never been )(?<!nt been )"
    r"diagnosed with|came back (?:as )?(?:cancer|malignant|positive|cancerous)"
    r"|turned out to be (?:cancer|malignant)|"
    r"(?<!not )(?:confirmed|confirms)|stage (?:[0-4]|one|two|three|four|i{1,3}v?|iv)[abc]?\b|metasta\w+|"
    r"(?<!if )(?<!whether )(?<!sure )(?<!think )(?<!thinks )(?<!scared )(?<!afraid )(?<!worried )"
    r"(?:its|it is|it was|was|is) (?:malignant|cancerous))"
)
#: Before a cancer's name, these leave it open; after it, the others do.
_MAYBE = words(
    "might may could maybe possible possibly probable probably suspect suspects suspected suspecting suspicious "
    "if whether worried scared afraid fear fears think thinks thought looks look likely wonder wondering"
)
_MAYBE_AFTER = words("think thinks suspect suspected maybe possibly probably")
#: Whose cancer it is was said: "worried about my breast cancer" doubts nothing.
_OWNED = words("my her his the their our moms dads")
_REACH, _REACH_AFTER = 5, 3
_AGAIN = words("back spread returned returning grew growing")
_SAMPLE = r"(?:biops(?:y|ies)|patholog(?:y|ist)|path(?: report)?|sample|lump|mammogram|cytology|fna)"
_NAME = r"(?:\w+ )?(?:cancer|cancerous|malignant|malignancy)"
#: A doctor has read it, and it is no cancer. After "benign", the name of an illness makes it a part of that name.
_HARMLESS = re.compile(
    r"\bbenign\b"
    r"(?! (?:or|vs|prostat\w*|positional|paroxysmal|essential|vertigo|enlarge\w*|hyper\w*|brain|tumou?rs?)\b)"
    r"|\bnon ?cancerous\b|\bfibroadenoma\b"
    rf"|\b(?:its|it is|it was|was|is|thats|were|are|back|said) (?:\w+ )?not {_NAME}\b"
    rf"|\b(?:isnt|wasnt|aint) {_NAME}\b"
    r"|\b(?:found|shows?|showed|says?|said|saw|theres|there is|there was|its) no cancer\b"
    r"|\bno (?:sign|signs|evidence|trace) of (?:\w+ )?(?:cancer|malignancy)\b"
    r"|\bno cancer (?:cells )?(?:was |were )?(?:found|seen|detected)\b"
    rf"|\b{_SAMPLE}(?: results?)? (?:(?:is|was|are|were|came|come|comes|back|all|totally) )+"
    r"(?:negative|clear|clean|normal|fine|ok|okay|good)\b"
)
#: Before it, these leave it open or deny it; so does a question, and a second voice.
_OPEN = _MAYBE | words(
    "not isnt wasnt arent never hope hoping hopefully pray praying wish sure know prove mean means seem seems "
    "appears what until unless most can does do usually often sometimes"
)
_ASKED_WHETHER = re.compile(
    r"\b(?:^|so |but |and )(?:is|was|are|were) (?:it|this|that|they|the \w+|my \w+)(?: \w+)?$"
)
_TWO_VOICES = re.compile(
    r"\b(?:other|another|second|one|first)(?: \w+){0,3}? (?:says?|said|thinks?|calls?|called)\b|\bmalignant\b"
)
#: What a question is asked with that is about an illness and about nobody.
_ASKING = words("does do can could will would is are how what why which when did has have should")
_SOMEBODY = words(
    "i im ive id me my mine we our us you your he hes she shes her his him they their theyre it its this that "
    "these"
)
#: An illness as what something may do: "does a biopsy spread cancer".
_DOING = re.compile(
    r"\b(?:spread|spreads|spreading|cause|causes|causing|turn into|turns into|turn to|become|becomes"
    r"|lead to|leads to|prevent|prevents|detect|detects|hide|hides|miss|misses"
    r"|catch|catches|increase|raise|seed|feed|feeds)"
    r"(?: (?:an?|the|your|more|some|risk|of|chance|for|get|getting))*$"
)


def read_proof(message: Message, condition: Match | None, lookups: Lookups, patient: str = "") -> str:
    """Whether a cancer that is spoken of was proven: yes, no, benign, or "" when nothing tells.

    `patient` is the id of the relative who is ill, if any.
    """
    said = " ".join(message.norms)
    named = condition is not None and lookups.conditions[condition.id].scenario == _CANCER
    feared = named and condition is not None and is_feared(message, condition)
    if (feared or not named) and _is_harmless(message, said, patient, condition if feared else None):
        return BENIGN
    if feared:
        return NO
    if _SAID.search(said):
        return YES
    if named and condition and not _only_a_tumor(said, condition):
        return "" if _asks_in_general(message) else YES
    if condition and not named and not lookups.conditions[condition.id].may_be:
        return ""  # what was found has a name of another kind
    if any(
        lookups.conditions[m.id].scenario == _CANCER and spoken_of(message, m, lookups)
        for m in message.named("condition")
    ):
        return NO
    return NO if _FOUND.search(said) or _FEARED.search(said) else ""


def is_general(message: Message, match: Match, lookups: Lookups) -> bool:
    """Whether a cancer is named as what something may do: "does a biopsy spread cancer" is about nobody's."""
    if lookups.conditions[match.id].scenario != _CANCER:
        return False
    return bool(_DOING.search(" ".join(message.before(match.first, 8))))


def _asks_in_general(message: Message) -> bool:
    """ "Is breast cancer curable": a question about an illness tells nobody's diagnosis."""
    somebody = _SOMEBODY.intersection(message.norms) or message.named("relation")
    return bool(_ASKING.intersection(message.norms[:1])) and not somebody


def _is_harmless(message: Message, said: str, patient: str, feared: Match | None) -> bool:
    """Whether it was read and is no cancer; not so while that is hoped, asked, or one of two views.

    A cancer that is `feared` after the result is what counts: "it's not breast cancer, it might be lymphoma".
    """
    others = any(m.id != patient for m in message.named("relation"))
    if others or _TWO_VOICES.search(said) or message.text.rstrip().endswith("?"):
        return False
    for found in _HARMLESS.finditer(said):
        before = said[: found.start()].strip()
        if feared and len(before.split()) < feared.last:
            continue
        if not _OPEN.intersection(before.split()[-4:]) and not _ASKED_WHETHER.search(before):
            return True
    return False


def is_feared(message: Message, named: Match) -> bool:
    """Whether an illness is named as something that may be: "it could be breast cancer"."""
    before, after = message.before(named.first, _REACH), message.after(named.last, _REACH_AFTER)
    if _OWNED.intersection(before[-1:]) or _AGAIN.intersection(after):
        return False
    return bool(_MAYBE.intersection(before) or _MAYBE_AFTER.intersection(after))


def _only_a_tumor(said: str, named: Match) -> bool:
    """ "They found a tumor": a tumor without a name is a finding."""
    return named.id == "tumor" and bool(_FOUND.search(said))
