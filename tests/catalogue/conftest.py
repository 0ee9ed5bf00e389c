"""A migrated database of each kind, empty at the start of every test."""

import shutil
import sqlite3
from collections import defaultdict
from copy import copy

import pytest
from argon2 import PasswordHasher
from sqlalchemy import Engine, event

from catalogue import schema_history
from catalogue.db import Database
from catalogue.http.limits import limiter
from catalogue.services import passwords
from catalogue.settings import Settings
from tests.catalogue.people import arrive
from tests.catalogue.site import build, furnish, move_in
from tests.catalogue.standing import Standing
from tests.catalogue.stock import Copies, Stock
from tests.conftest import new_database


@event.listens_for(Engine, "connect")
def hurry(connection, _record):
    """No test outlives a power cut, so that no commit need wait for the disk."""
    if isinstance(connection, sqlite3.Connection):
        connection.execute("PRAGMA synchronous = OFF")


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory):
    """A SQLite file with every table, to be copied."""
    path = tmp_path_factory.mktemp("migrated") / "mgcards.sqlite3"
    database = Database(f"sqlite:///{path}")
    schema_history.upgrade(database)
    database.close()
    return path


@pytest.fixture(scope="session")
def standing(postgresql_server):
    """A PostgreSQL database with every table, which one test after another is given."""
    with new_database(postgresql_server) as url:
        yield Standing(url)


@pytest.fixture
def postgresql_url(request, postgresql_server):
    """The URL of an empty PostgreSQL database, or of the one that `database` is."""
    if "database" in request.fixturenames:
        yield request.getfixturevalue("standing").ready()
        return
    with new_database(postgresql_server) as url:
        yield url


@pytest.fixture
def database(database_url, migrated_sqlite):
    """A database with every table, by the real migrations."""
    database = Database(database_url)
    if database.is_sqlite:
        shutil.copy(migrated_sqlite, database.engine.url.database)
    yield database
    database.close()


CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@pytest.fixture(autouse=True)
def cheap_passwords(monkeypatch):
    """Hash passwords as fast as argon2 can."""
    monkeypatch.setattr(passwords, "HASHER", CHEAP)


@pytest.fixture(scope="session")
def furnished(tmp_path_factory, migrated_sqlite):
    """A SQLite file with the content of a site, to be copied, and what stands in it."""
    path = shutil.copy(migrated_sqlite, tmp_path_factory.mktemp("furnished"))
    database = Database(f"sqlite:///{path}")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "HASHER", CHEAP)
        furniture = furnish(database)
    database.close()
    return path, furniture


def settings_of_a_site(folder):
    return Settings(folder, f"sqlite:///{folder / 'site.sqlite3'}", given_secret_key="of a test")


@pytest.fixture(scope="session")
def application(tmp_path_factory, migrated_sqlite):
    """The application of all sites, which each moves into with settings and database of its own."""
    folder = tmp_path_factory.mktemp("application")
    settings = settings_of_a_site(folder)
    shutil.copy(migrated_sqlite, folder / "site.sqlite3")
    database = Database(settings.database_url)
    yield build(settings, database)
    database.close()


@pytest.fixture
def site(tmp_path, furnished, application, monkeypatch):
    """A site to visit; one kind of database is enough for it, the services are tested on both."""
    path, furniture = furnished
    settings = settings_of_a_site(tmp_path)
    shutil.copy(path, tmp_path / "site.sqlite3")
    database = Database(settings.database_url)
    monkeypatch.setattr(application, "config", copy(application.config))
    limiter.enabled = False
    yield move_in(application, settings, database, furniture)
    limiter.enabled = True
    database.close()


@pytest.fixture(scope="session")
def copies(tmp_path_factory):
    """What `stock` keeps of SQLite databases."""
    return Copies(tmp_path_factory.mktemp("copies"))


@pytest.fixture(scope="session")
def returned():
    """What filling a database gave back, by the kind of database and what filled it."""
    return defaultdict(dict)


@pytest.fixture
def stock(request, database, copies, returned):
    """`stock(fill)` is what `fill(session)` returns, but is run once and then copied."""
    kept = copies.of(database) if database.is_sqlite else request.getfixturevalue("standing")
    return Stock(database, kept, returned[database.is_sqlite])


@pytest.fixture
def people(stock):
    """Everybody a test may need, in an otherwise empty catalogue."""
    return stock(arrive)
