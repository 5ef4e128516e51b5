"""What is said when a life may be in danger. Red: what to do now and nothing else. Amber: two sentences first."""

from __future__ import annotations

from dataclasses import replace

from bot.advice.cues import count, has_cue
from bot.advice.reply import Block, Callout, Reply
from bot.advice.turn import Outcome, Turn, outcome, said


def red(turn: Turn) -> Outcome:
    """The reply to an emergency, a crisis or a poisoning. No advice, no statistics, no ways on."""
    texts = turn.guide.library.texts["safety"]
    safety = turn.reading.safety
    entry = texts["red"][safety.kind or "emergency"]
    who = safety.who if safety.who in entry else "self"
    if turn.case.setting == "inpatient" and "inpatient" in entry:
        who = "inpatient"  # help is down the hall, not at the end of a phone line
    blocks: list[Block] = [Callout(turn.setting.say(entry[who]), "red")]
    if safety.language == "es":
        blocks.insert(0, Callout(turn.setting.say(entry["es"]), "red"))
    # The last answer stays in memory: "more" goes on where the emergency broke in.
    return outcome(turn, Reply(tuple(blocks)), replace(turn.memory, alarm=True))


def amber(turn: Turn) -> tuple[Block, ...]:
    """The lines to put before an answer when a message is worrying but not clearly now."""
    safety = turn.reading.safety
    if safety.level != "amber":
        return ()
    lines = turn.guide.library.texts["safety"]["amber"]
    spoken = [lines["es"]] if safety.language == "es" else []
    if turn.reading.language != "es":
        spoken.append(lines)  # who mixes both languages gets both
    return tuple(
        Callout(turn.setting.say(texts.get(safety.kind, texts["emergency"])), "amber") for texts in spoken
    )


def better_now(turn: Turn) -> Outcome | None:
    """The reply to "she seems fine now" right after an alarm; None for any other message."""
    entry = turn.guide.library.texts["talk"]["after_alarm_better"]
    if not turn.memory.alarm or count(turn.reading.text) > entry["most"]:
        return None
    if not has_cue(turn.reading.text, entry["cues"]):
        return None
    return outcome(turn, said(turn, entry["say"], before=amber(turn)), replace(turn.memory, misses=0))


def after_alarm(turn: Turn) -> Outcome:
    """The reply to a message right after an alarm that has no subject of its own: let those who help go on."""
    text = turn.guide.library.texts["talk"]["after_alarm"]
    return outcome(turn, said(turn, text, before=amber(turn)), replace(turn.memory, alarm=False, misses=0))
