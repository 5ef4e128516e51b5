"""A real server on a free port of this machine, in a thread of its own."""

from __future__ import annotations

import asyncio
import socket
import threading
from pathlib import Path
from typing import Any

from sanic import Sanic

from bot.server import build_app
from bot.settings import Settings
from bot.storage.database import Database
from tests.browser.dialogue import ShowDialogue

SECRET = "a secret of more than thirty-two characters"


class GuideServer:
    """`with GuideServer(folder) as guide: ... guide.url`. Keyword arguments are settings.

    Without a dialogue, one answers that needs no model.
    """

    def __init__(self, folder: Path, dialogue: Any = None, **changes: Any) -> None:
        self.dialogue = dialogue or ShowDialogue()
        self.database = Database(f"sqlite:///{folder / 'conversations.db'}")
        self._settings = Settings(
            secret=SECRET, **{"session_per_minute": 6000, "address_per_minute": 60000, **changes}
        )
        self._loop = asyncio.new_event_loop()
        self._stop = asyncio.Event()
        self._started = threading.Event()
        self._thread = threading.Thread(target=self._loop.run_until_complete, args=(self._serve(),), daemon=True)
        self._server: Any = None
        self.url = ""

    def __enter__(self) -> GuideServer:
        self._thread.start()
        assert self._started.wait(20)
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(30)
        self.database.close()

    def cut(self) -> None:
        """Breaks every connection, in the middle of whatever it carries."""
        done = threading.Event()

        def abort() -> None:
            for connection in tuple(self._server.connections):
                connection.abort()
            done.set()

        self._loop.call_soon_threadsafe(abort)
        assert done.wait(5)

    async def _serve(self) -> None:
        Sanic.test_mode = True  # Sanic rewrites its own code at a start; this lets it start again in one process
        app = build_app(self._settings, self.dialogue, self.database, lambda text: text)
        with socket.socket() as listener:
            listener.bind(("127.0.0.1", 0))
            self._server = await app.create_server(sock=listener, return_asyncio_server=True)
            await self._server.startup()
            await self._server.before_start()
            await self._server.after_start()
            self.url = f"http://127.0.0.1:{listener.getsockname()[1]}"
            self._started.set()
            await self._stop.wait()
            await self._server.before_stop()
            await self._server.close()
            for connection in tuple(self._server.connections):
                connection.abort()
            await self._server.after_stop()
