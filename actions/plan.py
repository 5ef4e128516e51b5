"""The plan: making it, going through it, changing what it is made from."""

from actions.base import TurnAction
from bot.advice import interview, known, ticking
from bot.advice.turn import Outcome, Turn

MOVES = {
    "plan": interview.begin,
    "skip": interview.skip,
    "stop": interview.stop,
    "step_done": ticking.step_done,
    "whats_next": interview.whats_next,
}


class ActionPlan(TurnAction):
    """Makes the plan or goes on with it."""

    def respond(self, turn: Turn) -> Outcome:
        """By the intent of the message."""
        return MOVES[turn.reading.intent](turn)


class ActionChangeFact(TurnAction):
    """Changes or forgets what is known of the case."""

    def respond(self, turn: Turn) -> Outcome:
        """By the button, or in the person's words."""
        return known.change_fact(turn)
