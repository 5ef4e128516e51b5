"""Should I? How strong the case for a second opinion is, with the reasons in the person's own facts.

The rule follows the strength-of-case rubric of the knowledge base (its own synthesis, not reviewed by a
clinician): no reason is invalid, urgent care never waits, and the verdict is never against the doctor.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.advice.case import Case
from bot.advice.guards import CANCER, FINDING
from bot.advice.guide import Setting
from bot.advice.library import Line, read_lines
from bot.advice.script import Script, script_of

STRONG, GOOD, YOUR_CALL, DONT_WAIT, UNKNOWN = "strong", "good", "your_call", "dont_wait", "unknown"
#: The weightiest first.
ORDER = (STRONG, GOOD, YOUR_CALL)
MAX_REASONS = 3
#: Good reasons that together make a strong case.
GOOD_MAKE_STRONG = 2
#: The doctor's stance that is a reason of its own.
UNSURE = "unsure"
#: A payer that asks for another view asks whatever two doctors said.
REQUIRED = "insurer_requires"


@dataclass(frozen=True)
class Verdict:
    """The level and, as ids of scenarios, the reasons for it, the weightiest first."""

    level: str
    reasons: tuple[str, ...]


def verdict(setting: Setting) -> Verdict:
    """How strong the case is.

    - don't wait: hours are left and the illness or the hospital bed does not allow them to be spent
    - strong: a strong reason, what can't be undone, a doctor who isn't sure, a treatment that doesn't help, or two
      good reasons together
    - good: one good reason; your call: a lighter one; unknown: no reason was named yet

    Two doctors who agree lower it by one level, and so does a matter the doctor called minor when no strong reason
    stands against that.
    """
    topics = setting.guide.library.topics
    levels = {name: setting.topic(name).level for name in setting.case.scenarios if name in topics}
    reasons = tuple(sorted(levels, key=lambda name: ORDER.index(levels[name]))[:MAX_REASONS])
    if _no_time(setting):
        return Verdict(DONT_WAIT, reasons)
    return Verdict(_lowered(_raised(setting, levels), setting.case, levels), reasons)


def _no_time(setting: Setting) -> bool:
    view = setting.view
    return "hours" in view["clock"] and bool(view["fast"] or "inpatient" in view["setting"])


def _raised(setting: Setting, levels: Mapping[str, str]) -> str:
    """The level that the reasons make together."""
    heard = list(levels.values())
    if STRONG in heard or facts_for(setting) or heard.count(GOOD) >= GOOD_MAKE_STRONG:
        return STRONG
    if GOOD in heard:
        return GOOD
    return YOUR_CALL if heard or setting.case.small == "yes" else UNKNOWN


def _lowered(level: str, case: Case, levels: Mapping[str, str]) -> str:
    """The level after what speaks against another view; wanting one stays reason enough."""
    if level == UNKNOWN or REQUIRED in levels:
        return level
    against = [case.agreed == "yes", case.small == "yes" and STRONG not in levels.values()]
    return ORDER[min(ORDER.index(level) + sum(against), len(ORDER) - 1)]


def facts_for(setting: Setting) -> tuple[str, ...]:
    """The facts that are strong reasons of their own, by the names of their sentences in verdict.yml."""
    case, view = setting.case, setting.view
    holds = {
        "lasting": case.lasting == "yes" or bool(view["undo"]),
        UNSURE: case.certain == "no" or UNSURE in view["stance"],
        "not_helping": case.helping == "no",
    }
    return tuple(name for name, true in holds.items() if true)


def verdict_script(setting: Setting) -> Script:
    """The verdict as an answer: headline, reasons, first steps of the weightiest, what would change it."""
    found = verdict(setting)
    texts = setting.guide.library.texts["verdict"]
    headline = setting.first(read_lines("verdict.yml: headlines", texts["headlines"][found.level]))
    if headline is None:
        raise LookupError(f"verdict.yml: no headline holds for {found.level}")
    opening = Line(" ".join([headline.text, *_reasons(setting, found, headline.text)]), headline.sources)
    steps = setting.all(read_lines("verdict.yml: steps", texts["steps"][found.level]))
    urgency = None
    if found.reasons:
        first = found.reasons[0]
        scenario = script_of(setting.topic(first), setting.about(first))
        steps = (*steps, *scenario.steps[: 3 - min(len(steps), 2)])
        urgency = scenario.urgency
    if found.level in (STRONG, GOOD) and (special := setting.first(read_lines("special", texts["special"]))):
        steps = (*steps[:1], special, *steps[1:])
    return Script(
        opening=opening,
        steps=steps,
        urgency=urgency,
        more=setting.all(read_lines("verdict.yml: changes", texts["changes"][found.level])),
        next=tuple(texts["next"][found.level]),
    )


def _as_it_stands(reason: str, setting: Setting) -> str:
    """The key of the sentence for a reason: that of what stands in for it."""
    stand_in = setting.stand_in(reason)
    return FINDING if stand_in == CANCER else stand_in or reason


def _reasons(setting: Setting, found: Verdict, headline: str) -> list[str]:
    """A sentence a reason: what the person told first, then the scenarios; what weighs against it comes last."""
    if found.level in (UNKNOWN, DONT_WAIT):
        return []
    sentences = setting.guide.library.texts["verdict"]["reasons"]
    names = [*facts_for(setting), *found.reasons]
    spoken = [setting.about(name).say(sentences[_as_it_stands(name, setting)]) for name in dict.fromkeys(names)]
    against = [name for name in ("agreed", "small") if getattr(setting.case, name) == "yes"]
    fresh = [s for s in dict.fromkeys(spoken) if s not in headline][: MAX_REASONS - len(against)]
    return fresh + [setting.say(sentences[name]) for name in against]
