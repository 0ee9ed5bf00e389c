"""What many tests begin with: written once for each kind of database, and then copied."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import exists, select

from catalogue.db import Database
from catalogue.models import Base
from tests.catalogue.standing import Standing

OF_EVERY_DATABASE = ("mark",)


class Copies:
    """What is kept of SQLite databases by name, in files of a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._database = Path()

    def of(self, database: Database) -> Copies:
        """These copies, for that database from now on."""
        self._database = Path(str(database.engine.url.database))
        return self

    def has(self, name: str) -> bool:
        return (self._folder / name).exists()

    def keep(self, name: str) -> None:
        """Remember all rows under that name."""
        copy(self._database, self._folder / name)

    def bring(self, name: str) -> None:
        """Put the rows that were kept under that name in the place of all others."""
        copy(self._folder / name, self._database)


def copy(source: Path, target: Path) -> None:
    """All rows of one SQLite database to another, which may be open."""
    with closing(sqlite3.connect(source)) as given, closing(sqlite3.connect(target)) as taken:
        taken.execute("PRAGMA synchronous = OFF")
        given.backup(taken)


class Stock:
    """Fills one database as others were filled before it."""

    def __init__(
        self, database: Database, kept: Copies | Standing, returned: dict[str, Any]
    ) -> None:
        self._database = database
        self._kept = kept
        self._returned = returned
        self._name = ""

    def __call__(self, fill: Callable[..., Any], *after: Any) -> Any:
        """What `fill(session, *after)` returned when it, a function of a module, was first run.

        `after` is what the call before returned, if there was one and nothing was written since.
        A database that holds anything else is filled anew.
        """
        assert "<locals>" not in fill.__qualname__
        if not self._is_as_kept(after):
            return self._fill(fill, after)
        self._name += f"{fill.__module__}.{fill.__qualname__} "
        if self._kept.has(self._name):
            self._kept.bring(self._name)
        else:
            self._returned[self._name] = self._fill(fill, after)
            self._kept.keep(self._name)
        return self._returned[self._name]

    def _is_as_kept(self, after: tuple[Any, ...]) -> bool:
        if after:
            return after == (self._returned.get(self._name),)
        return not self._name and is_empty(self._database)

    def _fill(self, fill: Callable[..., Any], after: tuple[Any, ...]) -> Any:
        with self._database.transaction() as session:
            return fill(session, *after)


def is_empty(database: Database) -> bool:
    """Whether there is nothing but what every migrated database holds."""
    tables = [table for table in Base.metadata.sorted_tables if table.name not in OF_EVERY_DATABASE]
    with database.reading() as session:
        return not any(session.execute(select(*(exists(select(table)) for table in tables))).one())
