"""What every test may ask for: an empty database of each kind; and what none may do: leave us.

`postgresql_url` makes a database of its own name on the server of MGCARDS_TEST_POSTGRESQL (by
default the one of this machine) and drops it afterwards. Without a server the test is skipped
and says so, but under CI that is a failure.
"""

import ipaddress
import os
import socket
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from hypothesis import settings
from psycopg import sql
from sqlalchemy import URL, make_url
from xdist.scheduler.loadscope import LoadScopeScheduling

POSTGRESQL = os.environ.pop(
    "MGCARDS_TEST_POSTGRESQL", "postgresql+psycopg://postgres@127.0.0.1:5432/postgres"
)
ON_CI = os.environ.get("CI") == "true"
# What `make bench` is to measure, and where it leaves its numbers.
BENCH = {name: os.environ.pop(name, "") for name in ("MGCARDS_BENCH_SIZES", "MGCARDS_BENCH_JSON")}
# How many questions are asked of the interface in the name of each role.
CONTRACT_CASES = int(os.environ.pop("MGCARDS_CONTRACT_CASES", "120"))
# Whether the printed sheet that is kept to compare with is to be written anew.
RENEW_GOLDEN = os.environ.pop("MGCARDS_RENEW_GOLDEN", "") == "1"

# How long an example takes says more of the machine than of the code: benchmarks measure time.
settings.register_profile("mgcards", deadline=None)
settings.load_profile("mgcards")

# A setting of the person at the keyboard is no part of a test.
for name in [name for name in os.environ if name.startswith("MGCARDS_")]:
    del os.environ[name]


@pytest.fixture(scope="session")
def postgresql_server() -> URL:
    """A PostgreSQL server on which databases can be made."""
    server = make_url(POSTGRESQL)
    try:
        administer(server, sql.SQL("SELECT 1"))
    except psycopg.OperationalError as error:
        reason = f"no PostgreSQL at {server.host}:{server.port}: {error}".strip()
        if ON_CI:
            pytest.fail(reason)
        pytest.skip(reason)
    return server


@pytest.fixture
def postgresql_url(postgresql_server: URL) -> Iterator[str]:
    """The URL of an empty PostgreSQL database, dropped after the test."""
    with new_database(postgresql_server) as url:
        yield url


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The URL of an SQLite database that does not exist yet."""
    return f"sqlite:///{tmp_path / 'mgcards.sqlite3'}"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """The URL of an empty database, once for each kind."""
    return request.getfixturevalue(f"{request.param}_url")


LONGEST_FIRST = ("flow", "browser", "test_packaging", "pdf", "demo", "test_sql_search", "web")
"""Folders and files; what is not named follows."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let what takes long begin early."""
    items.sort(key=_turn)


class Together(LoadScopeScheduling):
    """Keeps on one worker what shares a costly fixture: a file, or one of two whole folders."""

    def _split_scope(self, nodeid: str) -> str:
        path = nodeid.partition("::")[0]
        folder = path.removeprefix("tests/").partition("/")[0]
        return folder if folder in ("flow", "browser") else path


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> Together:
    """How tests are shared out when they run side by side."""
    return Together(config, log)


def _turn(item: pytest.Item) -> int:
    places = {name: place for place, name in enumerate(LONGEST_FIRST)}
    return min(places.get(name, len(places)) for name in (item.path.parent.name, item.path.stem))


@contextmanager
def new_database(server: URL) -> Iterator[str]:
    """The URL of a new database on `server`, which is dropped at the end of the block."""
    name = f"mgcards_test_{uuid.uuid4().hex}"
    # C.UTF-8 orders text as SQLite does, so one expectation serves both.
    create = sql.SQL("CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'")
    administer(server, create.format(sql.Identifier(name)))
    # A test outlives no power cut, so no commit need wait for the disk.
    quick = sql.SQL("ALTER DATABASE {} SET synchronous_commit TO off")
    administer(server, quick.format(sql.Identifier(name)))
    try:
        yield server.set(database=name).render_as_string(hide_password=False)
    finally:
        drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)")
        administer(server, drop.format(sql.Identifier(name)))


def administer(server: URL, statement: sql.Composable) -> None:
    plain = server.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(plain, autocommit=True, connect_timeout=5) as connection:
        connection.execute(statement)


@pytest.fixture(autouse=True)
def loopback_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection that would leave this machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and not is_loopback(address[0]):
            pytest.fail(f"a test wanted to reach {address}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


def is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
