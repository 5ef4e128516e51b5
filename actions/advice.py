"""Advice on scenarios and how-tos."""

from actions.base import TurnAction
from bot.advice.advise import advise
from bot.advice.documents.desk import asks_for_document, write_document
from bot.advice.turn import Outcome, Turn


class ActionAdvise(TurnAction):
    """Answers the topics of the message for the person's case."""

    def respond(self, turn: Turn) -> Outcome:
        """The topics, in full and in brief; or the document, if that was asked for."""
        return write_document(turn) if asks_for_document(turn) else advise(turn)
