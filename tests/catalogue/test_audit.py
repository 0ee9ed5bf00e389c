"""The record of what was done: whole, in the order of the acts, and nobody changes it unseen."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from catalogue.services import audit, enterprises
from catalogue.services.actor import SYSTEM, VISITOR, Actor, Origin, Role
from catalogue.services.errors import Forbidden
from catalogue.store import audit as store

SOMEBODY = Actor(7, "wang@example.com", Role.ADMIN, origin=Origin("web", "192.0.2.7"))
UNGUARD = {
    "sqlite": ("DROP TRIGGER audit_no_update", "DROP TRIGGER audit_no_delete"),
    "postgresql": ("ALTER TABLE audit DISABLE TRIGGER USER",),
}
GUARD = {"sqlite": (), "postgresql": ("ALTER TABLE audit ENABLE TRIGGER USER",)}


def act(database, name="ACME", **details):
    with database.transaction() as session:
        audit.record(session, SOMEBODY, "edit", "enterprise", name, **details)


def verified(database, noted=""):
    with database.reading() as session:
        return audit.verify(session, noted)


def tamper(database, *statements, **bound):
    """Change the table as somebody would who owns the database."""
    kind = database.engine.dialect.name
    with database.engine.begin() as connection:
        for statement in (*UNGUARD[kind], *statements, *GUARD[kind]):
            connection.execute(text(statement), bound)


@pytest.fixture
def recorded(database):
    """A record of three acts."""
    for name in ("ONE", "TWO", "THREE"):
        act(database, name, changed=["城市"])
    return database


def test_an_act_says_who_what_when_and_from_where(recorded):
    with recorded.reading() as session:
        newest = audit.page(session, SYSTEM)[0]
    said = newest.act
    assert (newest.n, said.who, said.role, said.via) == (3, "wang@example.com", "admin", "web")
    assert (said.address, said.account_id) == ("192.0.2.7", 7)
    assert (said.action, said.kind, said.object) == ("edit", "enterprise", "THREE")
    assert json.loads(said.details) == {"changed": ["城市"]}


def test_an_untouched_record_holds(recorded):
    found = verified(recorded)
    assert (found.entries, found.broken_at, found.is_well) == (3, None, True)


def test_an_empty_record_holds(database):
    assert verified(database) == audit.Verified(0, store.FIRST, None)


def test_an_act_that_was_rolled_back_is_not_on_record(database):
    def fail():
        with database.transaction() as session:
            enterprises.create_enterprise(session, SYSTEM, "ACME", "某镁业")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert verified(database).entries == 0
    with database.transaction() as session:
        enterprises.create_enterprise(session, SYSTEM, "ACME", "某镁业")
    assert verified(database).entries == 1


@pytest.mark.parametrize(
    "statement",
    ["UPDATE audit SET who = 'nobody'", "DELETE FROM audit WHERE n = 3", "DELETE FROM audit"],
)
def test_the_database_itself_refuses_to_change_it(recorded, statement):
    with pytest.raises(DBAPIError, match="only ever added to"), recorded.transaction() as session:
        session.execute(text(statement))
    assert verified(recorded).is_well


REPLACING = {
    "sqlite": "REPLACE INTO audit SELECT * FROM audit WHERE n = 2",
    "postgresql": "INSERT INTO audit SELECT * FROM audit WHERE n = 2 "
    "ON CONFLICT (n) DO UPDATE SET who = 'nobody'",
}


def test_no_row_takes_the_place_of_another(recorded):
    statement = text(REPLACING[recorded.engine.dialect.name])
    with pytest.raises(DBAPIError, match="only ever added to"), recorded.transaction() as session:
        session.execute(statement)
    assert verified(recorded).is_well


@pytest.mark.parametrize(
    ("statement", "broken_at"),
    [
        ("UPDATE audit SET who = 'li@example.com' WHERE n = 2", 2),
        ("UPDATE audit SET details = '{}' WHERE n = 1", 1),
        ("UPDATE audit SET at = '2020-01-01 00:00:00' WHERE n = 3", 3),
        ("UPDATE audit SET address = '' WHERE n = 2", 2),
        ("DELETE FROM audit WHERE n = 1", 1),
        ("DELETE FROM audit WHERE n = 2", 2),
        ("DELETE FROM audit WHERE n = 3", 3),
        ("DELETE FROM audit", 1),
        ("UPDATE audit SET n = 4 WHERE n = 3", 3),
    ],
)
def test_who_changes_it_past_the_database_is_found_out(recorded, statement, broken_at):
    tamper(recorded, statement)
    found = verified(recorded)
    assert (found.broken_at, found.is_well) == (broken_at, False)
    assert found.entries == broken_at - 1


def test_an_entry_put_at_the_end_is_found_out(recorded):
    with recorded.reading() as session:
        last = audit.page(session, SYSTEM)[0]
    forged = replace(last.act, who="mallory@example.com")
    chained = store.chained(4, forged, last.hash)
    tamper(
        recorded,
        "INSERT INTO audit SELECT 4, at, account_id, 'mallory@example.com', role, via, address,"
        " action, kind, object, details, hash, :chained FROM audit WHERE n = 3",
        chained=chained,
    )
    assert verified(recorded).broken_at == 5


def test_a_record_written_anew_does_not_have_the_hash_that_was_noted(recorded):
    noted = verified(recorded).head
    assert verified(recorded, noted).is_well
    act(recorded, "FOUR")
    assert verified(recorded, noted).is_well
    tamper(
        recorded,
        "DELETE FROM audit WHERE n >= 3",
        "UPDATE counter SET value = 2 WHERE name = 'act'",
    )
    assert verified(recorded).is_well
    found = verified(recorded, noted)
    assert (found.is_known, found.is_well) == (False, False)


def test_acts_at_once_stand_in_one_chain_without_a_gap(database):
    with ThreadPoolExecutor(8) as many:
        list(many.map(lambda n: act(database, f"E{n}"), range(40)))
    found = verified(database)
    assert (found.entries, found.is_well) == (40, True)


def test_it_is_narrowed_and_read_a_page_at_a_time(recorded):
    with recorded.reading() as session:
        assert [entry.n for entry in audit.page(session, SYSTEM, most=2)] == [3, 2]
        assert [entry.n for entry in audit.page(session, SYSTEM, 2)] == [1]
        (two,) = audit.page(session, SYSTEM, object="TWO", kind="enterprise")
        assert two.n == 2
        assert audit.page(session, SYSTEM, who="nobody") == []
        assert audit.head(session, SYSTEM).n == 3


@pytest.mark.parametrize("who", ["visitor", "supplier", "engineer", "reviewer"])
def test_nobody_but_administrators_reads_it(database, who):
    with database.reading() as session:
        for ask in (audit.page, audit.head):
            with pytest.raises(Forbidden):
                ask(session, replace(VISITOR, role=Role(who)))
