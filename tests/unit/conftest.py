"""What several unit tests want: the scrubber, a database of their own, Rasa's memory in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.privacy import Scrubber
from bot.storage.database import Database

if TYPE_CHECKING:
    from bot.storage.tracker_store import ConversationTrackerStore


@pytest.fixture(scope="session")
def scrub() -> Scrubber:
    return Scrubber.load()


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database(f"sqlite:///{tmp_path / 'conversations.db'}")
    database.open()
    yield database
    database.close()


@pytest.fixture
async def store(database: Database) -> ConversationTrackerStore:
    """A store that knows the conversation `trackers.WHO`."""
    from trackers import DOMAIN, WHO  # only here: these need Rasa, which takes a while

    from bot.storage.messages import Messages
    from bot.storage.tracker_store import ConversationTrackerStore

    await Messages(database).open(WHO)
    return ConversationTrackerStore(DOMAIN, database)
