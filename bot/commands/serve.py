"""Serving: the page and every channel, around one dialogue."""

from __future__ import annotations

import sys

from bot.channels.configured import status
from bot.dialogue import RasaDialogue
from bot.model import current_model, is_current
from bot.privacy import Scrubber
from bot.server import build_app
from bot.settings import Settings
from bot.storage.database import Database
from bot.storage.tracker_store import ConversationTrackerStore


def serve() -> None:
    """Serves until it is stopped, and prints the address to open.

    Raises:
        NotTrainedError: there is no model.
        SettingsError: a setting cannot work.
        DatabaseAwayError: the database cannot be opened.
    """
    settings = Settings.read()
    model = current_model()
    if not is_current():
        print("The data changed since the model was trained. Run: make train", file=sys.stderr)
    database = Database(settings.database_url)
    database.open()  # before the model, which takes longer: what is wrong with it is said at once
    dialogue = RasaDialogue.load(model, settings, ConversationTrackerStore(None, database))
    app = build_app(settings, dialogue, database, Scrubber.load())
    address = settings.public_url or f"http://{_shown(settings.host)}:{settings.port}"

    @app.after_server_start
    async def announce(*_: object) -> None:
        print(f"The Second Opinion Guide is ready: {address}", status(settings), "Stop it with Ctrl+C.", sep="\n")
        sys.stdout.flush()

    app.run(settings.host, settings.port, access_log=False)


def _shown(host: str) -> str:
    return "localhost" if host in ("0.0.0.0", "127.0.0.1", "::") else host
