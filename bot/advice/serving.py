"""Which topics of a message to serve, and which of them first."""

from __future__ import annotations

from dataclasses import replace

from bot.advice.answer import lines_behind
from bot.advice.bystander import is_lay_view
from bot.advice.case import Case
from bot.advice.cues import asks
from bot.advice.guards import OPERATIONS, is_unproven
from bot.advice.judging import SHOULD_I
from bot.advice.options import are_two_voices
from bot.advice.turn import Turn, implied, is_scenario

#: Where a fact leads that was said with nothing else, when the last answer has no use for it.
NATURAL = {
    "payer": "insurance",
    "stance": "fear_of_offending",
    "has_pcp": "no_pcp",
    "distance": "remote",
    "deadline": "time_sensitive",
    "said_clock": "time_sensitive",
    "setting": "time_sensitive",
    "relation": "caregiver",
}
#: Answers that a payer changes.
PAID = (
    "insurance",
    "cost",
    "referral",
    "insurer_requires",
    "find_specialist",
    "remote",
    "rights",
    "third_opinion",
)
#: Of these, the ones that a payer by itself may be told for.
ABOUT_MONEY = ("insurance", "cost")
#: Below this the understanding was in doubt; from this on a second reason was voiced.
DOUBTFUL, VOICED = 0.4, 0.2
#: Confidences nearer than this are as good as equal.
CLOSE = 0.2
#: Confidence from which a question counts as clearly asked.
ASKED = 0.5
#: Topics that color a message rather than being its matter.
SOFT = ("emotional_support", "caregiver", "peace_of_mind", "trust_team", "gut_feeling")
#: Confidence from which a further topic is served, and not only known.
SECOND = 0.35
#: Reasons that are a state, not a question: the first yield readily, the others to what was said as clearly.
YIELDING = ("chronic_illness", "multiple_conditions")
STATES = ("cancer", "rare_disease", "life_threatening", "surgery", "quality_of_life_procedure")
#: Reasons that voice a question about such a state.
VOICES = (
    "cannot_choose",
    "hard_to_understand",
    "doubt_diagnosis",
    "doctor_not_specialist",
    "disagree_with_approach",
    "explore_options",
    "unclear_diagnosis",
    "treatment_not_working",
)
#: Questions that are what is asked when they are heard together with such a state.
ASKED_WITH_A_STATE = ("third_opinion", "opinions_agree", "opinions_differ", "fear_of_offending")
#: Questions that are so when they are heard as clearly as it.
ASKED_AS_CLEARLY = (
    "ask_doctor",
    "find_specialist",
    "records",
    "insurance",
    "cost",
    "referral",
    "questions_to_ask",
)
CHOICE, DIFFER = "cannot_choose", "opinions_differ"
#: Where something was found and nothing is proven, there is no diagnosis to doubt.
DOUBT = "doubt_diagnosis"
#: The stage of somebody who has chosen, and the topic that takes it up.
DECIDED, DECIDE = "decided", "decide"


def topics_to_serve(turn: Turn) -> tuple[str, ...]:
    """The topics to answer, the first in full.

    A message that is hardly more than a fact ("I got Medicare") goes on with the last topic if that depends on the
    fact, else to the fact's own. "Should I?" comes before the scenarios, because its verdict is made of them.
    """
    if _has_chosen(turn):
        return (DECIDE,)
    if turn.reading.bare and turn.reading.facts:
        return _topics_of_fact(turn)
    topics = _reasons_first(turn, _left_to_choose(turn, _said(turn))) or _fallback(turn)
    if _asks_whether(turn, topics):
        topics = ("should_i", *(t for t in topics if t != "should_i" and not is_scenario(turn.guide, t)))
    return (topics[0], *(t for t in topics[1:] if t not in _covered(turn, topics[0])))


def _has_chosen(turn: Turn) -> bool:
    """Whether the message tells a choice that was made, and asks nothing beside it."""
    doubts = any(t.name == SHOULD_I and t.confidence >= SECOND for t in turn.reading.topics)
    return turn.reading.facts.get("stage") == DECIDED and not doubts and not asks(turn.reading.text)


def _said(turn: Turn) -> tuple[str, ...]:
    """The topics of the message, with the reason that a named operation or illness brings.

    That reason leads when the understanding was in doubt or only heard the feeling: "they want to do a Whipple two
    weeks from Friday" is about an operation, and so is "they take her thyroid out on Friday and she is scared".
    """
    known = turn.guide.library.topics
    topics = tuple(
        t.name
        for n, t in enumerate(turn.reading.topics)
        if t.name in known and (n == 0 or (t.confidence >= SECOND and not (t.name == DIFFER and _is_lay(turn))))
    )
    brought = implied(turn.guide, replace(Case.from_dict(_named(turn)), proven=turn.case.proven))
    named = tuple(name for name in brought if name not in topics)
    if topics and topics[0] in SOFT:
        planned = tuple(name for name in brought if name in OPERATIONS)
        return tuple(dict.fromkeys((*planned, *named, *topics)))
    if turn.reading.confidence < DOUBTFUL:
        return (*named, *topics)
    weightier = tuple(name for name in named if name not in YIELDING) if topics and topics[0] in YIELDING else ()
    return tuple(dict.fromkeys((*weightier, *topics, *named)))


def _is_lay(turn: Turn) -> bool:
    """Whether it is a relative who sees it another way, and no second doctor."""
    return is_lay_view(turn.reading.text, turn.guide.lookups, turn.guide.library.texts["talk"]["bystander"])


def _named(turn: Turn) -> dict[str, str]:
    return {
        name: str(turn.reading.facts[name]) for name in ("procedure", "condition") if name in turn.reading.facts
    }


def _reasons_first(turn: Turn, topics: tuple[str, ...]) -> tuple[str, ...]:
    """An illness or an operation yields to the question that was voiced with it: that is what was asked about."""
    if not topics or topics[0] not in (*YIELDING, *STATES):
        return topics
    heard = {t.name: t.confidence for t in turn.reading.ranking}
    if topics[0] in YIELDING and "procedure" in turn.reading.facts:
        planned = [name for name in OPERATIONS if heard.get(name, 0.0) >= heard.get(topics[0], 0.0) - CLOSE]
        topics = tuple(dict.fromkeys((*planned[:1], *topics)))
    if topics[0] in (*YIELDING, *STATES):
        clear = max(ASKED, heard.get(topics[0], 0.0) - CLOSE)
        asked = [
            t for t in topics if t in ASKED_WITH_A_STATE or (t in ASKED_AS_CLEARLY and heard.get(t, 0.0) >= clear)
        ]
        if asked:
            return tuple(dict.fromkeys((*asked, *topics)))
    enough = VOICED if topics[0] in YIELDING else heard.get(topics[0], 0.0) - CLOSE
    voices = [name for name in VOICES if name != DOUBT or not is_unproven(turn.case, turn.guide.lookups)]
    voiced = next((name for name in voices if heard.get(name, 0.0) >= max(VOICED, enough)), "")
    return (voiced, *(t for t in topics if t != voiced)) if voiced else topics


def _left_to_choose(turn: Turn, topics: tuple[str, ...]) -> tuple[str, ...]:
    """The topics of a message that names two treatments; a doctor who leaves the choice quarrels with nobody."""
    texts = turn.guide.library.texts["talk"]["options"]
    if turn.case.options in ((), turn.earlier.options) or are_two_voices(turn.reading.text, texts):
        return topics
    heard = {t.name: t.confidence for t in turn.reading.ranking}
    if heard.get(CHOICE, 0.0) < VOICED:
        return topics
    return (CHOICE, *(t for t in topics if t not in (CHOICE, DIFFER, *OPERATIONS)))


def _covered(turn: Turn, first: str) -> tuple[str, ...]:
    """Further topics that need no words of their own: distress has its line, a reason knows clock and carer."""
    knows_time = is_scenario(turn.guide, first) and turn.case.clock(turn.today)
    paid = ("insurance",) if first == "cost" and turn.case.payer == "uninsured" else ()
    for_them = ("caregiver",) if is_scenario(turn.guide, first) and turn.case.role == "caregiver" else ()
    return ("emotional_support", *paid, *for_them, *(("time_sensitive",) if knows_time else ()))


def _asks_whether(turn: Turn, topics: tuple[str, ...]) -> bool:
    """Whether "should I?" is as much the question as the topic heard first; an illness asks nothing by itself."""
    heard = {t.name: t.confidence for t in turn.reading.topics}
    first = next((t for t in topics if t in heard), "")
    enough = SECOND if first in (*YIELDING, *STATES) else heard.get(first, 0.0) - CLOSE
    return heard.get(SHOULD_I, 0.0) >= max(SECOND, enough)


def _topics_of_fact(turn: Turn) -> tuple[str, ...]:
    facts, last = turn.reading.facts, turn.memory.topics
    if turn.reading.intent == "correct" and last:
        return last
    if "payer" in facts:
        if last and last[0] in PAID:
            return last
        asked = turn.reading.intent in ABOUT_MONEY and turn.reading.confidence >= ASKED
        return (turn.reading.intent if asked else NATURAL["payer"],)
    for name in ("stance", "has_pcp", "distance"):
        if name in facts:
            return (NATURAL[name],)
    if last and (own := _own_topic(turn)) and not is_changed(turn, last):
        return (own,)
    if last:
        return last
    if scenarios := turn.case.scenarios:
        return scenarios[:1]
    return (own,) if (own := _own_topic(turn)) else _fallback(turn)


def _own_topic(turn: Turn) -> str:
    """Where a fact leads when the last answer has no use for it; "" when nowhere."""
    own = next((NATURAL[name] for name in turn.reading.facts if name in NATURAL), "")
    return own or ("caregiver" if turn.reading.facts.get("role") == "caregiver" else "")


def is_changed(turn: Turn, topics: tuple[str, ...]) -> bool:
    """Whether the first page of the answer to these topics is another one since the new facts."""
    before = replace(turn, case=turn.earlier)
    return lines_behind(topics, turn.setting) != lines_behind(topics, before.setting)


def _fallback(turn: Turn) -> tuple[str, ...]:
    return turn.memory.topics or turn.case.scenarios[:1] or ("should_i",)
