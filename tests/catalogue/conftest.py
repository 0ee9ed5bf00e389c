"""A migrated database of each kind, empty at the start of every test."""

import shutil

import pytest
from argon2 import PasswordHasher

from catalogue import schema_history
from catalogue.db import Database
from catalogue.http.limits import limiter
from catalogue.services import accounts
from catalogue.settings import Settings
from tests.catalogue.people import arrive
from tests.catalogue.site import build, furnish


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


CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@pytest.fixture(autouse=True)
def cheap_passwords(monkeypatch):
    """Hash passwords as fast as argon2 can."""
    monkeypatch.setattr(accounts, "HASHER", CHEAP)


@pytest.fixture(scope="session")
def furnished(tmp_path_factory, migrated_sqlite):
    """A SQLite file with the content of a site, to be copied, and what stands in it."""
    path = shutil.copy(migrated_sqlite, tmp_path_factory.mktemp("furnished"))
    database = Database(f"sqlite:///{path}")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(accounts, "HASHER", CHEAP)
        furniture = furnish(database)
    database.close()
    return path, furniture


@pytest.fixture(scope="session")
def compiled_templates(tmp_path_factory):
    return tmp_path_factory.mktemp("compiled")


@pytest.fixture
def site(tmp_path, furnished, compiled_templates):
    """A site to visit; one kind of database is enough for it, the services are tested on both."""
    path, furniture = furnished
    shutil.copy(path, tmp_path / "site.sqlite3")
    database = Database(f"sqlite:///{tmp_path / 'site.sqlite3'}")
    settings = Settings(tmp_path, str(database.engine.url), given_secret_key="of a test")
    made = build(settings, database, furniture, compiled_templates)
    limiter.enabled = False
    yield made
    limiter.enabled = True
    database.close()


@pytest.fixture
def people(database):
    """Everybody a test may need, in an otherwise empty catalogue."""
    with database.transaction() as session:
        return arrive(session)
