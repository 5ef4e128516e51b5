"""How two opinions are shown: row by row, where they part, and what to ask about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.advice.buttons import button_to
from bot.advice.differences import AGREE, VALUES, Difference, difference
from bot.advice.library import read_lines
from bot.advice.opinions import Opinion, open_questions, quoted, read_opinion
from bot.advice.pieces import PAGE
from bot.advice.reply import Block, Bullets, Button, Buttons, Reply, Sources, Steps, Text, Wording
from bot.advice.safety import amber
from bot.advice.turn import Outcome, Turn, outcome, said
from bot.advice.wording import fill

COMPARE, WEIGH = "compare_opinions", "weigh_values"
#: Questions on a page.
MOST_QUESTIONS = 5
#: Opinions from which one more is likely to add noise.
MANY = 4
#: Rows in the order of weight: the first ones are shown when there is not room for all.
ROWS = ("plan", "diagnosis", "risk", "timing", "evidence", "certainty", "goal")


def show(turn: Turn) -> Outcome:
    """The opinions of `turn.progress` side by side, how they seem to differ, and what to ask first."""
    texts = turn.guide.library.texts["comparing"]
    opinions = [read_opinion(text, texts) for text in turn.progress.opinions]
    found = difference(opinions, texts)
    kind = texts["agree"] if found.kind == AGREE else texts["kinds"][found.kind]
    lead: tuple[Block, ...] = (*amber(turn), *said(turn, texts["lead"]).blocks[:1])
    meaning: tuple[Block, ...] = (
        Text(_say(turn, kind["text"], cue=found.cue)),
        Steps(tuple(_say(turn, step["text"]) for step in kind["steps"])),
        Text(_advice(turn, opinions, found, kind)),
    )
    rows = _rows(opinions, texts, PAGE - Reply((*lead, *meaning)).words())
    ways = (_buttons(turn, opinions, found), _sources(turn, found))
    reply = Reply((*lead, *((Bullets(rows),) if rows else ()), *meaning, *ways))
    topics = ("opinions_agree",) if found.kind == AGREE else ("opinions_differ",)
    memory = replace(turn.memory, topics=topics, page=0, taken=0, finished=False, misses=0)
    case = turn.case.with_facts({"stage": "comparing", "agreed": "yes" if found.kind == AGREE else "no"})
    return outcome(turn, reply, memory, case, turn.progress)


def questions_for(turn: Turn, lead: tuple[Block, ...] = ()) -> Outcome:
    """What at least one of the doctors has not spoken of, as questions to put to both, and words to send."""
    texts = turn.guide.library.texts["comparing"]
    opinions = [read_opinion(text, texts) for text in turn.progress.opinions]
    asked = texts["questions"]
    alone = len(opinions) < 2
    same = not alone and difference(opinions, texts).kind == AGREE
    first = lead or (Text(asked["lead_one"] if alone else asked["lead"]),)
    blocks: list[Block] = [
        *first,
        Bullets(tuple(open_questions(opinions, texts))[:MOST_QUESTIONS], asked["title"]),
    ]
    if not alone:
        blocks.append(Wording(asked["wording_same" if same else "wording"], asked["wording_title"]))
    titles = texts["buttons"]
    back = Button(turn.guide.library.button_title(COMPARE), COMPARE)
    weigh = Button(turn.guide.library.button_title(WEIGH), WEIGH)
    anew = Button(titles["anew"], COMPARE, choice="anew")
    blocks.append(Buttons((back, weigh) if alone else (back, weigh, anew)))
    return outcome(turn, Reply(tuple(blocks)), replace(turn.memory, misses=0), progress=turn.progress)


def _rows(opinions: Sequence[Opinion], texts: Mapping[str, Any], room: int) -> tuple[str, ...]:
    """A row for every aspect that somebody spoke of, as far as there is room for so many words."""
    rows: list[str] = []
    for name in ROWS:
        if not any(name in o.said for o in opinions):
            continue
        cells = [
            f"{ordinal} “{quoted(o.said[name])}”" if name in o.said else f"{ordinal} {texts['not_said']}"
            for ordinal, o in zip(texts["ordinals"], opinions, strict=False)
        ]
        row = f"**{texts['aspects'][name]['label']}:** {'; '.join(cells)}."
        if (words := len(row.split()) + 1) <= room:
            rows.append(row)
            room -= words
    return tuple(rows)


def _advice(turn: Turn, opinions: Sequence[Opinion], found: Difference, kind: Mapping[str, Any]) -> str:
    """When a third view helps and when it does not, and what this person's situation adds."""
    texts = turn.guide.library.texts["comparing"]
    if len(opinions) >= MANY:
        return _say(turn, texts["many"], count=str(len(opinions)))
    parts = [_say(turn, kind["third"])]
    if found.kind == AGREE:
        parts.insert(0, texts["agree"]["independent"])
    special = turn.setting.first(read_lines("comparing.yml: special", texts["special"]))
    return " ".join([*parts, special.text] if special else parts)


def _buttons(turn: Turn, opinions: Sequence[Opinion], found: Difference) -> Buttons:
    library = turn.guide.library
    texts = library.texts["comparing"]
    ways = texts["next"].get(found.kind, texts["next"]["differ"])
    if len(opinions) >= MANY:
        ways = texts["next"][VALUES]
    ask = Button(texts["buttons"]["ask"], COMPARE, choice="ask")
    another = (Button(texts["buttons"]["another"], COMPARE, choice="another"),) if len(opinions) < MANY else ()
    return Buttons((ask, *(button_to(name, turn.setting) for name in ways), *another))


def _sources(turn: Turn, found: Difference) -> Sources:
    library = turn.guide.library
    tags = library.texts["comparing"]["sources"]["agree" if found.kind == AGREE else "differ"]
    return Sources(tuple(library.sources[tag].public() for tag in tags))


def _say(turn: Turn, text: str, **values: str) -> str:
    """The text with its blanks filled, `{cue|}` and `{count|}` among them."""
    return fill(text, {**turn.setting.values, **values}, turn.guide.library.registers)
