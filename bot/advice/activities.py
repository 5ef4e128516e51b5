"""What takes several messages: each activity asks, and hears the answer before anybody else does.

An activity is under way while `progress.activity` names it. Then it gets every typed message first (emergencies
excepted). It answers, or it gives None: then the message was something else, it is answered as any other, and the
activity waits.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.advice import comparing, judging, weighing
from bot.advice.reply import Button, Buttons, Reply
from bot.advice.turn import Outcome, Turn

#: By the topic that begins or resumes each.
ACTIVITIES: dict[str, Callable[[Turn], Outcome | None]] = {
    judging.SHOULD_I: judging.hear,
    comparing.COMPARE: comparing.hear,
    weighing.WEIGH: weighing.hear,
}


def heard(turn: Turn) -> Outcome | None:
    """The reply of the activity under way; None when there is none or the message was not for it."""
    activity = ACTIVITIES.get(turn.progress.activity)
    return activity(turn) if activity else None


def with_way_back(turn: Turn, found: Outcome) -> Outcome:
    """The outcome with a button back to the activity that was interrupted, where that has a title for one."""
    titles = turn.guide.library.texts["talk"]["back"]
    waiting = turn.progress.asking and found.progress == turn.progress
    resumed = turn.reading.intent == turn.progress.activity
    if resumed or not waiting or turn.progress.activity not in titles or not found.reply.buttons:
        return found
    back = Button(titles[turn.progress.activity], turn.progress.activity)
    blocks = tuple(Buttons((back, *b.items)) if isinstance(b, Buttons) else b for b in found.reply.blocks)
    return replace(found, reply=Reply(blocks))
