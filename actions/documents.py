"""Messages, requests and sheets, written for the person's case."""

from actions.base import TurnAction
from bot.advice.documents.desk import write_document
from bot.advice.turn import Outcome, Turn


class ActionDocument(TurnAction):
    """Hands over the document that was asked for."""

    def respond(self, turn: Turn) -> Outcome:
        """By the button, by the words, or by what was talked about."""
        return write_document(turn)
