"""Narrow questions: what a word means, and what an office asks for copies. A topic's whole answer would miss them.

`glossary.yml` has the words, each said in one plain sentence first and then for what it is good. Nothing of the
case is learned from such a question: who asks what hospice is has not said that anybody needs it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from typing import Any

from bot.advice.cues import has_cue, plain
from bot.advice.library import Line, read_lines
from bot.advice.lookups import Specialty
from bot.advice.reading import UNSURE
from bot.advice.reply import Block, Reply, Sources, Steps, Text
from bot.advice.safety import amber
from bot.advice.turn import Outcome, Turn, outcome, ways_on
from bot.advice.wording import fill

#: Letters of a short form ("derm"), and how alike a misspelled word has to be.
SHORTEST, NEAR = 3, 0.8
#: Words around a term that change nothing.
_LITTLE = frozenset({"a", "an", "the", "this", "that", "my", "your", "so", "called", "word", "term", "and"})


def narrow(turn: Turn) -> Outcome | None:
    """The answer to a narrow question; None for any other message."""
    texts = turn.guide.library.texts["glossary"]
    if word := meant_word(turn.reading.text, texts["asked"]):
        for entry in texts["terms"]:
            if word in map(_bare, entry["cues"]):
                return _answered(replace(turn, case=turn.earlier), entry)
        if doctor := kind_of_doctor(word, turn.guide.lookups.specialties.values()):
            text = fill(texts["doctors"]["text"], {"value": doctor}, turn.guide.library.registers)
            entry = {**texts["doctors"], "id": "doctors", "text": text}
            return _answered(replace(turn, case=turn.earlier), entry)
    fits = (e for e in texts["matters"] if _fits(turn, e) and _lines(turn, "text", e))
    entry = next(fits, None)
    return _answered(turn, entry) if entry else None


def kind_of_doctor(word: str, specialties: Iterable[Specialty]) -> str:
    """What kind of doctor a word means, as "a cardiologist is a heart doctor"; "" for other words.

    The word has to be near to a word of the name: a midwife is found by the same map as an obstetrician, and is
    no doctor.
    """
    for kind in specialties:
        named = plain(kind.name).split()
        said = [said for said in kind.say if _bare(said) == word]
        name, _, gloss = kind.name.removesuffix(")").partition(" (")
        near = gloss.startswith(("a ", "an ")) and all(
            _is_near(part, named) for part in word.split() if part != "doctor"
        )
        if said and near:
            return f"{name} is {gloss}"
    return ""


def _is_near(word: str, named: Sequence[str]) -> bool:
    """Whether one of the words is this one, begins with it, or is it with a slip."""
    begins = len(word) >= SHORTEST and any(name.startswith(word) for name in named)
    return word in named or begins or bool(get_close_matches(word, named, cutoff=NEAR))


def _fits(turn: Turn, entry: Mapping[str, Any]) -> bool:
    reading = turn.reading
    open_to = "unclear" not in entry or reading.confidence < UNSURE or reading.intent in entry["unclear"]
    return open_to and has_cue(reading.text, entry["cues"])


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
