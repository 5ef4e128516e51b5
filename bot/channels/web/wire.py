"""Replies and messages as the website gets them. What a button stands for stays on the server."""

from __future__ import annotations

from typing import Any

from bot.advice.reply import Document, Reply, plain_text
from bot.channels.conversation import Delivery
from bot.channels.web.links import LinksOf
from bot.storage.messages import Message


def delivery_json(delivery: Delivery, links: LinksOf) -> dict[str, Any]:
    """One reply: `{"seq", "text", "blocks"}`. A document has `links`, paths on this server."""
    blocks = _blocks(delivery.reply, delivery.seq, links)
    return {"seq": delivery.seq, "text": plain_text(delivery.reply), "blocks": blocks}


def message_json(message: Message, links: LinksOf) -> dict[str, Any]:
    """One message of the history; with `blocks` if the bot wrote it."""
    data = {"seq": message.seq, "author": message.author, "text": message.text, "at": message.at.isoformat()}
    return {**data, "blocks": _blocks(message.reply, message.seq, links)} if message.reply else data


def _blocks(reply: Reply, seq: int, links: LinksOf) -> list[dict[str, Any]]:
    found, documents = [], 0
    for block, data in zip(reply.blocks, reply.as_dict()["blocks"], strict=True):
        if isinstance(block, Document):
            data["links"] = dict(links(seq, documents, block))
            documents += 1
        elif data["kind"] == "buttons":
            data["items"] = [{"id": b["id"], "title": b["title"]} for b in data["items"]]
        found.append(data)
    return found
