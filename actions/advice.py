"""Advice on scenarios and how-tos."""

from actions.base import TurnAction
from bot.advice.advise import advise
from bot.advice.followup import correct
from bot.advice.turn import Outcome, Turn


class ActionAdvise(TurnAction):
    """Answers the topics of the message for the person's case."""

    def respond(self, turn: Turn) -> Outcome:
        """A message that puts a fact right renews the last answer; any other is advised on."""
        return correct(turn) if turn.reading.correction and turn.reading.bare else advise(turn)
