"""An event becomes what is said to the dialogue, what is shown, and what is sent, each step once."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import asdict
from typing import Any

from bot.advice.reply import Button, Buttons, Callout, Reply, Text
from bot.channels.conversation import Conversations, TurnFailedError
from bot.channels.files import files_of
from bot.channels.inbox import Inbox, Update
from bot.channels.incoming import RefusedError
from bot.channels.telegram.api import BlockedError, BotApi
from bot.channels.telegram.commands import meant
from bot.channels.telegram.drawing import CHOSEN, chosen_keyboard, draw
from bot.channels.telegram.reading import Event
from bot.channels.web.problems import Problems
from bot.documents.files import File
from bot.storage.messages import ConversationGoneError

logger = logging.getLogger(__name__)

#: Telegram shows that we are typing for five seconds.
TYPING_SECONDS = 4.5
#: No preview of a link: it would be larger than the reply.
NO_PREVIEW = {"is_disabled": True}


class Handling:
    """What a person does in Telegram, answered."""

    def __init__(
        self,
        api: BotApi,
        conversations: Conversations,
        problems: Problems,
        words: Mapping[str, str],
    ) -> None:
        self._api = api
        self._conversations = conversations
        self._problems = problems
        self._words = words

    async def handle(self, inbox: Inbox, update: Update) -> None:
        """Answers one update. It may run again for the same one: steps taken are left out.

        Raises:
            RetryLater, GiveUpError: Telegram did not take the answer.
        """
        event = Event(**update.payload)
        turn = _Turn(inbox, update, event)
        try:
            await {
                "said": self._said,
                "pressed": self._pressed,
                "attached": self._attached,
                "group": self._group,
                "seen": _nothing,
            }[event.kind](turn)
        except BlockedError:
            logger.info("Nobody to answer: the person blocked the bot or left Telegram")

    async def _said(self, turn: _Turn) -> None:
        event = turn.event
        if event.edited and not await turn.once("latest", lambda: self._is_latest(turn)):
            return
        reply = await turn.reply(lambda: self._answer(turn, _key(event)))
        await self._send(turn, _with_note(reply, self._words["not_opened"]) if event.attachment else reply)

    async def _pressed(self, turn: _Turn) -> None:
        event = turn.event
        key = f"p{event.message}"
        if event.text == CHOSEN or not await turn.once("fresh", lambda: self._is_fresh(turn, key)):
            await self._api.attempt("answerCallbackQuery", callback_query_id=event.callback)
            return
        pressed = await turn.once("pressed", lambda: self._button(turn))
        alert = {} if pressed else {"text": self._gone(), "show_alert": True}
        await self._api.attempt("answerCallbackQuery", callback_query_id=event.callback, **alert)
        if not pressed:
            return
        button = Button(**pressed)
        reply = await turn.reply(lambda: self._answer(turn, key, button))
        if not turn.failed:
            await turn.once("shown", lambda: self._show_chosen(turn, button))
        await self._send(turn, reply)

    async def _attached(self, turn: _Turn) -> None:
        await self._send(turn, Reply((Text(self._words["text_only"]),)))

    async def _group(self, turn: _Turn) -> None:
        await self._send(turn, Reply((Text(self._words["private_only"]),)))

    async def _heard(self, turn: _Turn) -> str | Button:
        """What was said, as the dialogue takes it."""
        message = meant(turn.event.text, self._words)
        if isinstance(message, Button):
            return message
        return await self._conversations.hear(turn.sender, message, None)

    async def _answer(self, turn: _Turn, key: str, button: Button | None = None) -> dict[str, Any]:
        """The reply of the dialogue to the button, or to what was said; or a problem in a patient's words."""
        try:
            async with self._typing(turn.event.chat):
                await self._conversations.open(turn.sender)
                message = button or await self._heard(turn)
                delivery = await asyncio.shield(self._conversations.begin(turn.sender, message, key))
        except (RefusedError, TurnFailedError) as error:
            return {"reply": self._problems.reply(error).as_dict(), "failed": True}
        return {"reply": delivery.reply.as_dict(), "failed": False}

    async def _button(self, turn: _Turn) -> dict[str, Any] | None:
        try:
            button = await self._conversations.hear(turn.sender, None, turn.event.text)
        except (RefusedError, ConversationGoneError):
            return None
        assert isinstance(button, Button)
        return {**asdict(button), "facts": dict(button.facts)}

    def _gone(self) -> str:
        return str(self._problems.body(RefusedError("button_unknown"))["detail"])

    async def _is_fresh(self, turn: _Turn, key: str) -> bool:
        """Whether no button of this message was pressed before: of a double click, one is answered."""
        return not await self._conversations.has(turn.sender, key)

    async def _is_latest(self, turn: _Turn) -> bool:
        """Whether the person has not gone on since the message that was edited. Message numbers only grow."""
        last = re.match(r"[mp](\d+)", await self._conversations.last_key(turn.sender) or "")
        return last is None or turn.event.message >= int(last.group(1))

    async def _show_chosen(self, turn: _Turn, button: Button) -> None:
        keyboard = chosen_keyboard(button)
        where = {"chat_id": turn.event.chat, "message_id": turn.event.message}
        await self._api.attempt("editMessageReplyMarkup", **where, reply_markup=keyboard)

    async def _send(self, turn: _Turn, reply: Reply) -> None:
        chat, thread = turn.event.chat, turn.event.thread
        for number, part in enumerate(draw(reply, self._words["sources"], self._words["choose"])):
            message = {
                "chat_id": chat,
                "message_thread_id": thread,
                "text": part.html,
                "parse_mode": "HTML",
                "link_preview_options": NO_PREVIEW,
                "reply_markup": part.keyboard,
            }
            await turn.once(f"text {number}", lambda message=message: self._call("sendMessage", message))
        for number, file in enumerate(await files_of(reply)):
            await turn.once(
                f"file {number}", lambda file=file: self._call("sendDocument", {"chat_id": chat}, file)
            )

    async def _call(self, method: str, parameters: dict[str, Any], file: File | None = None) -> int:
        sent = await self._api.call(method, file, **parameters)
        return int(sent["message_id"])

    @asynccontextmanager
    async def _typing(self, chat: int) -> AsyncIterator[None]:
        """Shows that we are typing for as long as it takes; the answer does not wait for the sign."""

        async def show() -> None:
            while True:
                await self._api.attempt("sendChatAction", chat_id=chat, action="typing")
                await asyncio.sleep(TYPING_SECONDS)

        showing = asyncio.create_task(show())
        try:
            yield
        finally:
            showing.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await showing


class _Turn:
    """One update on its way, with the memory of the steps taken."""

    def __init__(self, inbox: Inbox, update: Update, event: Event) -> None:
        self._inbox = inbox
        self._update = update
        self.event = event
        self.sender = update.sender
        self.failed = False

    async def once(self, step: str, act: Callable[[], Awaitable[Any]]) -> Any:
        """What the step gave, now or in an earlier try."""
        return await self._inbox.once(self._update, step, act)

    async def reply(self, answer: Callable[[], Awaitable[dict[str, Any]]]) -> Reply:
        """The reply, the same in every try: even when the conversation was erased with it."""
        kept = await self.once("reply", answer)
        self.failed = kept["failed"]
        return Reply.from_dict(kept["reply"])


async def _nothing(turn: _Turn) -> None:
    """The album was answered with its words."""


def _key(event: Event) -> str:
    """The name of a message, or of one version of it, within its conversation."""
    return f"m{event.message}e{event.edited}" if event.edited else f"m{event.message}"


def _with_note(reply: Reply, note: str) -> Reply:
    """The reply with a note before its buttons; an alarm stays alone."""
    if any(isinstance(block, Callout) and block.tone == "red" for block in reply.blocks):
        return reply
    said = tuple(block for block in reply.blocks if not isinstance(block, Buttons))
    ways_on = tuple(block for block in reply.blocks if isinstance(block, Buttons))
    return Reply((*said, Text(note), *ways_on))
