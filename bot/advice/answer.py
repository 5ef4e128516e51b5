"""Composes the answer to one or more topics for a case: the first page, and the pages behind "more"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.advice.buttons import button_to
from bot.advice.case import CHILD
from bot.advice.guide import Setting
from bot.advice.library import Line
from bot.advice.pieces import FIRST_STEPS, PAGE, Piece, first_body, joined, later_pages, opening, words_in
from bot.advice.plan import plan_script
from bot.advice.reply import (
    Block,
    Buttons,
    Callout,
    Reply,
    Sources,
    Steps,
    Text,
)
from bot.advice.script import Script, script_of
from bot.advice.verdict import verdict_script

#: Words the steps of the first topic keep to themselves before other topics get a word in.
KEPT_FOR_STEPS = 45
MAX_TOPICS = 3
MAX_BUTTONS = 3
#: Words from which a sentence is worth not saying twice.
LONG = 8
#: Danger signs that somebody has to tell of, as a baby can't; of a child the signs are told that can be seen.
TOLD_BY_ADULTS = ("heart", "rhythm")


@dataclass(frozen=True)
class Answer:
    """A page of an answer, and whether there is another behind it.

    `told` are danger signs it told. `taken` are the words of the first page that did not come from the topic's own
    script; the next pages are cut right when they are given it.
    """

    reply: Reply
    has_more: bool
    told: tuple[str, ...] = ()
    taken: int = 0


def answer(
    topics: tuple[str, ...],
    setting: Setting,
    told: tuple[str, ...] = (),
    seen: tuple[str, ...] = (),
    before: tuple[Block, ...] = (),
    after: tuple[Block, ...] = (),
) -> Answer:
    """The first page of the answer to `topics`: the first of them in full, the others in brief.

    `told` are danger signs already told, `seen` topics already answered (not offered again), `before` are blocks
    that go in front, such as an amber safety line, and `after` those that end it, such as a question.
    """
    topics = topics[:MAX_TOPICS]
    script = script_for(topics[0], setting)
    danger = _danger(setting, told)
    around = words_in(map(Piece, (*before, *after)))
    closing = _closing(topics[1:], script, danger, around, setting)
    taken = around + words_in(closing)
    body, rest = first_body(script, taken)
    pieces = [*map(Piece, before), opening(script), *body, *closing, *map(Piece, after)]
    shown = (danger[0],) if danger else ()
    return Answer(_reply(pieces, topics, script, setting, seen, bool(rest)), bool(rest), shown, taken)


def next_page(
    topics: tuple[str, ...],
    setting: Setting,
    page: int,
    taken: int,
    seen: tuple[str, ...] = (),
    room: int = PAGE,
) -> Answer:
    """Page number `page` (from 1) of an answer whose first page had `taken`; past the last page, the last.

    `room` are the words it may hold: its last pieces are left out when something is said before it.
    """
    script = script_for(topics[0], setting)
    pages = later_pages(first_body(script, taken)[1])
    current = pages[min(page, len(pages)) - 1] if pages else [opening(script)]
    while len(current) > 1 and words_in(current) > room:
        current = current[:-1]
    has_more = page < len(pages)
    return Answer(_reply(current, topics[:MAX_TOPICS], script, setting, seen, has_more), has_more, (), taken)


def shortest(
    topics: tuple[str, ...], setting: Setting, seen: tuple[str, ...] = (), has_more: bool = True
) -> Reply:
    """The answer in two lines: the point, and the first step. `has_more`: there are pages to offer."""
    script = script_for(topics[0], setting)
    blocks: list[Block] = [Text(script.opening.text.split("\n")[0])]
    if script.steps:
        blocks.append(Steps((script.steps[0].text,)))
    return Reply((*blocks, _buttons(topics, script, setting, seen, has_more)))


def script_for(topic: str, setting: Setting) -> Script:
    """The script of a topic: its file, or the verdict and the plan that are worked out from the case.

    Raises:
        KeyError: no such topic.
    """
    if topic == "should_i":
        return verdict_script(setting)
    if topic == "plan":
        return plan_script(setting)
    script = script_of(setting.topic(topic), setting.about(topic))
    return _with_case_questions(script, setting) if topic == "questions_to_ask" else script


def lines_behind(topics: tuple[str, ...], setting: Setting) -> tuple[Line, ...]:
    """The lines that the first page of the answer to these topics is made of."""
    script = script_for(topics[0], setting)
    steps = script.steps[:FIRST_STEPS]
    return (script.opening, *script.words[:1], *steps, *_briefs(topics[1:], setting))


def _with_case_questions(script: Script, setting: Setting) -> Script:
    """Questions of the person's own scenarios come before the general ones."""
    own = [line for name in setting.case.scenarios[:2] for line in setting.all(setting.topic(name).ask)[:3]]
    steps = tuple(dict.fromkeys((*own, *script.steps)))
    return Script(script.opening, script.words, steps, script.urgency, script.ask, script.more, False, script.next)


def _briefs(topics: tuple[str, ...], setting: Setting) -> tuple[Line, ...]:
    lines = (setting.about(name).first(setting.topic(name).brief) for name in topics)
    return tuple(line for line in lines if line)


def _closing(
    others: tuple[str, ...], script: Script, danger: tuple[str, Piece] | None, taken: int, setting: Setting
) -> list[Piece]:
    """What ends a first page: the other topics in brief as far as there is room, and the danger sign."""
    spoken = " ".join(line.text for line in (script.opening, *script.steps))
    closing = [
        Piece(Text(line.text), line.sources)
        for line in _briefs(others, setting)
        if not _repeats(line.text, spoken)
    ]
    if danger:
        closing.append(danger[1])
    elif script.urgency:
        closing.append(Piece(Callout(script.urgency.text, "info"), script.urgency.sources))
    room = PAGE - taken - opening(script).words - KEPT_FOR_STEPS
    while len(closing) > 1 and words_in(closing) > room:
        closing.pop(-2)  # the last brief; its topic still has a button
    return closing


def _danger(setting: Setting, told: tuple[str, ...]) -> tuple[str, Piece] | None:
    """The danger sign that belongs to this case, unless it was told before."""
    case, lookups = setting.case, setting.guide.lookups
    ids = [lookups.procedure(case.procedure).danger] if case.procedure else []
    ids += [lookups.condition(case.condition).danger] if case.condition else []
    ids += [lookups.procedure(name).danger for name in case.options]
    if case.person == CHILD:
        ids = [CHILD if name in TOLD_BY_ADULTS else name for name in ids]
    for name in ids:
        if name and name not in told:
            return name, Piece(Callout(setting.say(lookups.danger(name)), "amber"))
    return None


def _repeats(text: str, spoken: str) -> bool:
    """Whether a long sentence of the text was said already, such as a figure that two topics share."""
    sentences = (sentence.strip(" *.") for sentence in re.split(r"(?<=[.?!:]) ", text))
    return any(len(s.split()) >= LONG and s in spoken for s in sentences)


def _reply(
    pieces: list[Piece],
    topics: tuple[str, ...],
    script: Script,
    setting: Setting,
    seen: tuple[str, ...],
    more: bool,
) -> Reply:
    blocks = joined(piece.block for piece in pieces)
    buttons = _buttons(topics, script, setting, seen, more)
    sources = _sources(pieces, setting)
    blocks += [buttons] if buttons.items else []
    blocks += [sources] if sources.items else []
    return Reply(tuple(blocks))


def _buttons(
    topics: tuple[str, ...], script: Script, setting: Setting, seen: tuple[str, ...], has_more: bool
) -> Buttons:
    wanted = [t for t in dict.fromkeys((*topics[1:], *script.next)) if t != topics[0]]
    fresh = [t for t in wanted if t not in seen] or wanted
    chosen = fresh[:MAX_BUTTONS] + (["more"] if has_more else [])
    return Buttons(tuple(button_to(name, setting) for name in chosen))


def _sources(pieces: list[Piece], setting: Setting) -> Sources:
    tags = dict.fromkeys(tag for piece in pieces for tag in piece.sources)
    return Sources(tuple(setting.guide.library.sources[tag].public() for tag in tags))
