"""Two opinions side by side, and what matters most to the person."""

from actions.base import TurnAction
from bot.advice import comparing, weighing
from bot.advice.turn import Outcome, Turn


class ActionCompareOpinions(TurnAction):
    """Sets what two doctors said side by side."""

    def respond(self, turn: Turn) -> Outcome:
        """Asks for the opinions, or shows them."""
        return comparing.start(turn)


class ActionWeighValues(TurnAction):
    """Finds out what matters most, without choosing."""

    def respond(self, turn: Turn) -> Outcome:
        """The next question, or the end."""
        return weighing.start(turn)
