"""Turns that act on the last answer: more, shorter, again, where does that come from, yes, no, I meant."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.advice.activities import BEGINNINGS
from bot.advice.advise import advise, press
from bot.advice.answer import answer, lines_behind, next_page, shortest
from bot.advice.buttons import WRITE_DOCUMENT
from bot.advice.cues import has_cue, opens_with
from bot.advice.documents.choose import asked_for
from bot.advice.documents.desk import write_document
from bot.advice.paging import turned
from bot.advice.reply import Block, Bullets, Reply, Text
from bot.advice.turn import Outcome, Turn, outcome, said, ways_on

#: Sources and figures listed under "where does that come from": more is a bibliography.
MOST_SOURCES, MOST_FIGURES, MOST_INTERESTS = 6, 2, 2


def more(turn: Turn) -> Outcome:
    """The next page of the last answer; after the last page, that there is no more."""
    memory = turn.memory
    if not memory.topics:
        return _nothing_yet(turn)
    if memory.finished:
        return outcome(turn, said(turn, _talk(turn, "no_more")), memory)
    return turned(turn)


def repeat(turn: Turn) -> Outcome:
    """The same page again."""
    memory = turn.memory
    if not memory.topics:
        return _nothing_yet(turn)
    if memory.page:
        found = next_page(memory.topics, turn.setting, memory.page, memory.taken, memory.seen)
    else:
        found = answer(memory.topics, turn.setting, seen=memory.seen)
    return outcome(turn, found.reply, replace(memory, misses=0))


def shorter(turn: Turn) -> Outcome:
    """The last answer in two lines."""
    if not turn.memory.topics:
        return _nothing_yet(turn)
    if WRITE_DOCUMENT in turn.memory.offered and _names_a_tone(turn):
        return write_document(turn)  # "shorter and warmer" is about the letter on the table
    return outcome(turn, shortest(turn.memory.topics, turn.setting), replace(turn.memory, misses=0))


def _names_a_tone(turn: Turn) -> bool:
    tones = [cue for template in turn.guide.documents.values() for cue in template.apart]
    return asked_for(turn.reading.text, tones)


def why(turn: Turn) -> Outcome:
    """Where the last answer comes from: sources with their stake in the matter, figures with their caveat.

    The links stand under that answer already. "Who can tell us?" asks for a person, not for a source.
    """
    if opens_with(turn.reading.text, turn.guide.library.texts["talk"]["why"]["people"]["cues"]):
        return press(turn, "find_specialist")
    memory, texts, library = turn.memory, turn.guide.library.texts["talk"]["why"], turn.guide.library
    if not memory.topics:
        return _nothing_yet(turn)
    lines = lines_behind(memory.topics, turn.setting)
    tags = list(dict.fromkeys(t for line in lines for t in line.sources if t != "general"))[:MOST_SOURCES]
    if not tags:
        return outcome(turn, Reply((Text(texts["none"]), *ways_on(turn.guide, memory.topics[:1]))), memory)
    sources = [library.sources[tag] for tag in tags]
    blocks: list[Block] = [Text(texts["lead"]), Bullets(tuple(_cited(s.name, s.year) for s in sources))]
    interests = tuple(dict.fromkeys(s.interest for s in sources if s.interest))[:MOST_INTERESTS]
    if interests:
        blocks.append(Bullets(interests, texts["interest"]))
    said_now = " ".join(line.text for line in lines)
    figures = [f for f in library.figures.values() if f.text in said_now and f.caveat][:MOST_FIGURES]
    if figures:
        blocks.append(
            Bullets(
                tuple(f"{f.counted[:1].upper()}{f.counted[1:]}. {f.caveat}" for f in figures),
                texts["figures"],
            )
        )
    return outcome(turn, Reply((*blocks, *ways_on(turn.guide, ("evidence",)))), memory)


def affirm(turn: Turn) -> Outcome:
    """Yes: to the first way on that the last reply offered."""
    offered = next(iter(turn.memory.offered), "")
    if offered == "more":
        return more(turn)
    if offered == WRITE_DOCUMENT:
        return write_document(turn)
    if offered in BEGINNINGS:
        return BEGINNINGS[offered](turn)
    if offered in turn.guide.library.topics:
        return press(turn, offered)
    return outcome(turn, said(turn, _talk(turn, "affirm")), turn.memory)


def deny(turn: Turn) -> Outcome:
    """No: then what would help instead?"""
    return outcome(turn, said(turn, _talk(turn, "deny")), turn.memory)


def correct(turn: Turn) -> Outcome:
    """A fact was wrong: the last answer again with the right one."""
    if not turn.reading.facts and _is_known(turn):
        return outcome(turn, said(turn, _talk(turn, "as_known")), turn.memory)
    if not turn.reading.facts:
        return outcome(turn, said(turn, _talk(turn, "something_else")), turn.memory)
    return advise(replace(turn, reading=replace(turn.reading, bare=True, intent="correct")))


def _is_known(turn: Turn) -> bool:
    """Whether a correction that tells nothing new names what the talk is about already: "I mean my knee"."""
    words = f"{turn.case.procedure}_{turn.case.condition}".split("_")
    return has_cue(turn.reading.text, [word for word in words if word])


FOLLOW_UPS: dict[str, Callable[[Turn], Outcome]] = {
    "more": more,
    "repeat": repeat,
    "shorter": shorter,
    "why": why,
    "affirm": affirm,
    "deny": deny,
    "correct": correct,
}


def _nothing_yet(turn: Turn) -> Outcome:
    return outcome(turn, said(turn, _talk(turn, "nothing_yet")), turn.memory)


def _talk(turn: Turn, name: str) -> list[dict[str, object]]:
    return list(turn.guide.library.texts["talk"][name])


def _cited(name: str, year: str) -> str:
    return f"{name} ({year})" if year else name
