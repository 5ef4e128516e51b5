"""Plays every conversation of this folder with the real bot."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from checks import faults, in_words, unmet
from script import Conversation, Turn, all_conversations

from bot.channels.incoming import RefusedError

Forbidden = list[tuple[re.Pattern[str], str]]


def _as_parameter(conversation: Conversation) -> Any:
    """One that falls short must fail, so that the mark goes as soon as it has become good."""
    marks = [pytest.mark.xfail(reason=conversation.falls_short, strict=True)] if conversation.falls_short else []
    return pytest.param(conversation, id=conversation.id, marks=marks)


@pytest.mark.asyncio(loop_scope="session")
@pytest.mark.parametrize("conversation", [_as_parameter(c) for c in all_conversations()])
async def test_conversation(conversation: Conversation, newcomer: Callable[[], Any], forbidden: Forbidden) -> None:
    """Every turn is as expected; what is wrong is shown with the whole conversation."""
    person = newcomer()
    transcript: list[str] = []
    private: list[str] = []
    failed = False
    for turn in conversation.turns:
        private += turn.private
        replied, wrong = await _play(turn, person, forbidden, private)
        failed = failed or bool(wrong)
        transcript.append(_drawn(turn, replied, wrong))
    if failed:
        pytest.fail(f"{conversation.id}\n\n" + "\n\n".join(transcript), pytrace=False)


async def _play(turn: Turn, person: Any, forbidden: Forbidden, private: list[str]) -> tuple[str, list[str]]:
    """The reply as words, and what is wrong with it."""
    before = await person.messages_received()
    try:
        reply = await (person.press(turn.press) if turn.press else person.say(turn.said))
    except RefusedError as refused:
        refusal = refused.args[0]
        return f"(refused: {refusal})", [] if refusal == turn.bot.refused else [f"refused: {refusal}"]
    except AssertionError as no_button:
        return "(nothing)", [str(no_button)]
    wrong = [*unmet(turn.bot, await person.understood_as(), reply), *faults(reply, forbidden, private)]
    wrong += _left_behind(turn, await person.stored(), private)
    sent = await person.messages_received() - before
    if sent != 1 and not turn.bot.nothing_kept:
        wrong.append(f"sent {sent} messages instead of one")
    if turn.bot.refused:
        wrong.append(f"was not refused as {turn.bot.refused}")
    titles = "  ".join(f"[{b.title}]" for b in reply.buttons)
    return f"{in_words(reply)}\n{titles}".strip(), wrong


def _left_behind(turn: Turn, stored: str, private: list[str]) -> list[str]:
    if turn.bot.nothing_kept:
        return ["something is still stored"] if stored else []
    low = stored.casefold()
    leaked = [f"stores {words!r}" for words in private if words.casefold() in low]
    return leaked + [f"has lost {words!r}" for words in turn.kept if words.casefold() not in low]


def _drawn(turn: Turn, replied: str, wrong: list[str]) -> str:
    """One turn of a transcript, marked if something is wrong with it."""
    lines = [f"> {turn.said[:300]}", *(f"    {line}" for line in replied.splitlines())]
    lines += [f"!!  {fault}" for fault in wrong]
    return "\n".join(f"{'!!' if wrong else '  '} {line}" for line in lines)
