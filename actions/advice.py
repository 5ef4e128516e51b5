"""Advice on scenarios and how-tos."""

from actions.base import TurnAction
from bot.advice import interview
from bot.advice.advise import advise
from bot.advice.documents.desk import asks_for_document, write_document
from bot.advice.turn import Outcome, Turn


class ActionAdvise(TurnAction):
    """Answers the topics of the message for the person's case."""

    def respond(self, turn: Turn) -> Outcome:
        """The topics, in full and in brief; or the document or the plan, if that was asked for."""
        if asks_for_document(turn):
            return write_document(turn)
        return interview.begin(turn) if interview.is_wanted(turn) else advise(turn)
