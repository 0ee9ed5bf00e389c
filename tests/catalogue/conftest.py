"""A migrated database of each kind, empty at the start of every test."""

import shutil

import pytest
from argon2 import PasswordHasher

from catalogue import schema_history
from catalogue.db import Database
from catalogue.services import accounts
from tests.catalogue.people import arrive


@pytest.fixture
def empty_database(database_url):
    """A database without any table."""
    database = Database(database_url)
    yield database
    database.close()


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory):
    """A SQLite file with every table, to be copied."""
    path = tmp_path_factory.mktemp("migrated") / "mgcards.sqlite3"
    database = Database(f"sqlite:///{path}")
    schema_history.upgrade(database)
    database.close()
    return path


@pytest.fixture
def database(empty_database, migrated_sqlite):
    """A database with every table, by the real migrations."""
    if empty_database.is_sqlite:
        shutil.copy(migrated_sqlite, empty_database.engine.url.database)
    else:
        schema_history.upgrade(empty_database)
    return empty_database


@pytest.fixture(autouse=True)
def cheap_passwords(monkeypatch):
    """Hash passwords as fast as argon2 can."""
    hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(accounts, "HASHER", hasher)


@pytest.fixture
def people(database):
    """Everybody a test may need, in an otherwise empty catalogue."""
    with database.transaction() as session:
        return arrive(session)
