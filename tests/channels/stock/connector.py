"""Rasa's own connectors in Rasa's own place, with the tests' dialogue where Rasa has its agent."""

from __future__ import annotations

import json
import re
import uuid
from typing import Any

from rasa.core.channels.channel import InputChannel, UserMessage, register
from rasa.core.lock_store import InMemoryLockStore
from sanic import Sanic

from bot.advice.reply import Button, Buttons, Reply, Sources, plain_text


class Agent:
    """Answers as Rasa's agent does: a sender at a time, through the message's output channel."""

    def __init__(self, dialogue: Any) -> None:
        self._dialogue = dialogue
        self._locks = InMemoryLockStore()

    async def handle_message(self, message: UserMessage) -> None:
        async with self._locks.lock(message.sender_id, wait_time_in_seconds=0.01):
            reply = await self._dialogue.reply(message.sender_id, said(message.text))
            await message.output_channel.send_response(message.sender_id, response(reply))


def app(connector: InputChannel, dialogue: Any) -> Sanic:
    """A server with this connector, its routes where Rasa has them."""
    server = Sanic(f"stock-{uuid.uuid4().hex}")
    server.ctx.agent = Agent(dialogue)
    register([connector], server, "/webhooks/")
    return server


def response(reply: Reply) -> dict[str, Any]:
    """The reply as a response of a Rasa domain. It has buttons, so the connector sends it in one piece."""
    text = plain_text(Reply(tuple(b for b in reply.blocks if not isinstance(b, Buttons | Sources))))
    links = [s for b in reply.blocks if isinstance(b, Sources) for s in b.items if s.url]
    buttons = [{"title": b.title, "payload": payload(b)} for b in reply.buttons]
    return {"text": text, "buttons": [*buttons, *({"title": s.name, "url": s.url} for s in links)]}


def payload(button: Button) -> str:
    """What a button of Rasa's carries: an intent and its entities."""
    facts = {**button.facts, **({"choice": button.choice} if button.choice else {})}
    return f"/{button.topic}{json.dumps(facts) if facts else ''}"


def said(text: str) -> str | Button:
    """The text, or the button whose payload it is."""
    intent = re.fullmatch(r"/(\w+)(\{.*\})?", text)
    if not intent:
        return text
    facts = json.loads(intent.group(2) or "{}")
    return Button("", intent.group(1), choice=facts.pop("choice", ""), facts=facts)
