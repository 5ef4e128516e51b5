"""The pages behind an answer: asked for by "more", and shown when the same thing is asked again."""

from __future__ import annotations

from dataclasses import replace

from bot.advice.answer import next_page, script_for, shortest
from bot.advice.cues import has_cue
from bot.advice.pieces import PAGE
from bot.advice.reply import Block, Reply, Text, Wording
from bot.advice.safety import amber
from bot.advice.turn import Outcome, Turn, outcome, said

#: Wordings offered to somebody who wants to speak, not write.
SPOKEN = 3


def turned(turn: Turn, before: tuple[Block, ...] = ()) -> Outcome:
    """The next page of the last answer, with what leads to it."""
    memory = turn.memory
    page = memory.page + 1
    room = PAGE - Reply(before).words()
    found = next_page(memory.topics, turn.setting, page, memory.taken, memory.seen, room)
    reply = Reply((*before, *found.reply.blocks))
    return outcome(turn, reply, replace(memory, page=page, finished=not found.has_more, misses=0))


def is_repeated(turn: Turn, topics: tuple[str, ...]) -> bool:
    """Whether the last answer was to these topics, and nothing was said since that would change it."""
    memory = turn.memory
    same_topics = topics[:1] == memory.topics[:1] and set(topics) <= set(memory.topics)
    same_reasons = set(turn.case.scenarios) == set(turn.earlier.scenarios)
    same_facts = replace(turn.case, scenarios=()) == replace(turn.earlier, scenarios=())
    return same_topics and same_reasons and same_facts and not memory.alarm


def goes_on(turn: Turn, before: tuple[Block, ...] = ()) -> Outcome:
    """The point of the last answer and what there is beyond it; after its last page, other ways on.

    The same topic may have been asked about in other words, so that its point is said again, but not its steps.
    """
    texts = turn.guide.library.texts["talk"]["again"]
    if not turn.memory.finished:
        found = turned(turn, (*before, *_point(turn), *said(turn, texts["more"]).blocks))
        return found if found.reply.words() <= PAGE else turned(turn, before)
    reply = shortest(turn.memory.topics, turn.setting, turn.memory.seen, has_more=False)
    blocks = (*before, *said(turn, texts["short"]).blocks, *reply.blocks)
    return outcome(turn, Reply(blocks), replace(turn.memory, misses=0))


def _point(turn: Turn) -> tuple[Block, ...]:
    """The opening of the last answer, with the words that it announces."""
    script = script_for(turn.memory.topics[0], turn.setting)
    point = Text(script.opening.text.split("\n")[0])
    announces = script.leads_with_words and point.text.rstrip(" *").endswith(":")
    return (point, *(Wording(line.text, line.title) for line in script.words[:1] if announces))


def aloud(turn: Turn, topics: tuple[str, ...]) -> Outcome | None:
    """The words of the last answer once more, without those to write; None unless that was asked for."""
    entry, memory = turn.guide.library.texts["talk"]["aloud"], turn.memory
    same = topics[:1] == memory.topics[:1] and topics[0] in entry["topics"]
    if not same or not has_cue(turn.reading.text, entry["cues"]):
        return None
    script = script_for(topics[0], turn.setting)
    spoken = [line for line in script.words if line.title not in entry["written"]][:SPOKEN]
    lead = said(turn, [{"text": entry["text"], "next": entry["next"]}], before=amber(turn))
    ways = tuple(block for block in lead.blocks if block.kind == "buttons")
    first = tuple(block for block in lead.blocks if block.kind != "buttons")
    words = tuple(Wording(line.text, line.title) for line in spoken)
    return outcome(turn, Reply((*first, *words, *ways)), replace(memory, misses=0))
