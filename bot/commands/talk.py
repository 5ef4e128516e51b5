"""Talking in the terminal, for people (`chat`) and for programs (`say`)."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Iterable
from typing import Any, TextIO

from bot.advice.reply import Reply, plain_text, with_button_ids
from bot.channels import incoming
from bot.channels.web.problems import Problems
from bot.dialogue import RasaDialogue
from bot.model import current_model
from bot.privacy import Scrubber
from bot.settings import Settings

#: One conversation's name; a new one gets the next number.
SENDER = "terminal:{}"


def say(lines: Iterable[str], out: TextIO) -> None:
    """Answers messages, one JSON a line: conversation, user, intent, replies [{text, blocks, buttons}]."""
    asyncio.run(_say(lines, out))


def chat() -> None:
    """Talks with a person until an empty line or the end of input."""
    asyncio.run(_chat())


async def _say(lines: Iterable[str], out: TextIO) -> None:
    desk = _Desk()
    conversation = 1
    for line in lines:
        text = line.rstrip("\n")
        if not text.strip():
            conversation += 1
            continue
        said, intent, reply = await desk.take(SENDER.format(conversation), text)
        answer = {"text": plain_text(reply), "blocks": reply.as_dict()["blocks"], "buttons": _buttons(reply)}
        row = {"conversation": conversation, "user": said, "intent": intent, "replies": [answer]}
        print(json.dumps(row, ensure_ascii=False), file=out, flush=True)


async def _chat() -> None:
    print("One moment ...", file=sys.stderr)
    desk = _Desk()
    print("Write what is on your mind. An empty line ends the chat.\n")
    while text := (await asyncio.to_thread(_read_line)):
        _, _, reply = await desk.take(SENDER.format(1), text)
        print(f"\n{plain_text(reply)}\n")
        if buttons := _buttons(reply):
            print("  ".join(f"[{button['title']}]" for button in buttons) + "\n")


class _Desk:
    """The dialogue with the door in front of it, as every channel has it, and nothing kept."""

    def __init__(self) -> None:
        settings = Settings.read()
        self._problems = Problems(settings)
        self._scrub = Scrubber.load()
        self._dialogue = RasaDialogue.load(current_model(), settings)
        self._last: dict[str, Reply] = {}
        self._turns = 0

    async def take(self, sender: str, text: str) -> tuple[str, str | None, Reply]:
        """What was said after cleaning, its intent, and the reply."""
        self._turns += 1
        try:
            said = incoming.clean(text, self._scrub)
        except incoming.RefusedError as refused:
            return "", None, self._problems.reply(refused)
        message = incoming.typed_button(said, self._last.get(sender)) or said
        if isinstance(message, str):
            intent = (await self._dialogue.parse(message))["intent"]["name"]
        else:
            intent = message.topic
        reply = await self._dialogue.reply(sender, message)
        self._last[sender] = with_button_ids(reply, str(self._turns))
        return said, intent, self._last[sender]


def _read_line() -> str:
    try:
        return input("> ").strip()
    except EOFError:
        return ""


def _buttons(reply: Reply) -> list[dict[str, Any]]:
    return [{"id": button.id, "title": button.title} for button in reply.buttons]
