"""What the guide doesn't do: declined in one kind sentence and turned into something it can."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.advice.case import Case
from bot.advice.cues import asks, count, has_cue
from bot.advice.guards import read_guard
from bot.advice.memory import Memory
from bot.advice.progress import Progress
from bot.advice.reading import UNSURE
from bot.advice.reply import Block, Bullets, Button, Buttons, Reply, Steps, Text
from bot.advice.safety import after_alarm, amber
from bot.advice.turn import Outcome, Turn, implied, outcome, said, ways_on

#: Words of a message that says no more than that somebody died, or names a matter of chances.
FEW = 8
#: Topics offered when a message was not understood.
NEAREST = 3
#: The reason that a drug brings.
MEDICINE = "new_medication"
#: What "should I stop it" is heard as; and the confidence from which a message asks for something else beside it.
SAME, SURE = ("should_i", "new_medication", "decide"), 0.35
#: Ways on from what is declined.
MOST_BUTTONS = 3
#: What a fear of an effect is heard as.
FEARFUL = ("medical_advice", "emotional_support", "risks", "out_of_scope")
#: When a kind of `always` is meant: `asked` in a question alone, `named` in a few words, too.
ANY, NAMED = "", "named"
#: Below this a topic is no nearer than any other.
NEAR = 0.02


def outside(turn: Turn) -> Outcome:
    """The reply to a request for medical advice, for legal advice, or for something else altogether."""
    texts = turn.guide.library.texts["outside"]
    if turn.reading.intent == "legal" and has_cue(turn.reading.text, texts["proxy"]["cues"]):
        return outcome(turn, _proxy(turn, texts["proxy"]), replace(turn.memory, misses=0))
    if turn.reading.intent == "medical_advice":
        reply = _medical(turn, texts["medical_advice"])
    else:
        reply = said(turn, texts[turn.reading.intent], before=amber(turn))
    return outcome(turn, reply, replace(turn.memory, misses=0))


def unruly(turn: Turn) -> Outcome | None:
    """The reply to orders hidden in a message and to abuse; None when there is neither."""
    for name in ("instructions", "abuse"):
        entry = turn.guide.library.texts["outside"][name]
        if has_cue(turn.reading.text, entry["cues"]):
            reply = said(turn, [{"text": entry["text"], "next": entry["next"]}])
            return outcome(turn, reply, turn.memory)
    return None


def bereaved(turn: Turn) -> Outcome | None:
    """What is said when the patient has died: the plan and its days are over; None for any other message.

    So it is when somebody begins with a death. In a talk about an illness of their own it is a relative's.
    """
    entry, text, known = turn.guide.library.texts["outside"]["bereaved"], turn.reading.text, turn.earlier
    ill = (
        known.condition
        or known.procedure
        or known.scenarios
        or {"condition", "procedure"} & set(turn.reading.facts)
    )
    begins = not (known.role or ill)
    if not has_cue(text, entry["cues"]) or has_cue(text, entry["not"]):
        return None
    if has_cue(text, entry["asking"]) and not (has_cue(text, entry["own"]) or known.role == "self"):
        reply = _what_happened(turn, entry["answers"])
    elif (known.role == "caregiver" or begins) and count(text) <= FEW and not asks(text):
        reply = said(replace(turn, case=known), entry["say"])
    else:
        return None
    return outcome(turn, reply, Memory(), known.with_time_of(Case()), Progress())


def _what_happened(turn: Turn, texts: dict[str, Any]) -> Reply:
    """The ways to an answer for somebody who lost the patient."""
    say = turn.setting.say
    steps = Steps(tuple(say(step) for step in texts["steps"]))
    buttons = tuple(Button(turn.guide.library.button_title(name), name) for name in texts["next"])
    return Reply((*amber(turn), Text(say(texts["text"])), steps, Text(say(texts["closing"])), Buttons(buttons)))


def stops_medicine(turn: Turn) -> Outcome | None:
    """The reply to "should I stop my blood thinner?", whatever else is said beside it; None for any other message.

    A verdict on second opinions must never be read as a yes to that.
    """
    reading, texts = turn.reading, turn.guide.library.texts["outside"]["medical_advice"]
    kind = texts["stop"]
    told = turn.case.procedure if count(reading.text) <= FEW else ""  # "is it ok to skip her next one"
    drug = reading.facts.get("procedure", told)
    named = drug and turn.guide.lookups.procedure(drug).scenario == MEDICINE
    if not has_cue(reading.text, kind["asked"]) or not (named or has_cue(reading.text, kind["medicine"])):
        return None
    known = turn.guide.library.topics
    beside = [
        t.name for t in turn.reading.topics if t.name in known and t.name not in SAME and t.confidence >= SURE
    ]
    return outcome(turn, _declined(turn, texts, kind, beside), replace(turn.memory, misses=0))


def named_result(turn: Turn) -> Outcome | None:
    """The reply to a test result told with its number, when nothing else was understood; None without one."""
    reading, texts = turn.reading, turn.guide.library.texts["outside"]["medical_advice"]
    unclear = reading.intent == "medical_advice" or reading.confidence < UNSURE
    told = {"procedure", "condition", "stance"} & set(reading.facts)
    if told or not unclear or not re.search(r"\d", reading.text) or not has_cue(reading.text, texts["named"]):
        return None
    return outcome(turn, _declined(turn, texts, texts["reading"]), replace(turn.memory, misses=0))


def feared(turn: Turn) -> Outcome | None:
    """What to ask about an effect that somebody is afraid of, when nothing else was clearly understood."""
    reading, texts = turn.reading, turn.guide.library.texts["outside"]["medical_advice"]
    if reading.intent not in FEARFUL and reading.confidence >= UNSURE:
        return None
    kind = next((kind for kind in texts["kinds"] if "all_of" in kind and _fits(turn, kind)), None)
    return outcome(turn, _declined(turn, texts, kind), replace(turn.memory, misses=0)) if kind else None


def in_general(turn: Turn) -> Outcome | None:
    """What to ask about a matter of chances or of a medicine's effects, whatever it was heard as; None for others.

    "Are tics made worse by Ritalin" tells of no treatment that failed.
    """
    reading, texts = turn.reading, turn.guide.library.texts["outside"]["medical_advice"]
    kind = next((kind for kind in texts["kinds"] if "always" in kind and _fits(turn, kind)), None)
    if kind is None or reading.safety.level != "none":
        return None
    sure = dict.fromkeys((*turn.earlier.scenarios, *implied(turn.guide, turn.case)))
    turn = replace(turn, case=replace(turn.case, scenarios=tuple(sure)))
    return outcome(turn, _declined(turn, texts, kind), replace(turn.memory, misses=0))


def not_understood(turn: Turn) -> Outcome:
    """The nearest topics as buttons; the second time in a row, what the guide can do and whom to turn to."""
    texts = turn.guide.library.texts["talk"]
    misses = turn.memory.misses + 1
    memory = replace(turn.memory, misses=misses)
    if not re.search(r"\w", turn.reading.text):
        return outcome(turn, said(turn, texts["emoji" if turn.reading.text.strip() else "empty"]), memory)
    if turn.reading.language == "es":
        return outcome(turn, said(turn, texts["spanish"], before=amber(turn)), replace(memory, misses=0))
    if turn.reading.language != "en":
        return outcome(turn, said(turn, texts["other_language"], before=amber(turn)), memory)
    if turn.memory.alarm:
        return after_alarm(turn)
    if misses > 1:
        return outcome(turn, said(turn, texts["not_understood_again"], before=amber(turn)), memory)
    reply = said(turn, texts["not_understood"], before=amber(turn))
    known = turn.guide.library.topics
    nearest = [t.name for t in turn.reading.ranking if t.name in known and t.confidence >= NEAR][:NEAREST]
    nearest = nearest or list(texts["help"][0]["next"])
    return outcome(turn, Reply(reply.blocks + ways_on(turn.guide, (*nearest, "something_else"))), memory)


def _medical(turn: Turn, texts: dict[str, Any]) -> Reply:
    return _declined(turn, texts, next(kind for kind in texts["kinds"] if _fits(turn, kind)))


def _fits(turn: Turn, kind: dict[str, Any]) -> bool:
    """Whether a kind is for this case and these words; one without cues is for all."""
    text = turn.reading.text
    if not read_guard(kind.get("when")).holds(turn.setting.view) or has_cue(text, kind.get("never", ())):
        return False
    if not (kind.get("always", ANY) == ANY or asks(text) or (kind["always"] == NAMED and count(text) <= FEW)):
        return False
    needed = (*kind.get("all_of", ()), *([kind["cues"]] if "cues" in kind else []))
    return all(has_cue(text, cues) for cues in needed)


def _declined(turn: Turn, texts: dict[str, Any], kind: dict[str, Any], beside: Sequence[str] = ()) -> Reply:
    setting = turn.setting
    blocks: list[Block] = [
        *amber(turn),
        Text(setting.say(kind["text"])),
        Bullets(tuple(setting.say(q) for q in kind["questions"])),
        Text(setting.say(texts["closing"])),
    ]
    names = list(dict.fromkeys((*beside, *texts["next"])))[:MOST_BUTTONS]
    buttons = tuple(Button(turn.guide.library.button_title(name), name) for name in names)
    return Reply((*blocks, Buttons(buttons)))


def _proxy(turn: Turn, texts: dict[str, Any]) -> Reply:
    steps = Steps(tuple(turn.setting.say(step) for step in texts["steps"]))
    return Reply((*amber(turn), Text(turn.setting.say(texts["text"])), steps, *ways_on(turn.guide, texts["next"])))
