"""A PostgreSQL database with every table that serves test after test, put back in between.

Making, migrating and dropping one takes a busy disk a second; emptying a few tables takes none.
"""

from __future__ import annotations

from dataclasses import dataclass

import psycopg
from psycopg import sql
from sqlalchemy import make_url

from catalogue import schema_history
from catalogue.db import Database
from catalogue.models import Base

CUT_OFF = """
SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()
"""
SHAPE = """
WITH ours AS (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)
SELECT array_agg(part ORDER BY part) FROM (
    SELECT oid::text FROM ours
    UNION ALL SELECT concat(attrelid, attname) FROM pg_attribute JOIN ours ON attrelid = ours.oid
        WHERE NOT attisdropped
    UNION ALL SELECT concat(conrelid, conname) FROM pg_constraint JOIN ours ON conrelid = ours.oid
    UNION ALL SELECT concat(tgrelid, tgname, tgenabled) FROM pg_trigger
        JOIN ours ON tgrelid = ours.oid
) AS parts (part)
"""
GUARDED = "SELECT tgrelid::regclass::text FROM pg_trigger WHERE NOT tgisinternal"
KEEP = "CREATE TABLE {schema}.{table} AS TABLE public.{table}"
KEEP_COUNTS = """
CREATE TABLE {schema}.{table} AS
SELECT sequencename AS name, last_value AS last FROM pg_sequences WHERE schemaname = 'public'
"""
BRING = "INSERT INTO public.{table} TABLE {schema}.{table}"
BRING_COUNTS = """
SELECT setval(format('public.%I', name)::regclass, coalesce(last, 1), last IS NOT NULL)
FROM {schema}.{table}
"""
EMPTY = "DELETE FROM {table}"
UNGUARD = "ALTER TABLE {table} DISABLE TRIGGER USER"
GUARD = "ALTER TABLE {table} ENABLE TRIGGER USER"
COUNTS = "counts of all"
MIGRATED = "migrated"


@dataclass(frozen=True)
class Kept:
    """Where rows are kept, and of which tables, each before those that it refers to."""

    schema: str
    tables: list[str]


class Standing:
    """The database at `url`, migrated when it is first wanted, with what is kept of it by name."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._shape: list[str] = []
        self._kept: dict[str, Kept] = {}

    def ready(self) -> str:
        """The URL, once the database holds what the migrations leave in it and nothing else.

        Whoever is still connected is cut off; tables that a test altered are made anew.
        """
        with self._connection() as connection:
            connection.execute(CUT_OFF)
            is_whole = self._shape and self._shape == shape_of(connection)
            if not is_whole:
                self._make(connection)
        if is_whole:
            self.bring(MIGRATED)
        else:
            self.keep(MIGRATED)
        return self.url

    def has(self, name: str) -> bool:
        return name in self._kept

    def keep(self, name: str) -> None:
        """Remember all rows under that name."""
        with self._connection() as connection:
            kept = Kept(f"kept_{len(self._kept)}", filled(connection))
            to(connection, "CREATE SCHEMA {schema}", kept.schema)
            for table in kept.tables:
                to(connection, KEEP, kept.schema, table)
            to(connection, KEEP_COUNTS, kept.schema)
        self._kept[name] = kept

    def bring(self, name: str) -> None:
        """Put the rows that were kept under that name in the place of all others."""
        kept = self._kept[name]
        with self._connection() as connection, connection.transaction():
            guarded = {table for (table,) in connection.execute(GUARDED)}
            for table in filled(connection):
                for step in (UNGUARD, EMPTY, GUARD) if table in guarded else (EMPTY,):
                    to(connection, step, table=table)
            for table in reversed(kept.tables):
                to(connection, BRING, kept.schema, table)
            to(connection, BRING_COUNTS, kept.schema)

    def _connection(self) -> psycopg.Connection:
        plain = make_url(self.url).set(drivername="postgresql")
        return psycopg.connect(plain.render_as_string(hide_password=False), autocommit=True)

    def _make(self, connection: psycopg.Connection) -> None:
        for schema in ("public", *(kept.schema for kept in self._kept.values())):
            to(connection, "DROP SCHEMA {schema} CASCADE", schema)
        to(connection, "CREATE SCHEMA {schema}", "public")
        self._kept.clear()
        database = Database(self.url)
        schema_history.upgrade(database)
        database.close()
        self._shape = shape_of(connection)


def to(connection: psycopg.Connection, step: str, schema: str = "", table: str = COUNTS) -> None:
    """Do that to one table."""
    named = {"schema": sql.Identifier(schema), "table": sql.Identifier(table)}
    connection.execute(sql.SQL(step).format(**named))


def shape_of(connection: psycopg.Connection) -> list[str]:
    """Every table, index, column, constraint and trigger, so that a change of any is seen."""
    (shape,) = connection.execute(SHAPE).fetchone()
    return shape


def filled(connection: psycopg.Connection) -> list[str]:
    """The tables that hold rows, each before those that it refers to."""
    tables = [table.name for table in reversed(Base.metadata.sorted_tables)]
    asked = sql.SQL(" UNION ALL ").join(
        sql.SQL("SELECT {} WHERE EXISTS (SELECT FROM {})").format(table, sql.Identifier(table))
        for table in tables
    )
    found = {table for (table,) in connection.execute(asked)}
    return [table for table in tables if table in found]
