"""A site for every test of a page."""

import shutil

import pytest

from catalogue.db import Database
from catalogue.settings import Settings
from catalogue.web.limits import limiter
from tests.catalogue.site import build


@pytest.fixture
def database(tmp_path, migrated_sqlite):
    """One kind of database is enough for pages; the services are tested on both."""
    shutil.copy(migrated_sqlite, tmp_path / "site.sqlite3")
    database = Database(f"sqlite:///{tmp_path / 'site.sqlite3'}")
    yield database
    database.close()


@pytest.fixture
def site(tmp_path, database):
    settings = Settings(tmp_path, str(database.engine.url), given_secret_key="of a test")
    made = build(settings, database)
    limiter.enabled = False
    yield made
    limiter.enabled = True


@pytest.fixture
def visitor(site):
    return site.visitor()


@pytest.fixture
def supplier(site):
    return site.signed_in("supplier")


@pytest.fixture
def reviewer(site):
    return site.signed_in("reviewer")
