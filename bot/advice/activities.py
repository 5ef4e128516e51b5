"""What takes several messages: each activity asks, and hears the answer before anybody else does.

An activity is under way while `progress.activity` names it. Then it gets every typed message first (emergencies
excepted). It answers, or it gives None: then the message was something else, it is answered as any other, and the
activity waits.
"""

from __future__ import annotations

from collections.abc import Callable

from bot.advice.turn import Outcome, Turn

ACTIVITIES: dict[str, Callable[[Turn], Outcome | None]] = {}


def heard(turn: Turn) -> Outcome | None:
    """The reply of the activity under way; None when there is none or the message was not for it."""
    activity = ACTIVITIES.get(turn.progress.activity)
    return activity(turn) if activity else None
