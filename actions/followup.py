"""Messages about the last answer: more, shorter, again, why, yes, no, I meant."""

from actions.base import TurnAction
from bot.advice.followup import FOLLOW_UPS
from bot.advice.turn import Outcome, Turn


class ActionFollowUp(TurnAction):
    """Acts on the last answer."""

    def respond(self, turn: Turn) -> Outcome:
        """By the intent of the message."""
        return FOLLOW_UPS[turn.reading.intent](turn)
