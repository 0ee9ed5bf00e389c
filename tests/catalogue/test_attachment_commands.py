"""`mgcards attach`, and what doctor, backup and restore say of files."""

import json

import pytest
from click.testing import CliRunner

from catalogue.cli import main
from catalogue.services import drafts
from tests.catalogue.evidence.files import SVG, report
from tests.catalogue.evidence.keeping import resting_on


@pytest.fixture
def run(site, monkeypatch, tmp_path):
    monkeypatch.setenv("MGCARDS_DATABASE_URL", str(site.database.engine.url))
    monkeypatch.setenv("MGCARDS_DATA_DIR", str(tmp_path))

    def run_with(*words, code=0):
        done = CliRunner().invoke(main, list(map(str, words)))
        assert done.exit_code == code, done.output
        return done.output

    return run_with


@pytest.fixture
def number(site):
    with site.database.transaction() as session:
        return drafts.create_draft(session, site.people.supplier, "ACME", resting_on()).number


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "报告.pdf"
    path.write_bytes(report())
    return path


def attachment_of(site, number):
    with site.database.reading() as session:
        return drafts.get_draft(session, site.people.supplier, number).card.sources[0]


def test_a_report_is_put_behind_a_source(run, site, number, file):
    told = run("attach", file, "--card", number, "--source", "s1", "--public", "--lang", "en")
    assert attachment_of(site, number).attachment_sha256 in told
    assert "报告.pdf stands behind source s1" in told


def test_what_cannot_be_attached_is_one_sentence(run, site, number, file):
    assert "来源" in run("attach", file, "--card", number, "--source", "s9", code=1)
    assert "MG-999999" in run("attach", file, "--card", "MG-999999", "--source", "s1", code=1)
    file.write_bytes(SVG)
    assert "PDF、PNG、JPEG" in run("attach", file, "--card", number, "--source", "s1", code=1)
    assert attachment_of(site, number).attachment_sha256 == ""


def test_the_doctor_tells_of_files(run, number, file, tmp_path):
    run("attach", file, "--card", number, "--source", "s1")
    kept = next((tmp_path / "blobs").glob("??/*"))
    kept.rename(kept.with_name("0" * 62))
    told = {entry["en"]: entry for entry in json.loads(run("doctor", "--json", code=1))}
    lost = told["attached files are all there"]
    assert not lost["ok"] and kept.parent.name + kept.name in lost["detail"]
    stray = told["files without a row (the worker removes them)"]
    assert (stray["ok"], stray["detail"]) == (True, "1")
    assert told["files that published cards name are kept"]["ok"]


def test_files_come_through_backup_and_restore(run, number, file, tmp_path, monkeypatch):
    run("attach", file, "--card", number, "--source", "s1")
    run("backup", tmp_path / "kept.zip")
    monkeypatch.setenv("MGCARDS_DATABASE_URL", f"sqlite:///{tmp_path / 'other.sqlite3'}")
    monkeypatch.setenv("MGCARDS_BLOBS_URL", f"file://{tmp_path / 'other'}")
    run("db", "upgrade")
    run("restore", tmp_path / "kept.zip")
    (found,) = (tmp_path / "other").glob("??/*")
    assert found.read_bytes() == report()
