"""An app on a free port of this machine, within the loop of the test."""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sanic import Sanic


@asynccontextmanager
async def running(app: Sanic) -> AsyncIterator[str]:
    """The address of the app, which runs until the context ends."""
    Sanic.test_mode = True  # Sanic rewrites its own code at a start; this lets it start again in one process
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        server = await app.create_server(sock=listener, return_asyncio_server=True)
        await server.startup()
        await server.before_start()
        await server.after_start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            await server.before_stop()
            await server.close()
            for connection in server.connections:
                connection.abort()
            await server.after_stop()
