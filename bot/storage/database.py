"""The connection to the database: SQLite or PostgreSQL, off the event loop, in transactions.

`await database.read(work)` and `await database.write(work)` call `work(connection)` in a thread of the
database's own, inside one transaction, and give back its result. Errors of SQLAlchemy are raised as they are.

    with database.together():
        await database.write_along(first)
        await database.write(second)  # one transaction: both are kept, or neither
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, timezone
from pathlib import Path
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import QueuePool, StaticPool

from bot.storage import migrate

T = TypeVar("T")

THREADS = 4
SQLITE_BUSY_MS = 10_000
CONNECT_SECONDS = 5
REMEDY = "Start it or make room for it, or put DATABASE_URL right (without one, a file under var/ is used)."


class DatabaseAwayError(RuntimeError):
    """The database cannot be opened; the text tells the operator why, and what to do."""


class Database:
    """One database. Call `open()` before anything else, `close()` at the end."""

    def __init__(self, url: str, now: Callable[[], datetime] = lambda: datetime.now(timezone.utc)) -> None:
        """`url`: as in `Settings.database_url`. `now`: the clock that dates every row."""
        self.now = now
        self._url = sa.engine.make_url(url)
        in_memory = self._url.drivername.startswith("sqlite") and self._url.database in (None, "", ":memory:")
        # A database in memory lives in its one connection, so one thread at a time may use it.
        self._threads = ThreadPoolExecutor(1 if in_memory else THREADS, thread_name_prefix="database")
        self.engine = _engine(self._url, in_memory)
        self._along: ContextVar[list[Callable[[Connection], Any]] | None] = ContextVar("along", default=None)

    def open(self) -> None:
        """Makes the tables, or brings them up to date. Costs one query when there is nothing to do.

        Raises:
            DatabaseAwayError: it is not there, or it lets us in no more.
        """
        try:
            if self._url.drivername.startswith("sqlite") and self._url.database not in (None, "", ":memory:"):
                Path(self._url.database).parent.mkdir(parents=True, exist_ok=True)
            migrate.to_head(self.engine)
        except (OperationalError, OSError) as error:
            why = str(getattr(error, "orig", error)).strip()
            raise DatabaseAwayError(f"The database cannot be opened: {why}\n{REMEDY}") from error

    async def read(self, work: Callable[[Connection], T]) -> T:
        """The result of `work`, which only reads."""
        return await self._in_thread(self._read, work)

    async def write(self, work: Callable[[Connection], T]) -> T:
        """The result of `work`; what it wrote is kept unless it raises."""
        along = self._along.get()
        if not along:
            return await self._in_thread(self._write, work)
        before, along[:] = list(along), []

        def all_of_it(connection: Connection) -> T:
            for earlier in before:
                earlier(connection)
            return work(connection)

        return await self._in_thread(self._write, all_of_it)

    async def write_along(self, work: Callable[[Connection], Any]) -> None:
        """Writes with the next `write`, in its transaction, inside `together`; anywhere else at once."""
        along = self._along.get()
        if along is None:
            await self.write(work)
        else:
            along.append(work)

    @contextmanager
    def together(self) -> Iterator[None]:
        """What `write_along` is given in here is kept with the next `write`, and lost when none comes."""
        before = self._along.set([])
        try:
            yield
        finally:
            self._along.reset(before)

    async def ping(self) -> None:
        """Raises sqlalchemy.exc.SQLAlchemyError when the database does not answer."""
        await self.read(lambda connection: connection.execute(sa.select(sa.literal(1))).scalar())

    def close(self) -> None:
        """Waits for what is under way and lets go of the connections."""
        self._threads.shutdown(wait=True)
        self.engine.dispose()

    async def _in_thread(
        self, run: Callable[[Callable[[Connection], T]], T], work: Callable[[Connection], T]
    ) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._threads, run, work)

    def _read(self, work: Callable[[Connection], T]) -> T:
        with self.engine.connect() as connection:
            return work(connection)

    def _write(self, work: Callable[[Connection], T]) -> T:
        with self.engine.connect().execution_options(writes=True) as connection, connection.begin():
            return work(connection)


def insert_if_new(connection: Connection, table: sa.Table, values: dict[str, Any]) -> bool:
    """Adds the row unless one with its key is there; True if it was added."""
    return connection.execute(_insert(connection, table, values).on_conflict_do_nothing()).rowcount == 1


def insert_or_replace(connection: Connection, table: sa.Table, values: dict[str, Any]) -> None:
    """Adds the row, or changes the one with its key; also when another process does the same at once."""
    key = [column.name for column in table.primary_key]
    changed = {name: value for name, value in values.items() if name not in key}
    connection.execute(_insert(connection, table, values).on_conflict_do_update(index_elements=key, set_=changed))


def _insert(connection: Connection, table: sa.Table, values: dict[str, Any]) -> Any:
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    return dialect.insert(table).values(values)


def _engine(url: sa.engine.URL, in_memory: bool) -> Engine:
    # hide_parameters: the text of a message must not end up in the log through an error.
    if not url.drivername.startswith("sqlite"):
        waits = {"connect_timeout": CONNECT_SECONDS}
        return sa.create_engine(
            url, hide_parameters=True, pool_pre_ping=True, pool_size=THREADS, connect_args=waits
        )
    engine = sa.create_engine(
        url,
        hide_parameters=True,
        poolclass=StaticPool if in_memory else QueuePool,
        connect_args={"check_same_thread": False},
    )
    sa.event.listen(engine, "connect", _set_up_sqlite)
    sa.event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_up_sqlite(connection: Any, record: Any) -> None:
    connection.isolation_level = None  # _begin_sqlite says when a transaction starts, not the driver
    connection.execute(f"PRAGMA busy_timeout = {SQLITE_BUSY_MS}")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")


def _begin_sqlite(connection: Connection) -> None:
    """A writer asks for the lock at once: one that reads first may fail later instead of waiting."""
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
