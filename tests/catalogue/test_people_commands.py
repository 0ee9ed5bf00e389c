"""`mgcards enterprise`, `user` and `audit`: what they do, say and end with."""

import json

import pytest
from click.testing import CliRunner
from sqlalchemy import text

from catalogue.cli import main
from catalogue.services import audit


@pytest.fixture
def run(site, monkeypatch, tmp_path):
    """Run a command on the database of the site; its exit code and what it said."""
    monkeypatch.setenv("MGCARDS_DATABASE_URL", str(site.database.engine.url))
    monkeypatch.setenv("MGCARDS_DATA_DIR", str(tmp_path))

    def run(*words):
        done = CliRunner().invoke(main, [*words, "--lang", "en"])
        return done.exit_code, done.output

    return run


def test_an_enterprise_is_suspended_and_admitted_again(run):
    assert run("enterprise", "suspend", "ACME")[0] == 2
    assert run("enterprise", "suspend", "ACME", "--note", "licence")[1] == (
        "Enterprise ACME is suspended.\n"
    )
    again, said = run("enterprise", "suspend", "ACME", "--note", "licence")
    assert (again, "ACME" in said) == (1, True)
    _, listed = run("enterprise", "list", "--status", "suspended", "--json")
    assert [(entry["code"], entry["note"]) for entry in json.loads(listed)] == [("ACME", "licence")]
    assert run("enterprise", "admit", "ACME")[0] == 0
    assert "ACME" in run("enterprise", "list")[1]


def test_a_person_of_an_enterprise_gets_a_role(run, site):
    words = ("user", "create", "wang@acme.example", "--role", "supplier", "--enterprise", "ACME")
    assert run(*words, "--enterprise-role", "viewer", "--password", "seven horses")[0] == 0
    with site.database.reading() as session:
        found = session.execute(
            text("SELECT enterprise_role FROM account WHERE email = 'wang@acme.example'")
        )
        assert found.scalar() == "viewer"


def test_a_record_that_holds_is_told_with_its_hash(run, site):
    with site.database.reading() as session:
        head = audit.verify(session).head
    code, said = run("audit", "verify")
    assert (code, head in said) == (0, True)
    code, said = run("audit", "verify", "--expect", head.upper(), "--json")
    assert (code, json.loads(said)["is_well"]) == (0, True)
    code, said = run("audit", "verify", "--expect", "0" * 63 + "1")
    assert (code, "written anew" in said) == (1, True)


def test_a_broken_record_is_told_with_the_number(run, site):
    with site.database.engine.begin() as connection:
        connection.execute(text("DROP TRIGGER audit_no_update"))
        connection.execute(text("UPDATE audit SET who = 'nobody' WHERE n = 4"))
    code, said = run("audit", "verify")
    assert (code, "broken at number 4; the 3 before it hold" in said) == (1, True)
    code, said = run("audit", "verify", "--json")
    assert (code, json.loads(said)["broken_at"]) == (1, 4)


def test_the_acts_are_listed(run, site):
    _, said = run("audit", "list", "--action", "publish", "--json")
    (entry,) = json.loads(said)
    assert (entry["object"], entry["who"]) == (site.number, "reviewer@example.com")
    _, said = run("audit", "list", "--before", "3")
    assert [line.split()[0] for line in said.splitlines()] == ["2", "1"]
