"""Whether a message answers what an activity asked, or is about something else and goes its own way."""

from __future__ import annotations

from bot.advice.cues import asks
from bot.advice.turn import Turn, is_scenario

#: Intents that are about the talk itself.
TALK = frozenset(
    {
        *("more", "shorter", "repeat", "why", "greet", "goodbye", "thanks", "help", "human", "bot_challenge"),
        *("privacy", "feedback", "language", "restart", "erase_my_data", "export_my_data", "plan"),
        *("change_fact", "whats_next", "step_done"),
    }
)
#: Confidence from which a message is about its topic and no answer.
SURE = 0.6
#: Facts that an answer about an illness and its treatment may well name.
OF_OPINIONS = frozenset({"procedure", "condition", "specialty", "stance"})


def interrupts(turn: Turn, tells: bool) -> bool:
    """Whether the message is about something else. `tells`: it holds words that an answer would hold."""
    reading = turn.reading
    if not any(c.isalnum() for c in reading.text) or reading.language != "en":
        return True
    if tells:
        asks_clearly = asks(reading.text) and reading.confidence >= SURE and reading.intent in TALK
        return asks_clearly or reading.text.rstrip().endswith("?")
    if asks(reading.text) or (reading.bare and set(reading.facts) - OF_OPINIONS):
        return True
    if reading.confidence < SURE:
        return False
    return reading.intent in TALK or _of_its_own(turn)


def _of_its_own(turn: Turn) -> bool:
    """A how-to, distress, or something the guide declines: an answer in its own right."""
    intent = turn.reading.intent
    how_to = intent in turn.guide.library.topics and not is_scenario(turn.guide, intent)
    return how_to or intent in turn.guide.library.texts["outside"]
