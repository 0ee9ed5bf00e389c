"""`mgcards index …`: says what differs, and mends it."""

import json

import pytest
from click.testing import CliRunner
from sqlalchemy import update

from catalogue.cli import main
from catalogue.models import ValueRow, VectorRow


@pytest.fixture
def run(site, tmp_path, monkeypatch):
    monkeypatch.setenv("MGCARDS_DATABASE_URL", str(site.database.engine.url))
    monkeypatch.setenv("MGCARDS_DATA_DIR", str(tmp_path))
    return lambda *words: CliRunner().invoke(main, words)


def tamper(site, **values):
    with site.database.transaction() as session:
        session.execute(update(ValueRow).values(**values))


def test_an_index_that_agrees_is_said_to(run):
    done = run("index", "verify", "--lang", "en", "--questions", "3")
    assert done.exit_code == 0
    assert done.output.splitlines()[-1] == "The index agrees with the documents."


def test_the_cards_that_differ_are_named_and_mended(site, run):
    tamper(site, low=0.0)
    told = run("index", "verify", "--lang", "en")
    assert told.exit_code == 1
    assert told.output.startswith("✗ MG-000001: values")
    as_data = run("index", "verify", "--json", "--seed", "7")
    assert as_data.exit_code == 1
    report = json.loads(as_data.output)
    assert (report["ok"], report["cards"], report["seed"]) == (False, 1, 7)
    assert "values" in report["differences"]["MG-000001"]

    assert run("index", "rebuild").exit_code == 0

    report = json.loads(run("index", "verify", "--json").output)
    assert report["ok"]
    assert report["compared"] == ["index", "snapshot", "sql"]


def test_what_is_wrong_with_the_whole_index_is_said(site, run):
    with site.database.transaction() as session:
        session.execute(update(VectorRow).values(points=b"odd"))
    told = run("index", "verify", "--lang", "en")
    assert told.exit_code == 1
    assert "✗ index: the vector of MG-000001 is damaged" in told.output.splitlines()
    assert "mgcards index rebuild" in run("doctor").output


def test_the_doctor_looks_at_what_seals_and_signs_editions(run, tmp_path, monkeypatch):
    (tmp_path / "seal_key.pem").write_text("no key")
    (tmp_path / "none.p12").write_text("no certificate")
    monkeypatch.setenv("MGCARDS_CERTIFICATE", str(tmp_path / "none.p12"))
    told = run("doctor", "--lang", "en").output
    assert "✗ the key that seals editions can be used" in told
    assert "✗ the certificate for signing can be used: The certificate" in told


def test_the_doctor_looks_at_the_index(run):
    found = json.loads(run("doctor", "--json").output)
    (index,) = [entry for entry in found if entry["en"].startswith("search index")]
    assert (index["ok"], index["detail"]) == (True, "pub_seq 1")
