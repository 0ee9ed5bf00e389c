"""Brings the database to a version of its tables, and says whether it is there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from catalogue import index_writing
from catalogue.db import Database
from catalogue.models import Base

MIGRATIONS = Path(__file__).resolve().parent.parent / "migrations"
FILE_NAMES = "%%(year)d%%(month).2d%%(day).2d_%%(hour).2d%%(minute).2d_%%(slug)s"
NEWEST = "head"
UPGRADING = 0x6D67
"""The advisory lock of upgrades."""


def alembic_config(connection: Connection | None = None) -> Config:
    """Alembic's configuration; files are found by path, wherever the command is run."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.set_main_option("file_template", FILE_NAMES)
    config.attributes["connection"] = connection
    return config


def upgrade(database: Database, version: str = NEWEST) -> None:
    """Bring the tables up to `version`; with the newest one the index is completed as well."""
    with database.engine.begin() as connection:
        _wait_for_others(connection)
        command.upgrade(alembic_config(connection), version)
    if is_current(database):
        index_writing.complete(database)


def _wait_for_others(connection: Connection) -> None:
    """Of several that start at once one upgrades; SQLite has one writer anyway."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": UPGRADING})


def downgrade(database: Database, version: str) -> None:
    """Take the tables back to `version` ("base" takes away all of them)."""
    with database.engine.begin() as connection:
        command.downgrade(alembic_config(connection), version)


def newest_version() -> str:
    """The version of the tables that this program expects."""
    newest = ScriptDirectory.from_config(alembic_config()).get_current_head()
    assert newest is not None
    return newest


def is_current(database: Database) -> bool:
    """Whether every migration has been run; the question waits for no writer."""
    with database.reading() as session:
        heads = MigrationContext.configure(session.connection()).get_current_heads()
    return set(heads) == set(ScriptDirectory.from_config(alembic_config()).get_heads())


def disagreements(database: Database) -> list[Any]:
    """In what the tables of the database differ from the models; empty when they agree."""
    with database.reading() as session:
        context = MigrationContext.configure(
            session.connection(), opts={"compare_type": True, "compare_server_default": True}
        )
        return compare_metadata(context, Base.metadata)


def write_revision(database: Database, message: str) -> Path:
    """A new migration file that brings the tables of the database to the models."""
    with database.engine.connect() as connection:
        script = command.revision(alembic_config(connection), message, autogenerate=True)
    assert script is not None and not isinstance(script, list)
    return Path(script.path)
