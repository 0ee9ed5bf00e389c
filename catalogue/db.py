"""The database: its engine, and the only place that commits.

with database.transaction() as session: ...   # commits, or rolls back when it raises
with database.reading() as session: ...       # takes no write lock, cannot write

`at_end(session, do)` leaves something to the end of a transaction, after everything else.
"""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.orm import Session, sessionmaker

from catalogue.settings import make_private_folder

BUSY_TIMEOUT_SECONDS = 60
RETRY_SECONDS = 0.05
AT_END = "at_end"


class Database:
    """One database, SQLite or PostgreSQL, for all threads of a process."""

    def __init__(self, url: str) -> None:
        self.engine = _sqlite_engine(url) if url.startswith("sqlite") else create_engine(url)
        self.is_sqlite = self.engine.dialect.name == "sqlite"
        self._writer = threading.RLock()
        self.memory: dict[str, Any] = {}
        self._writing = sessionmaker(
            self.engine, expire_on_commit=False, info=self._info(is_reading=False)
        )
        self._reading = sessionmaker(_reading_engine(self.engine), info=self._info(is_reading=True))

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """A session that is committed at the end of the block, or rolled back when it raises."""
        with self._turn(), self._writing.begin() as session:
            yield session
            if session.in_transaction():
                for do in session.info.get(AT_END, ()):
                    do(session)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that sees one state of the database, never waits for a writer, and refuses
        to write."""
        with self._reading() as session:
            yield session

    def close(self) -> None:
        """Give back every connection."""
        self.engine.dispose()

    def _info(self, *, is_reading: bool) -> dict[str, Any]:
        return {"database": self, "is_reading": is_reading}

    def _turn(self) -> AbstractContextManager[Any]:
        # SQLite has one writer: threads queue here, fairly and without polling for the lock.
        return self._writer if self.is_sqlite else nullcontext()


def at_end(session: Session, do: Callable[[Session], None]) -> None:
    """Do something right before the transaction is committed, after the block has ended: what
    takes a lock that everybody needs is then held for a moment only."""
    session.info.setdefault(AT_END, []).append(do)


def memory_of(session: Session) -> dict[str, Any]:
    """What this process remembers of the database of `session`; it may be forgotten any time."""
    return database_of(session).memory


def database_of(session: Session) -> Database:
    """The database of `session`."""
    database: Database = session.info["database"]
    return database


def is_reading(session: Session) -> bool:
    """Whether `session` cannot write, so that all it sees is committed."""
    return bool(session.info["is_reading"])


def _sqlite_engine(url: str) -> Engine:
    engine = create_engine(url, connect_args={"timeout": BUSY_TIMEOUT_SECONDS})
    if engine.url.database:
        make_private_folder(Path(engine.url.database).parent)
    event.listen(engine, "do_connect", _make_private_file)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _reading_engine(engine: Engine) -> Engine:
    if engine.dialect.name == "sqlite":
        return engine.execution_options(mgcards_reading=True)
    return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)


def _make_private_file(_dialect: object, _record: object, given: Any, _more: object) -> None:
    # SQLite gives its journals the mode of the file; one that is there keeps its own.
    name = str(given[0])
    if name and not name.startswith((":", "file:")):
        os.close(os.open(name, os.O_RDWR | os.O_CREAT, 0o600))


def _prepare_sqlite(connection: Any, _record: object) -> None:
    # Without this the driver opens transactions by itself, deferred and behind our back.
    connection.isolation_level = None
    _write_ahead(connection)
    connection.execute("PRAGMA foreign_keys = ON")


def _write_ahead(connection: Any) -> None:
    # Of several first starts SQLite refuses all but one at once, whatever the busy timeout.
    latest = time.monotonic() + BUSY_TIMEOUT_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError:
            if time.monotonic() > latest:
                raise
            time.sleep(RETRY_SECONDS)
        else:
            return


def _begin_sqlite(connection: Connection) -> None:
    # A deferred transaction that reads and then writes meets "database is locked" at once,
    # whatever the busy timeout: so writers take the lock when they begin.
    is_reading = connection.get_execution_options().get("mgcards_reading", False)
    connection.exec_driver_sql(f"PRAGMA query_only = {'ON' if is_reading else 'OFF'}")
    connection.exec_driver_sql("BEGIN" if is_reading else "BEGIN IMMEDIATE")
