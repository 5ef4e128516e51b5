"""What a test sees of what it sent: in Slack, and in our database."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

if TYPE_CHECKING:
    from tests.channels.slack.fake import FakeSlack

PATIENCE_SECONDS = 30.0


async def settled(until: Callable[[], Any]) -> None:
    """Waits until it is so; a test that waits in vain fails."""
    for _ in range(int(PATIENCE_SECONDS / 0.01)):
        if until():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it did not come to pass")


async def quiet(slack: FakeSlack, said: str = "the end") -> list[str]:
    """What was posted to Ann until everything before has been handled."""
    await settled(lambda: any(said in text for text in slack.texts()))
    return slack.texts()


def everything(database: Any) -> str:
    """All that is in the database, as text."""
    with database.engine.connect() as connection:
        tables = sa.inspect(connection).get_table_names()
        return str([connection.execute(sa.text(f"SELECT * FROM {table}")).all() for table in tables])
