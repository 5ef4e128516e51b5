"""The documents of a reply as files, for the platforms that send files along."""

from __future__ import annotations

import asyncio

from bot.advice.reply import Document, Reply
from bot.documents.files import File, files


async def files_of(reply: Reply) -> list[File]:
    """All files of all its documents, in order. They are drawn in a thread: it takes long enough to be noticed."""
    documents = [block for block in reply.blocks if isinstance(block, Document)]
    return [file for document in documents for file in await asyncio.to_thread(files, document)]
