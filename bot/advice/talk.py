"""Small talk and what the guide says of itself."""

from __future__ import annotations

from dataclasses import replace

from bot.advice.case import Case
from bot.advice.memory import Memory
from bot.advice.progress import Progress
from bot.advice.reply import Button, Buttons, Document, Reply
from bot.advice.turn import Outcome, Turn, outcome, said, ways_on


def talk(turn: Turn) -> Outcome:
    """The fixed reply to the message's intent."""
    texts = turn.guide.library.texts["talk"]
    name = turn.reading.intent
    if name == "greet" and turn.memory.topics:
        name = "greet_again"
    return outcome(turn, said(turn, texts[name]), replace(turn.memory, misses=0))


def restart(turn: Turn) -> Outcome:
    """Starts over: an empty case, an empty memory."""
    fresh = replace(turn, case=Case(), memory=Memory(), progress=Progress())
    return outcome(fresh, said(fresh, turn.guide.library.texts["talk"]["restart"]), Memory(), Case())


def ask_to_erase(turn: Turn) -> Outcome:
    """Says what erasing means and offers the button that does it. The channel erases when it is pressed."""
    texts = turn.guide.library.texts["talk"]["erase_my_data"]
    confirm = Buttons((Button(texts[0]["confirm"], "erase_my_data"),))
    reply = said(turn, texts)
    return outcome(turn, Reply((*reply.blocks, confirm)), turn.memory)


def erased(turn: Turn) -> Outcome:
    """Says that everything is gone; the case and the memory are."""
    fresh = replace(turn, case=Case(), memory=Memory(), progress=Progress())
    return outcome(fresh, said(fresh, turn.guide.library.texts["talk"]["erased"]), Memory(), Case())


def show_case(turn: Turn) -> Outcome:
    """Everything known of the case, in plain words."""
    texts = turn.guide.library.texts["talk"]
    known = "\n".join(f"{name}: {value}" for name, value in _facts(turn)) or texts["nothing_known"]
    reply = said(turn, texts["export_my_data"])
    blocks = (reply.blocks[0], Document(texts["case_title"], known))
    return outcome(turn, Reply(blocks + ways_on(turn.guide, texts["export_my_data"][0]["next"])), turn.memory)


def _facts(turn: Turn) -> list[tuple[str, str]]:
    """Label and value of every known fact, as a person would say them."""
    labels = turn.guide.library.texts["talk"]["facts"]
    values, case = turn.setting.values, turn.case
    spoken = {
        **{name: str(value) for name, value in case.as_dict().items()},
        **{name: values[name] for name in ("condition", "procedure", "deadline", "payer") if name in values},
        "scenarios": ", ".join(turn.guide.library.button_title(name) for name in case.scenarios),
        "specialty": turn.guide.lookups.specialty(case.specialty).name if case.specialty else "",
    }
    return [(labels[name], spoken[name]) for name in labels if spoken.get(name)]
