"""What happens with each update: the conversation is asked, the outbox sends.

A handler may run again for the same update, after a wait or in another process. So every step is either
harmless when repeated or goes through `Inbox.once`.
"""

from __future__ import annotations

import logging
from typing import Any

from bot.advice.reply import Button, Buttons, Reply, Text
from bot.channels.conversation import TurnFailedError
from bot.channels.files import files_of
from bot.channels.inbox import Inbox, RetryLater, Update
from bot.channels.incoming import RefusedError
from bot.channels.platform import Around
from bot.channels.slack.api import SlackApi, SlackRefusedError
from bot.channels.slack.home import home_view, invitation
from bot.channels.slack.outbox import Outbox, Place
from bot.channels.slack.reading import SenderOf
from bot.channels.slack.render import render, with_choice
from bot.channels.slack.words import Words

logger = logging.getLogger(__name__)

#: A turn that failed is tried again for so long before the person hears of it.
PATIENCE_SECONDS = 10.0
AGAIN_SECONDS = 2.0


class Handler:
    """Handles the updates of one inbox."""

    def __init__(self, around: Around, inbox: Inbox, api: SlackApi, sender_of: SenderOf) -> None:
        self._settings = around.settings
        self._conversations = around.conversations
        self._problems = around.problems
        self._now = around.database.now
        self._inbox = inbox
        self._api = api
        self._sender_of = sender_of
        self._words = Words(around.settings)
        self._outbox = Outbox(inbox, api)

    async def handle(self, update: Update) -> None:
        """Does what the update asks for.

        Raises:
            RetryLater, GiveUpError: it could not be done.
        """
        match update.payload["kind"]:
            case "said":
                await self._said(update)
            case "edited":
                await self._edited(update)
            case "deleted":
                await self._conversations.take_back(update.sender, _key(update))
            case "pressed":
                await self._pressed(update)
            case "opened":
                await self._opened(update)
            case "invited":
                await self._invited(update)
            case "started":
                await self._started(update)

    async def _said(self, update: Update) -> None:
        text, place = update.payload["text"], _place(update)
        note = (Text(self._words("file")),) if update.payload["file"] else ()
        if note and not text:
            await self._deliver(update, place, Reply(note))
            return
        reply = await self._reply(update, update.sender, text=text)
        await self._deliver(update, place, Reply((*note, *reply.blocks)))

    async def _edited(self, update: Update) -> None:
        """Of the latest message: its old words go, the new ones are answered. An older one stays answered."""

        async def decide() -> bool:
            last = await self._conversations.last_key(update.sender)
            is_latest = last is not None and f"{last}:".startswith(f"{_key(update)}:")
            if is_latest:
                await self._conversations.take_back(update.sender, _key(update))
            return is_latest

        if await self._inbox.once(update, "is latest", decide):
            reply = await self._reply(update, update.sender, text=update.payload["text"])
            await self._deliver(update, _place(update), reply)

    async def _pressed(self, update: Update) -> None:
        await self._inbox.once(update, "chosen", lambda: self._show_choice(update))
        reply = await self._reply(update, update.sender, button=update.payload["button"])
        await self._deliver(update, _place(update), reply)

    async def _opened(self, update: Update) -> None:
        view = home_view(self._settings, self._words)
        user = update.payload["user"]
        await self._api.call(update.payload["teams"], lambda c: c.views_publish(user_id=user, view=view))

    async def _invited(self, update: Update) -> None:
        teams = update.payload["teams"]
        message = invitation(self._words("invite.text"), update.payload["app"], teams[0], self._words)

        async def post() -> bool:
            await self._api.call(
                teams,
                lambda client: client.chat_postEphemeral(
                    channel=update.payload["channel"],
                    user=update.payload["user"],
                    thread_ts=update.payload["thread"] or None,
                    text=message.text,
                    blocks=[block.to_dict() for block in message.blocks],
                ),
            )
            return True

        await self._inbox.once(update, "invitation", post)

    async def _started(self, update: Update) -> None:
        teams, user = update.payload["teams"], update.payload["user"]

        async def open_chat() -> str:
            opened = await self._api.call(teams, lambda client: client.conversations_open(users=user))
            return str(opened["channel"]["id"])

        channel = await self._inbox.once(update, "chat", open_chat)
        text = update.payload["text"] or self._words("home.says")
        reply = await self._reply(update, self._sender_of(teams[0], channel), text=text)
        await self._deliver(update, Place(teams, channel), reply)

    async def _reply(
        self, update: Update, sender: str, text: str | None = None, button: str | None = None
    ) -> Reply:
        """The reply, or kind words when there is none. Kept until it is sent: erasing leaves nothing to ask."""

        async def ask() -> dict[str, Any]:
            try:
                delivery = await self._conversations.take(sender, text, button, update.id)
                return delivery.reply.as_dict()
            except RefusedError as error:
                return self._problems.reply(error).as_dict()
            except TurnFailedError as error:
                if self._now().timestamp() - update.payload["at"] < PATIENCE_SECONDS:
                    raise RetryLater(AGAIN_SECONDS, "the turn failed") from None
                return Reply(
                    (*self._problems.reply(error).blocks, *await self._once_more(sender, button))
                ).as_dict()

        return Reply.from_dict(await self._inbox.once(update, "reply", ask))

    async def _once_more(self, sender: str, button: str | None) -> tuple[Buttons, ...]:
        """The button whose turn failed; the message it stood in shows it as chosen."""
        message = await self._conversations.hear(sender, None, button) if button is not None else ""
        return (Buttons((message,)),) if isinstance(message, Button) else ()

    async def _deliver(self, update: Update, place: Place, reply: Reply) -> None:
        for number, message in enumerate(render(reply, self._words)):
            await self._outbox.post(update, f"message {number}", place, message)
        for number, file in enumerate(await files_of(reply)):
            await self._outbox.upload(update, f"file {number}", place, file)

    async def _show_choice(self, update: Update) -> bool:
        """The buttons of the message give way to the choice. Not worth failing for: the answer follows."""
        payload = update.payload
        blocks = with_choice(payload["message"]["blocks"], payload["title"], self._words)
        try:
            await self._api.call(
                payload["teams"],
                lambda client: client.chat_update(
                    channel=payload["channel"], ts=payload["of"], text=payload["message"]["text"], blocks=blocks
                ),
            )
        except SlackRefusedError as refused:
            logger.warning("A choice could not be shown: %s", refused)
        return True


def _place(update: Update) -> Place:
    return Place(update.payload["teams"], update.payload["channel"], update.payload["thread"])


def _key(update: Update) -> str:
    """The key under which the message is kept that was changed or taken back."""
    return f"{update.sender}:{update.payload['of']}"
