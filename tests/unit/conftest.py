"""What several unit tests want: the scrubber, a database of each kind, Rasa's memory in it.

TEST_POSTGRES_URL names an empty database that these tests may fill and clear.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.privacy import Scrubber
from bot.storage.database import Database
from bot.storage.tables import metadata

if TYPE_CHECKING:
    from bot.storage.tracker_store import ConversationTrackerStore


class Clock:
    """Stands still at noon until `time` is changed."""

    def __init__(self) -> None:
        self.time = datetime(2025, 6, 1, 12, tzinfo=timezone.utc)

    def __call__(self) -> datetime:
        return self.time


@pytest.fixture(scope="session")
def scrub() -> Scrubber:
    return Scrubber.load()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(params=["file", "memory", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path, clock: Clock) -> Iterator[Database]:
    urls = {
        "file": f"sqlite:///{tmp_path / 'deep' / 'conversations.db'}",
        "memory": "sqlite://",
        "postgresql": os.environ.get("TEST_POSTGRES_URL", ""),
    }
    if not urls[request.param]:
        pytest.skip("TEST_POSTGRES_URL is not set")
    database = Database(urls[request.param], now=clock)
    if request.param == "postgresql":
        metadata.drop_all(database.engine)
        database.engine.execute("DROP TABLE IF EXISTS alembic_version")
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
