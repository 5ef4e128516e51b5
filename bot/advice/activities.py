"""What takes several messages: each activity asks, and hears the answer before anybody else does.

An activity is under way while `progress.activity` names it. Then it gets every typed message first (emergencies
excepted). It answers, or it gives None: then the message was something else, it is answered as any other, and the
activity waits.
"""

from __future__ import annotations

from collections.abc import Callable

from bot.advice import comparing, interview, judging, known, weighing
from bot.advice.advise import comfort
from bot.advice.opinion_days import COMPARE
from bot.advice.reply import Button, Buttons, Reply
from bot.advice.turn import Outcome, Turn, outcome

#: By the topic that begins or resumes each.
ACTIVITIES: dict[str, Callable[[Turn], Outcome | None]] = {
    judging.SHOULD_I: judging.hear,
    COMPARE: comparing.hear,
    weighing.WEIGH: weighing.hear,
    interview.NAME: interview.hear,
    known.NAME: known.hear,
}
#: Topics that are called by name and begin an activity instead of giving advice.
BEGINNINGS: dict[str, Callable[[Turn], Outcome]] = {"plan": interview.begin}
#: Activities that are offered again under an answer to something else, and the file with the title of that button.
WAYS_BACK = {COMPARE: "comparing", weighing.WEIGH: "values", interview.NAME: "interview"}
#: Buttons of a reply with a way back; and of one whose buttons are things to choose from.
MOST_BUTTONS, MOST_CHOICES = 4, 8


def heard(turn: Turn) -> Outcome | None:
    """The reply of the activity under way; None when there is none or the message was not for it."""
    activity = ACTIVITIES.get(turn.progress.activity)
    if (
        activity
        and turn.progress.asking
        and turn.reading.safety.level == "amber"
        and turn.reading.safety.kind == "crisis"
    ):
        return comfort(turn)  # who is at the end of their strength is not asked about a hospital nearby
    return activity(turn) if activity else None


def with_way_back(turn: Turn, found: Outcome) -> Outcome:
    """The answer to something in between, with a button that leads back to the question that waits."""
    waits = found.progress is turn.progress and turn.progress.asking  # an activity that answers makes a new one
    if not waits or turn.progress.activity not in WAYS_BACK or turn.reading.safety.level == "red":
        return found
    topic, texts = turn.progress.activity, turn.guide.library.texts[WAYS_BACK[turn.progress.activity]]
    back = Button(texts["buttons"]["back"], topic)
    others = tuple(button for button in found.reply.buttons if button.topic != topic)
    most = MOST_CHOICES if any(button.choice for button in others) else MOST_BUTTONS
    kept = tuple(b for b in others if b.topic == "more") if len(others) >= most else ()
    first = tuple(b for b in others if b not in kept)[: most - 1 - len(kept)]
    blocks = tuple(b for b in found.reply.blocks if b.kind not in ("buttons", "sources"))
    sources = tuple(b for b in found.reply.blocks if b.kind == "sources")
    reply = Reply((*blocks, Buttons((*first, *kept, back)), *sources))
    return outcome(turn, reply, found.memory, found.case, found.progress)
