"""Small talk, starting over, and what is kept."""

from actions.base import TurnAction
from bot.advice import known, talk
from bot.advice.reply import CONFIRM
from bot.advice.turn import Outcome, Turn


class ActionTalk(TurnAction):
    """Answers small talk and questions about the guide itself."""

    def respond(self, turn: Turn) -> Outcome:
        """By the intent of the message."""
        return talk.talk(turn)


class ActionRestart(TurnAction):
    """Forgets the case and starts over."""

    def respond(self, turn: Turn) -> Outcome:
        """An empty case."""
        return talk.restart(turn)


class ActionErase(TurnAction):
    """Asks first; erases the conversation once that is confirmed."""

    def respond(self, turn: Turn) -> Outcome:
        """The channel deletes what is stored; here the case goes."""
        return talk.erased(turn) if turn.reading.choice == CONFIRM else talk.ask_to_erase(turn)


class ActionShowCase(TurnAction):
    """Shows what is known of the case."""

    def respond(self, turn: Turn) -> Outcome:
        """Every fact in plain words."""
        return known.show_case(turn)
