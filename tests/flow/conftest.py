"""A catalogue on each kind of database, loaded once, with a running server and its people."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cached_property

import pytest

from tests.conftest import new_database
from tests.flow.documents import document
from tests.flow.program import Program, Server, serving
from tests.flow.publishing import publish_new
from tests.flow.visitors import PASSWORD, Caller, Person

KINDS = ("sqlite", "postgresql")
ENTERPRISE = ("enterprise", "create", "ACME", "某镁业有限公司", "--en", "Acme Magnesium")
PEOPLE = (("supplier", "--enterprise", "ACME"), ("reviewer",))


@dataclass(frozen=True)
class World:
    """The running program with the demonstration catalogue, ACME and two people."""

    kind: str
    program: Program
    server: Server

    def visitor(self) -> Person:
        return Person(self.server.address)

    @cached_property
    def supplier(self) -> Person:
        return self._signed_in("supplier")

    @cached_property
    def reviewer(self) -> Person:
        """Who reviews sets up a second factor when signing in for the first time."""
        person = self.visitor()
        seen = person.sign_in("reviewer")
        assert person.set_up_second_factor(seen).status == 200
        return person

    @cached_property
    def reviewing_token(self) -> str:
        return self.reviewer.make_token("read", "review")

    def caller(self, who: str = "") -> Caller:
        token = self.reviewing_token if who == "reviewer" else ""
        return Caller(self.server.address, who, token)

    def _signed_in(self, who: str) -> Person:
        person = self.visitor()
        assert person.sign_in(who).status == 200
        return person


@contextmanager
def program_on(
    kind: str, request: pytest.FixtureRequest, folders: pytest.TempPathFactory
) -> Iterator[Program]:
    """The command with an empty database of that kind. Skips where there is no server for it."""
    folder = folders.mktemp(kind)
    if kind == "sqlite":
        yield Program(folder, f"sqlite:///{folder / 'mgcards.sqlite3'}")
        return
    with new_database(request.getfixturevalue("postgresql_server")) as url:
        yield Program(folder, url)


@pytest.fixture(scope="session", autouse=True)
def prepared(request, tmp_path_factory):
    """The worlds by kind, prepared while what needs none of them is already being tested."""
    with ExitStack() as stack, ThreadPoolExecutor(1) as pool:
        worlds = {}
        for kind in KINDS:
            try:
                program = stack.enter_context(program_on(kind, request, tmp_path_factory))
            except pytest.skip.Exception:
                continue
            worlds[kind] = pool.submit(prepare, kind, program, stack)
        yield worlds


@pytest.fixture(scope="session", params=KINDS)
def world(request, prepared):
    """The served catalogue, once for each kind of database."""
    if request.param not in prepared:
        request.getfixturevalue("postgresql_server")
    return prepared[request.param].result()


@pytest.fixture(scope="session")
def acme_card(world):
    """The number of a published card of ACME that qualifies for a seat frame."""
    return publish_new(world.caller("supplier"), world.caller("reviewer"), document())


def prepare(kind: str, program: Program, stack: ExitStack) -> World:
    """A served catalogue; its cards and people arrive while the server starts."""
    program.run("db", "upgrade")
    with ThreadPoolExecutor() as pool:
        arrivals = [pool.submit(arrive, program) for arrive in (cards_arrive, people_arrive)]
        server = stack.enter_context(serving(program))
        for arrival in arrivals:
            arrival.result()
    return World(kind, program, server)


def cards_arrive(program: Program) -> None:
    program.run("demo", "load")


def people_arrive(program: Program) -> None:
    program.run(*ENTERPRISE)
    for name, *more in PEOPLE:
        words = ("user", "create", f"{name}@example.com", "--role", name, "--password", PASSWORD)
        program.run(*words, *more)
