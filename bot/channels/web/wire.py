"""Replies and messages as the website gets them. What a button stands for stays on the server."""

from __future__ import annotations

from typing import Any

from bot.advice.reply import Reply, plain_text
from bot.channels.conversation import Delivery
from bot.storage.messages import Message


def delivery_json(delivery: Delivery) -> dict[str, Any]:
    """One reply: `{"seq", "text", "blocks"}`."""
    return {"seq": delivery.seq, "text": plain_text(delivery.reply), "blocks": _blocks(delivery.reply)}


def message_json(message: Message) -> dict[str, Any]:
    """One message of the history; with `blocks` if the bot wrote it."""
    data = {"seq": message.seq, "author": message.author, "text": message.text, "at": message.at.isoformat()}
    return {**data, "blocks": _blocks(message.reply)} if message.reply else data


def _blocks(reply: Reply) -> list[dict[str, Any]]:
    return [_block(block) for block in reply.as_dict()["blocks"]]


def _block(block: dict[str, Any]) -> dict[str, Any]:
    if block["kind"] != "buttons":
        return block
    return {**block, "items": [{"id": b["id"], "title": b["title"]} for b in block["items"]]}
