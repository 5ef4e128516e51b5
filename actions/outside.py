"""What the guide doesn't do, and what it didn't get."""

from actions.base import TurnAction
from bot.advice.outside import not_understood, outside
from bot.advice.turn import Outcome, Turn


class ActionDecline(TurnAction):
    """Declines medical and legal advice and everything off the subject."""

    def respond(self, turn: Turn) -> Outcome:
        """By the intent of the message."""
        return outside(turn)


class ActionNotUnderstood(TurnAction):
    """Asks what was meant."""

    asks_when_unsure = False

    def respond(self, turn: Turn) -> Outcome:
        """The nearest topics, or what the guide can do."""
        return not_understood(turn)
