"""Should I? How strong the case for a second opinion is, with the reasons in the person's own facts.

The rule follows the strength-of-case rubric of the knowledge base (its own synthesis, not reviewed by a
clinician): no reason is invalid, urgent care never waits, and the verdict is never against the doctor.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.advice.guide import Setting
from bot.advice.library import Line, read_lines
from bot.advice.script import Script, script_of

STRONG, GOOD, YOUR_CALL, DONT_WAIT, UNKNOWN = "strong", "good", "your_call", "dont_wait", "unknown"
MAX_REASONS = 3
#: The doctor's stance that is a reason of its own.
UNSURE = "unsure"
#: Good reasons that together make a strong case.
GOOD_MAKE_STRONG = 2


@dataclass(frozen=True)
class Verdict:
    """The level and, as ids of scenarios, the reasons for it, the weightiest first."""

    level: str
    reasons: tuple[str, ...]


def verdict(setting: Setting) -> Verdict:
    """How strong the case is.

    - don't wait: hours are left and the illness or the hospital bed does not allow them to be spent
    - strong: a strong reason, what can't be undone, a doctor who isn't sure, or two good reasons together
    - good: one good reason; your call: a lighter one; unknown: no reason was named yet
    """
    topics = setting.guide.library.topics
    levels = {name: topics[name].level for name in setting.case.scenarios if name in topics}
    order = (STRONG, GOOD, YOUR_CALL)
    reasons = tuple(sorted(levels, key=lambda name: order.index(levels[name]))[:MAX_REASONS])
    view = setting.view
    if "hours" in view["clock"] and (view["fast"] or "inpatient" in view["setting"]):
        return Verdict(DONT_WAIT, reasons)
    if STRONG in levels.values() or view["undo"] or UNSURE in view["stance"]:
        return Verdict(STRONG, reasons)
    if list(levels.values()).count(GOOD) >= GOOD_MAKE_STRONG:
        return Verdict(STRONG, reasons)
    if GOOD in levels.values():
        return Verdict(GOOD, reasons)
    return Verdict(YOUR_CALL if levels else UNKNOWN, reasons)


def verdict_script(setting: Setting) -> Script:
    """The verdict as an answer: headline, reasons, first steps of the weightiest, what would change it."""
    found = verdict(setting)
    texts = setting.guide.library.texts["verdict"]
    headline = setting.first(read_lines("verdict.yml: headlines", texts["headlines"][found.level]))
    if headline is None:
        raise LookupError(f"verdict.yml: no headline holds for {found.level}")
    reasons = [setting.say(texts["reasons"][name]) for name in found.reasons if name in texts["reasons"]]
    if UNSURE in setting.view["stance"]:
        reasons.append(setting.say(texts["reasons"][UNSURE]))
    opening = Line(" ".join([headline.text, *reasons[-MAX_REASONS:]]), headline.sources)
    steps = setting.all(read_lines("verdict.yml: steps", texts["steps"][found.level]))
    urgency = None
    if found.reasons:
        scenario = script_of(setting.guide.library.topic(found.reasons[0]), setting)
        steps = (*steps, *scenario.steps[: 3 - min(len(steps), 2)])
        urgency = scenario.urgency
    return Script(
        opening=opening,
        steps=steps,
        urgency=urgency,
        more=setting.all(read_lines("verdict.yml: changes", texts["changes"][found.level])),
        next=tuple(texts["next"][found.level]),
    )
