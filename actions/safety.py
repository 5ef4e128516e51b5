"""Emergencies, crises and poisonings: before anything else, and nothing else."""

from actions.base import TurnAction
from bot.advice.advise import advise
from bot.advice.outside import not_understood
from bot.advice.safety import red
from bot.advice.turn import Outcome, Turn


class ActionSafety(TurnAction):
    """Says what to do now."""

    asks_when_unsure = False

    def respond(self, turn: Turn) -> Outcome:
        """Only the triage decides that a message is red; its intents never come from the topics alone."""
        if turn.reading.safety.level == "red":
            return red(turn)
        return advise(turn) if turn.reading.topics else not_understood(turn)
