"""Was a cancer proven, or was something only found? "A spot on my lung" is no diagnosis."""

from __future__ import annotations

import re

from bot.advice.lookups import Lookups

from .gazetteer import Match
from .message import Message
from .tokens import words

_CANCER = "cancer"
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
    r"\b(?:diagnosed with|came back (?:as )?(?:cancer|malignant|positive|cancerous)"
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


def read_proof(message: Message, condition: Match | None, lookups: Lookups) -> str:
    """Whether a cancer that is spoken of was proven: yes, no, or "" when nothing tells."""
    said = " ".join(message.norms)
    named = condition is not None and lookups.conditions[condition.id].scenario == _CANCER
    if named and condition and is_feared(message, condition):
        return "no"
    if _SAID.search(said):
        return "yes"
    if named and condition and not _only_a_tumor(said, condition):
        return "yes"
    if condition and not named and not lookups.conditions[condition.id].may_be:
        return ""  # what was found has a name of another kind
    return "no" if _FOUND.search(said) or _FEARED.search(said) else ""


def is_feared(message: Message, named: Match) -> bool:
    """Whether an illness is named as something that may be: "it could be breast cancer"."""
    before, after = message.before(named.first, _REACH), message.after(named.last, _REACH_AFTER)
    if _OWNED.intersection(before[-1:]) or _AGAIN.intersection(after):
        return False
    return bool(_MAYBE.intersection(before) or _MAYBE_AFTER.intersection(after))


def _only_a_tumor(said: str, named: Match) -> bool:
    """ "They found a tumor": a tumor without a name is a finding."""
    return named.id == "tumor" and bool(_FOUND.search(said))
