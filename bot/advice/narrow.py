"""Narrow questions: what a word means, and what an office asks for copies. A topic's whole answer would miss them.

`glossary.yml` has the words, each said in one plain sentence first and then for what it is good. Nothing of the
case is learned from such a question: who asks what hospice is has not said that anybody needs it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.advice.cues import has_cue, plain
from bot.advice.library import Line, read_lines
from bot.advice.reply import Block, Reply, Sources, Steps, Text
from bot.advice.safety import amber
from bot.advice.turn import Outcome, Turn, outcome, ways_on

#: Words around a term that change nothing.
_LITTLE = frozenset({"a", "an", "the", "this", "that", "my", "your", "so", "called", "word", "term", "and"})


def narrow(turn: Turn) -> Outcome | None:
    """The answer to a narrow question; None for any other message."""
    texts = turn.guide.library.texts["glossary"]
    if word := meant_word(turn.reading.text, texts["asked"]):
        for entry in texts["terms"]:
            if word in map(_bare, entry["cues"]):
                return _answered(replace(turn, case=turn.earlier), entry)
    fits = (e for e in texts["matters"] if has_cue(turn.reading.text, e["cues"]) and _lines(turn, "text", e))
    entry = next(fits, None)
    return _answered(turn, entry) if entry else None


def meant_word(text: str, asked: Mapping[str, Sequence[str]]) -> str:
    """The word whose meaning is asked for, without articles; "" when the text asks for more than that."""
    said = f" {plain(text)} "
    opening = next((cue for cue in sorted(asked["before"], key=len, reverse=True) if f" {cue} " in said), "")
    if not opening:
        return ""
    before, _, after = said.partition(f" {opening} ")
    if set(before.split()) - set(asked["fillers"]):
        return ""
    words = after.split()
    while ending := next((e.split() for e in asked["after"] if words[-len(e.split()) :] == e.split()), []):
        words = words[: -len(ending)]
    return _bare(" ".join(words))


def _bare(term: str) -> str:
    return " ".join(word for word in plain(term).split() if word not in _LITTLE)


def _answered(turn: Turn, entry: Mapping[str, Any]) -> Outcome:
    library = turn.guide.library
    lines = _lines(turn, "text", entry)[:1]
    steps = _lines(turn, "steps", entry)
    blocks: list[Block] = [*amber(turn), *(Text(line.text) for line in lines)]
    if steps:
        blocks.append(Steps(tuple(line.text for line in steps)))
    blocks += ways_on(turn.guide, [name for name in entry["next"] if name in library.topics][:3])
    tags = dict.fromkeys(tag for line in (*lines, *steps) for tag in line.sources)
    sources = Sources(tuple(library.sources[tag].public() for tag in tags))
    memory = replace(turn.memory, misses=0, topics=tuple(entry["next"][:1]), page=0, finished=False)
    return outcome(turn, Reply((*blocks, sources)), memory)


def _lines(turn: Turn, part: str, entry: Mapping[str, Any]) -> tuple[Line, ...]:
    raw = entry.get(part, ())
    place = f"glossary.yml: {entry['id']}: {part}"
    return turn.setting.all(read_lines(place, [raw] if isinstance(raw, str) else raw, tuple(entry["sources"])))
