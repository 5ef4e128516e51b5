"""Advice on what was asked: the answer to the topics that are served."""

from __future__ import annotations

from dataclasses import replace

from bot.advice import comparing
from bot.advice.answer import answer
from bot.advice.cues import has_cue
from bot.advice.guide import Guide
from bot.advice.judging import SHOULD_I, closed, judge, pressed
from bot.advice.paging import aloud, goes_on, is_repeated
from bot.advice.reply import Block, Text
from bot.advice.safety import amber
from bot.advice.serving import is_changed, topics_to_serve
from bot.advice.turn import Outcome, Turn, asks_the_day, is_scenario, outcome
from bot.advice.turning import turned_line

#: Confidence from which distress gets a line of its own.
DISTRESSED = 0.65
#: Facts that are worth a word of their own, the first that was said.
NOTED = (
    *("procedure", "condition", "deadline", "payer", "relation", "setting"),
    *("distance", "country", "has_pcp", "person"),
)


def advise(turn: Turn) -> Outcome:
    """The answer to the topics of a message, or, when it only added a fact, the last answer made anew."""
    if turn.reading.intent == SHOULD_I and turn.reading.choice:
        return pressed(turn)
    if comparing.wanted(turn):
        return comparing.start(turn)
    if choices := comparing.choices_of(turn):
        turn = replace(turn, case=turn.case.with_facts({"choices": choices}))
    topics = topics_to_serve(turn)
    before = (*amber(turn), *turned_line(turn), *_interpreter(turn), *_noted(turn), *_felt(turn, topics))
    return _answered(turn, topics, before)


def press(turn: Turn, topic: str) -> Outcome:
    """The answer to a topic that was called by its name, or agreed to."""
    return _answered(turn, (topic,))


def told_of(turn: Turn, topic: str) -> Outcome:
    """The answer to a topic that a message told something new of, without naming it."""
    return _answered(turn, (topic,), amber(turn))


def comfort(turn: Turn) -> Outcome:
    """The answer to somebody at the end of their strength, whatever else was being talked about."""
    return _answered(turn, ("emotional_support",), amber(turn))


def _adds_nothing(turn: Turn, topics: tuple[str, ...]) -> bool:
    """Whether a message only tells who the patient is, and the last answer is the same for them: "im 62"."""
    only_who = turn.reading.bare and set(turn.reading.facts) <= {"role", "person"}
    return only_who and topics == turn.memory.topics and not is_changed(turn, topics)


def _noted(turn: Turn) -> tuple[Block, ...]:
    """One line that a bare fact or a correction has arrived."""
    texts = turn.guide.library.texts["talk"]
    corrected = turn.reading.intent == "correct"
    if not corrected and not turn.reading.bare:
        return ()
    told = {name for name in turn.reading.facts if getattr(turn.case, name) != getattr(turn.earlier, name)}
    names = [name for name in NOTED if name in told and not (name == "deadline" and turn.case.roughly)]
    noted = turn.setting.say(texts["noted"][names[0]]) if names else ""
    changed = texts["changed"][0]["text"] if corrected and told else ""
    line = " ".join(part for part in (changed, noted) if part)
    return (Text(line),) if line else ()


def _interpreter(turn: Turn) -> tuple[Block, ...]:
    """Where to get one, for somebody who says that English is hard."""
    entry = turn.guide.library.texts["talk"]["interpreter"]
    return (Text(entry["text"]),) if has_cue(turn.reading.text, entry["cues"]) else ()


def _felt(turn: Turn, topics: tuple[str, ...]) -> tuple[Block, ...]:
    """A warm line in front when the message clearly carries distress beside its question."""
    distress = next((t.confidence for t in turn.reading.topics if t.name == "emotional_support"), 0.0)
    if distress < DISTRESSED or {"emotional_support", "fear_of_offending"} & set(topics):
        return ()
    line = turn.setting.first(turn.guide.library.topic("emotional_support").brief)
    return (Text(line.text),) if line else ()


def named_topic(guide: Guide, text: str) -> str:
    """The topic whose button title or id the text is, word for word; "" when it is none."""
    low = " ".join(text.lower().split()).rstrip(" .!?")
    for topic in guide.library.topics.values():
        if low in (topic.button.lower().rstrip(" .!?"), topic.id.replace("_", " ")):
            return topic.id
    return ""


def _answered(turn: Turn, topics: tuple[str, ...], before: tuple[Block, ...] = ()) -> Outcome:
    memory = turn.memory
    if (spoken := aloud(turn, topics)) is not None:
        return spoken
    if (is_repeated(turn, topics) or _adds_nothing(turn, topics)) and not amber(turn):
        return replace(goes_on(turn, _noted(turn)), progress=closed(turn.progress))
    if topics[0] == SHOULD_I:
        return judge(turn, topics, before)
    found = answer(topics, turn.setting, memory.told, memory.seen, before, after=asks_the_day(turn))
    if not any(block.kind == "steps" for block in found.reply.blocks):  # what to do comes before what to ask
        found = answer(topics, turn.setting, memory.told, memory.seen, before)
    after = memory.after_answer(topics, found.told, found.taken, found.has_more)
    of_opinions = {"opinions_differ", "opinions_agree"} & set(topics) or is_scenario(turn.guide, topics[0])
    progress = comparing.noticed(turn) if of_opinions else turn.progress
    return outcome(turn, found.reply, after, progress=progress)
