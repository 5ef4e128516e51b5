"""The answer to "should I?" over several messages: a verdict, and at most two questions that could change it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.advice.answer import answer
from bot.advice.guide import Setting
from bot.advice.interruptions import interrupts
from bot.advice.progress import Progress
from bot.advice.reading import UNSURE
from bot.advice.reply import Block, Button, Buttons, Reply, Text
from bot.advice.safety import amber
from bot.advice.tipping import Question, gist, next_question, questions_of, understood
from bot.advice.turn import Outcome, Turn, asks_the_day, is_scenario, outcome, said, ways_on
from bot.advice.verdict import UNKNOWN, verdict

SHOULD_I = "should_i"
#: Questions of a verdict in one conversation.
MOST_QUESTIONS = 2
#: What was asked stands in `progress.skipped` under this prefix, so that it is never asked twice.
ASKED = "verdict:"
#: `progress.asking` while the verdict waits to hear what it is about.
ABOUT = "about"
#: The answers to a question and other ways on: more is a wall of buttons.
MOST_BUTTONS = 4


def judge(turn: Turn, topics: tuple[str, ...], before: tuple[Block, ...] = ()) -> Outcome:
    """The verdict, and the other topics in brief; at its end the question whose answer could change it."""
    memory, setting = turn.memory, turn.setting
    wanted = _question(turn)
    after = (Text(wanted[1]),) if wanted else asks_the_day(turn)
    found = answer(topics, setting, told=memory.told, seen=memory.seen, before=before, after=after)
    if not any(block.kind == "steps" for block in found.reply.blocks):  # what to do comes before what to ask
        wanted, found = None, answer(topics, setting, told=memory.told, seen=memory.seen, before=before)
    reply = _with_answers(found.reply, wanted[0]) if wanted else found.reply
    after_it = memory.after_answer(topics, found.told, found.taken, found.has_more)
    return outcome(turn, reply, after_it, progress=_asking(turn, wanted[0].name if wanted else ""))


def hear(turn: Turn) -> Outcome | None:
    """A typed message while a question of the verdict is open; None when it is no answer to it."""
    asking = turn.progress.asking
    if turn.memory.topics[:1] != (SHOULD_I,):
        return None
    if asking == ABOUT:
        return _told_about(turn)
    question = _named(turn, asking)
    facts = understood(question, turn.reading, turn.guide.library.texts["answers"]) if question else None
    return None if facts is None else _answered(turn, asking, facts)


def pressed(turn: Turn) -> Outcome:
    """A button that answers a question: `choice` names the question, the facts are in the case already."""
    return _answered(turn, turn.reading.choice, turn.reading.facts)


def _answered(turn: Turn, name: str, facts: Mapping[str, Any]) -> Outcome:
    """The verdict anew if the answer changes it, else one line that it stays, and the next question."""
    before = Setting.of(turn.guide, turn.earlier, turn.today)
    turn = replace(turn, case=turn.case.with_facts(facts), progress=closed(turn.progress))
    texts = turn.guide.library.texts["verdict"]
    was, now = gist(before), gist(turn.setting)
    if was != now:
        lead = said(turn, _plain(texts["changed"])).blocks if was[0] != now[0] else ()
        return judge(turn, (SHOULD_I,), (*amber(turn), *lead))
    return _stays(turn, texts)


def _stays(turn: Turn, texts: Mapping[str, Any]) -> Outcome:
    level = verdict(turn.setting).level
    wanted = _question(turn)
    blocks: tuple[Block, ...] = (
        *amber(turn),
        *said(turn, _plain(texts["stays"].get(level, texts["changed"]))).blocks,
    )
    if wanted:
        blocks = (*blocks, Text(wanted[1]), Buttons(_answer_buttons(wanted[0])))
    else:
        blocks = (*blocks, *ways_on(turn.guide, texts["next"][level]))
    return outcome(
        turn, Reply(blocks), turn.memory, progress=_asking(turn, wanted[0].name if wanted else "", turn.progress)
    )


def _told_about(turn: Turn) -> Outcome | None:
    """What it is about, told after a verdict that had to ask; None for a message about something else."""
    first = turn.reading.topics[0] if turn.reading.topics else None
    named = {"procedure", "condition"} & set(turn.reading.facts)
    reason = first is not None and is_scenario(turn.guide, first.name) and first.confidence >= UNSURE
    if not (reason or (named and turn.reading.bare)) or verdict(turn.setting).level == UNKNOWN:
        return _asked_again(turn)
    others = tuple(
        t.name for t in turn.reading.topics if t.name in turn.guide.library.topics and t.name != SHOULD_I
    )
    how = tuple(name for name in others if not is_scenario(turn.guide, name))
    return judge(turn, (SHOULD_I, *how), amber(turn))


def _asked_again(turn: Turn) -> Outcome | None:
    """Once more, what it is about; None after the second time, or when the message is about something else."""
    if turn.progress.missed or interrupts(turn, tells=False) or turn.reading.confidence >= UNSURE:
        return None
    texts = turn.guide.library.texts["verdict"]
    reply = said(turn, _plain(texts["about"]), before=amber(turn))
    ways = ways_on(turn.guide, texts["next"][UNKNOWN])
    progress = replace(turn.progress, missed=1)
    return outcome(turn, Reply((*reply.blocks, *ways)), turn.memory, progress=progress)


def _question(turn: Turn) -> tuple[Question, str] | None:
    """The next question with its wording, unless enough was asked or something else is under way."""
    asked = [name.removeprefix(ASKED) for name in turn.progress.skipped if name.startswith(ASKED)]
    if turn.progress.activity not in ("", SHOULD_I) or len(asked) >= MOST_QUESTIONS:
        return None
    found = next_question(turn.setting, asked)
    return (found[0], found[1].text) if found else None


def _named(turn: Turn, name: str) -> Question | None:
    return next((q for q in questions_of(turn.guide.library.texts["verdict"]) if q.name == name), None)


def _asking(turn: Turn, name: str, progress: Progress | None = None) -> Progress:
    """The progress while this question is open; without one, while the verdict may still ask what it is about."""
    progress = progress or turn.progress
    if progress.activity not in ("", SHOULD_I):
        return progress
    if name:
        skipped = tuple(dict.fromkeys((*progress.skipped, f"{ASKED}{name}")))
        return replace(progress, activity=SHOULD_I, asking=name, missed=0, skipped=skipped)
    if verdict(turn.setting).level == UNKNOWN:
        return replace(progress, activity=SHOULD_I, asking=ABOUT, missed=0)
    return closed(progress)


def closed(progress: Progress) -> Progress:
    return replace(progress, activity="", asking="", missed=0) if progress.activity == SHOULD_I else progress


def _with_answers(reply: Reply, question: Question) -> Reply:
    """The reply with the answers before its other buttons."""
    blocks: list[Block] = []
    for block in reply.blocks:
        if isinstance(block, Buttons):
            answers = _answer_buttons(question)
            more = tuple(b for b in block.items if b.topic == "more")
            others = tuple(b for b in block.items if b.topic != "more")
            block = Buttons((*answers, *more, *others)[: max(MOST_BUTTONS, len(answers))])
        blocks.append(block)
    return Reply(tuple(blocks))


def _answer_buttons(question: Question) -> tuple[Button, ...]:
    return tuple(Button(a.title, SHOULD_I, a.facts, choice=question.name) for a in question.answers)


def _plain(entries: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    return [{k: v for k, v in entry.items() if k != "sources"} for entry in entries]
