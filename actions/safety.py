"""Emergencies, crises and poisonings: before anything else, and nothing else."""

from actions.base import TurnAction
from bot.advice.safety import red
from bot.advice.turn import Outcome, Turn


class ActionSafety(TurnAction):
    """Says what to do now."""

    asks_when_unsure = False

    def respond(self, turn: Turn) -> Outcome:
        """Its intents come from the triage alone, with a red message; no training phrase has them."""
        return red(turn)
