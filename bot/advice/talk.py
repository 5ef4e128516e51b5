"""Small talk and what the guide says of itself."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.advice.case import Case
from bot.advice.cues import asks, count, has_cue, plain
from bot.advice.memory import Memory
from bot.advice.planning import welcome
from bot.advice.progress import Progress
from bot.advice.reply import CONFIRM, ERASE, Button, Buttons, Reply
from bot.advice.safety import after_alarm
from bot.advice.short_answers import SHORT, said_yes_or_no, stops
from bot.advice.turn import Outcome, Turn, outcome, said

#: "???", "...": marks, and no word or picture among them.
_ONLY_MARKS = re.compile(r"[\s?!.,;:~*-]*[?!.][\s?!.,;:~*-]*")
#: Said right after an alarm, these speak of help that has come: "the ambulance is here, thank you".
CIVIL = ("greet", "thanks", "goodbye")


def talk(turn: Turn) -> Outcome:
    """The fixed reply to the message's intent."""
    texts = turn.guide.library.texts["talk"]
    name = turn.reading.intent
    if name in CIVIL and turn.memory.alarm and turn.reading.language == "en":
        return after_alarm(turn)
    if name == "greet" and (found := welcome(turn)) is not None:
        return found
    if name == "greet" and turn.memory.topics:
        name = "greet_again"
    return outcome(turn, said(turn, texts[name]), replace(turn.memory, misses=0))


def chatter(turn: Turn) -> Outcome | None:
    """A nudge for a message that says nothing, such as "hmm" or "???"; None for any other.

    Nothing is learned from it: a sigh is no reason for a second opinion.
    """
    texts, words = turn.guide.library.texts["talk"]["chatter"], plain(turn.reading.text).split()
    begun = bool(turn.memory.topics or turn.memory.offered)
    empty = {*texts["cues"], *(() if begun else texts["ok"])}
    marks = not words and bool(_ONLY_MARKS.fullmatch(turn.reading.text))
    if not marks and not (words and " ".join(words) in empty) and not (words and set(words) <= empty):
        return None
    turn = replace(turn, case=turn.earlier)
    return outcome(turn, said(turn, texts["later" if turn.memory.topics else "first"]), turn.memory)


def restart(turn: Turn) -> Outcome:
    """Starts over: an empty case, an empty memory."""
    fresh = replace(turn, case=Case(), memory=Memory(), progress=Progress())
    return outcome(fresh, said(fresh, turn.guide.library.texts["talk"]["restart"]), Memory(), Case())


def ask_to_erase(turn: Turn) -> Outcome:
    """Says what erasing means and offers the button that does it. The channel erases when it is pressed."""
    texts = turn.guide.library.texts["talk"][ERASE]
    confirm = Buttons((Button(texts[0]["confirm"], ERASE, choice=CONFIRM),))
    reply = said(turn, texts)
    return outcome(turn, Reply((*reply.blocks, confirm)), turn.memory)


def kept(turn: Turn) -> Outcome | None:
    """What a typed answer to "erase everything?" leads to: a no erases nothing, a yes takes the button."""
    entry, text = turn.guide.library.texts["talk"]["kept"], turn.reading.text
    if turn.memory.offered != (ERASE,) or asks(text) or count(text) > SHORT:
        return None
    answers = turn.guide.library.texts["answers"]
    if said_yes_or_no(text, answers) == "yes":
        return ask_to_erase(turn)
    if not (said_yes_or_no(text, answers) == "no" or stops(text, answers) or has_cue(text, entry["cues"])):
        return None
    return outcome(turn, said(turn, [entry]), turn.memory, turn.earlier)


def erased(turn: Turn) -> Outcome:
    """Says that everything is gone; the case and the memory are."""
    fresh = replace(turn, case=Case(), memory=Memory(), progress=Progress())
    return outcome(fresh, said(fresh, turn.guide.library.texts["talk"]["erased"]), Memory(), Case())
