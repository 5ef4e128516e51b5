"""One message in, one reply out: what every channel and the command line share.

    delivery = await conversations.take(sender, text, button, key)

- One message of a conversation at a time; the others wait for their turn.
- The same `key` again gives the same reply and runs nothing twice, in this process or in another one.
- A turn that has begun is finished and kept even if nobody waits for it any more.
- What was said and what was replied is kept; `history`, `export` and `erase` work on that.
"""

from __future__ import annotations

import asyncio
import logging
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Protocol

from bot.advice.reply import Button, Reply, erases, with_button_ids
from bot.channels import incoming
from bot.channels.turns import Turns
from bot.storage.database import Database
from bot.storage.feedback import Feedback
from bot.storage.messages import ConversationGoneError, Message, Messages
from bot.storage.records import Records

logger = logging.getLogger(__name__)

TURN_SECONDS = 45.0
#: Another process that took a message so long ago and has not replied is believed dead.
ELSEWHERE_SECONDS = 60.0
ELSEWHERE_POLL_SECONDS = 0.2
HISTORY_PAGE = 200


class Dialogue(Protocol):
    """The bot behind the channels."""

    def ready(self) -> bool:
        """Whether it can answer."""

    async def reply(self, sender: str, message: str | Button) -> Reply:
        """Its reply to clean text, or to a button that was pressed."""


class TurnFailedError(RuntimeError):
    """The dialogue raised or took too long; the cause is in the log, without the text."""


@dataclass(frozen=True)
class Delivery:
    """A reply ready to be drawn. `seq` is its number within the conversation."""

    seq: int
    reply: Reply


class Conversations:
    """All conversations of all channels."""

    def __init__(self, dialogue: Dialogue, database: Database, scrub: Callable[[str], str]) -> None:
        """`scrub` takes names and numbers of people out of a text."""
        self._dialogue = dialogue
        self._now = database.now
        self._together = database.together
        self._scrub = scrub
        self._messages = Messages(database)
        self._records = Records(database)
        self._feedback = Feedback(database)
        self._turns = Turns()

    async def open(self, sender: str) -> None:
        """Makes the conversation unless it is there."""
        await self._messages.open(sender)

    async def is_open(self, sender: str) -> bool:
        """Whether there is such a conversation: opened, not erased, not expired."""
        return await self._messages.is_open(sender)

    async def take(self, sender: str, text: str | None, button: str | None, key: str | None) -> Delivery:
        """The reply to a message, either typed (`text`) or pressed (the id of a `button`).

        Raises:
            incoming.RefusedError: the message cannot be taken.
            TurnFailedError: the dialogue failed; the same message may be sent again.
        """
        try:
            message = await self.hear(sender, text, button)
        except ConversationGoneError:  # most often it is there
            await self.open(sender)
            message = await self.hear(sender, text, button)
        return await asyncio.shield(self.begin(sender, message, key))

    async def hear(self, sender: str, text: str | None, button: str | None) -> str | Button:
        """What was said: clean text, or the button that was pressed or whose title was typed.

        Raises:
            incoming.RefusedError: the message cannot be taken.
            ConversationGoneError: there is no such conversation.
        """
        if button is not None:
            seq = button.partition(".")[0]
            known = seq.isdecimal() and seq.isascii() and len(seq) < 10
            return incoming.pressed(button, await self._messages.reply_at(sender, int(seq) if known else 0))
        said = incoming.clean(text or "", self._scrub)
        return incoming.typed_button(said, await self._messages.last_reply(sender)) or said

    async def reply_at(self, sender: str, seq: int) -> Reply | None:
        """The reply with this number; None when it is not there.

        Raises:
            ConversationGoneError: there is no such conversation.
        """
        return await self._messages.reply_at(sender, seq)

    def begin(self, sender: str, message: str | Button, key: str | None) -> asyncio.Task[Delivery]:
        """A turn that runs on even if its caller goes away. It raises what `take` raises."""
        return self._turns.begin(self._turn(sender, message, key))

    async def has(self, sender: str, key: str) -> bool:
        """Whether the message with this key has been taken."""
        return (await self._messages.with_key(sender, key))[0] is not None

    async def last_key(self, sender: str) -> str | None:
        """The key of the latest message that was taken; None if there is none."""
        return await self._messages.last_key(sender)

    async def history(self, sender: str, after: int = 0) -> list[Message]:
        """What was said after number `after`, oldest first, at most `HISTORY_PAGE` messages."""
        return await self._messages.after(sender, after, HISTORY_PAGE)

    async def rate(self, sender: str, seq: int, rating: str, reason: str) -> None:
        """Keeps what the person thinks of the reply `seq`, names and numbers taken out of the reason.

        Raises:
            incoming.RefusedError: the reason is too long.
            NoSuchReplyError: there is no such reply.
        """
        await self._feedback.rate(sender, seq, rating, incoming.clean_remark(reason, self._scrub))

    async def export(self, sender: str) -> dict[str, Any]:
        """All that is kept about the conversation, JSON-ready."""
        return await self._records.export(sender)

    async def erase(self, sender: str) -> None:
        """Deletes the conversation and all that belongs to it, once a turn under way has ended."""
        async with self._turns.alone(sender):
            await self._records.erase(sender)

    async def take_back(self, sender: str, key: str) -> None:
        """Deletes the words that the person said under this key, or under one that goes on after it with a colon.

        The replies stay, and so do the facts that were noted; `erase` deletes those too.
        """
        async with self._turns.alone(sender):
            await self._records.take_back(sender, key)

    async def purge(self, retention_days: int) -> int:
        """Deletes the conversations that rested for so many days; how many there were."""
        return await self._records.purge(retention_days)

    async def finish(self, seconds: float) -> None:
        """Waits for the turns under way, at most so long."""
        await self._turns.finish(seconds)

    async def _turn(self, sender: str, message: str | Button, key: str | None) -> Delivery:
        async with self._turns.alone(sender):
            while (seq := await self._messages.append(sender, _words(message), key)) is None:
                if earlier := await self._earlier(sender, key or ""):
                    return earlier
            return await self._answer(sender, message, key, seq)

    async def _answer(self, sender: str, message: str | Button, key: str | None, seq: int) -> Delivery:
        try:
            delivery = await self._reply(sender, message, key, seq)
        except Exception as error:
            _log(error)
            await self._messages.withdraw(sender, seq)
            raise TurnFailedError from None
        if isinstance(message, Button) and erases(message):  # the reply that says so is still delivered
            await self._records.erase(sender)
        return delivery

    async def _reply(self, sender: str, message: str | Button, key: str | None, seq: int) -> Delivery:
        """The reply, kept together with what the dialogue remembers of the turn."""
        with self._together():
            reply = await asyncio.wait_for(self._dialogue.reply(sender, message), TURN_SECONDS)
            try:
                kept = await self._messages.append_reply(sender, reply, key)
            except ConversationGoneError:  # the person asked to be forgotten; this is the goodbye
                return Delivery(seq + 1, with_button_ids(reply, str(seq + 1)))
        return Delivery(kept.seq, kept.reply or reply)

    async def _earlier(self, sender: str, key: str) -> Delivery | None:
        """The reply already given to the message with this key; waits for a process that is working on it.

        None when that process failed or is believed dead: the message is gone then and may be taken again.
        """
        while True:
            said, replied = await self._messages.with_key(sender, key)
            if replied and replied.reply:
                return Delivery(replied.seq, replied.reply)
            if said is None:
                return None
            if self._now() - said.at > timedelta(seconds=ELSEWHERE_SECONDS):
                await self._messages.withdraw(sender, said.seq)
                return None
            await asyncio.sleep(ELSEWHERE_POLL_SECONDS)


def _words(message: str | Button) -> str:
    return message.title if isinstance(message, Button) else message


def _log(error: BaseException) -> None:
    """Where it happened, and nothing of the error's own words, which may quote the person."""
    where = "".join(traceback.format_tb(error.__traceback__))
    logger.error("A turn failed: %s\n%s", type(error).__name__, where)
