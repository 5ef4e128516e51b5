"""The pages behind an answer: asked for by "more", and shown when the same thing is asked again."""

from __future__ import annotations

from dataclasses import replace

from bot.advice.answer import next_page, shortest
from bot.advice.pieces import PAGE
from bot.advice.reply import Block, Reply
from bot.advice.turn import Outcome, Turn, outcome, said


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


def goes_on(turn: Turn) -> Outcome:
    """The point of the last answer and what there is beyond it; after its last page, other ways on.

    The same topic may have been asked about in other words, so that its point is said again, but not its steps.
    """
    texts = turn.guide.library.texts["talk"]["again"]
    if not turn.memory.finished:
        point = shortest(turn.memory.topics, turn.setting).blocks[:1]
        found = turned(turn, (*point, *said(turn, texts["more"]).blocks))
        return found if found.reply.words() <= PAGE else turned(turn)
    reply = shortest(turn.memory.topics, turn.setting, turn.memory.seen, has_more=False)
    blocks = (*said(turn, texts["short"]).blocks, *reply.blocks)
    return outcome(turn, Reply(blocks), replace(turn.memory, misses=0))
