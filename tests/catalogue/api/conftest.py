"""A site for every test of the REST interface."""

import shutil

import pytest

from catalogue.db import Database
from catalogue.settings import Settings
from catalogue.web.limits import limiter
from tests.catalogue.site import PASSWORD, build


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


class Caller:
    """Calls the interface, as somebody or as nobody."""

    def __init__(self, client, who=""):
        self.client = client
        self.auth = (f"{who}@example.com", PASSWORD) if who else None

    def __call__(self, method, path, **more):
        return self.client.open(f"/api/v1{path}", method=method, auth=self.auth, **more)


@pytest.fixture
def anyone(site):
    return Caller(site.visitor())


@pytest.fixture
def supplier(site):
    return Caller(site.visitor(), "supplier")


@pytest.fixture
def reviewer(site):
    return Caller(site.visitor(), "reviewer")
