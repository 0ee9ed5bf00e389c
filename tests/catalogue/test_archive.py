"""The whole catalogue in one file: everything comes back, into either kind of database."""

import json
import stat
from zipfile import ZipFile

import pytest
from sqlalchemy import select

from catalogue import archive, schema_history
from catalogue.archive import ArchiveRefused, back_up, restore
from catalogue.db import Database
from catalogue.index_check import verify
from catalogue.published import published_cards
from catalogue.services.accounts import actor_of
from catalogue.store import accounts
from tests.catalogue.people import People, arrive, document, published, submitted
from tests.conftest import new_database

NAMES = ("supplier", "stranger", "reviewer", "second", "engineer", "admin")


@pytest.fixture
def filled(database):
    """A catalogue with people, a published card and one that waits."""
    with database.transaction() as session:
        people = arrive(session)
        published(session, people, document("AM60B"))
        submitted(session, people, document("AZ91D"))
    return database


@pytest.fixture(params=["sqlite", "postgresql"])
def other(request, tmp_path):
    """Another database, empty but for its tables."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'other.sqlite3'}"
    else:
        url = request.getfixturevalue("postgresql_url_of_another")
    made = Database(url)
    schema_history.upgrade(made)
    yield made
    made.close()


@pytest.fixture
def postgresql_url_of_another(postgresql_server):
    with new_database(postgresql_server) as url:
        yield url


def rows_of(database):
    with database.reading() as session:
        return {
            table.name: sorted(map(repr, session.execute(select(table))))
            for table in archive.kept_tables()
        }


def test_everything_comes_back_in_either_database(filled, other, tmp_path):
    back_up(filled, tmp_path / "kept.zip")

    restore(other, tmp_path / "kept.zip")

    assert rows_of(filled) == rows_of(other)
    with other.reading() as session:
        assert ["MG-000001"] == list(published_cards(session).cards)
    assert verify(other, questions=5, seed=1).is_well


def test_work_goes_on_after_a_restore(filled, other, tmp_path):
    back_up(filled, tmp_path / "kept.zip")
    restore(other, tmp_path / "kept.zip")

    with other.transaction() as session:
        people = people_again(session)
        assert "MG-000003" == published(session, people, document("AE44")).number


def people_again(session):
    found = {name: accounts.by_email(session, f"{name}@example.com") for name in NAMES}
    actors = {name: actor_of(account) for name, account in found.items()}
    return People(second_reviewer=actors.pop("second"), **actors)


def test_only_an_empty_database_is_filled(filled, tmp_path):
    back_up(filled, tmp_path / "kept.zip")
    before = rows_of(filled)

    with pytest.raises(ArchiveRefused, match="Only an empty database"):
        restore(filled, tmp_path / "kept.zip")

    assert before == rows_of(filled)


@pytest.mark.parametrize("spoil", ["rows", "manifest", "bytes", "version", "table"])
def test_a_spoilt_file_is_refused_and_changes_nothing(filled, other, tmp_path, spoil):
    path = tmp_path / "kept.zip"
    back_up(filled, path)
    SPOILERS[spoil](path)

    with pytest.raises(ArchiveRefused) as refusal:
        restore(other, path)

    assert refusal.value.wording.zh
    assert not any(rows_of(other).values())


def rewritten(path, **changes):
    with ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()} | changes
    with ZipFile(path, "w") as new:
        for name, content in parts.items():
            new.writestr(name, content)


def older_version(path):
    with ZipFile(path) as old:
        manifest = json.loads(old.read(archive.MANIFEST)) | {"schema": "0000"}
    rewritten(path, **{archive.MANIFEST: json.dumps(manifest).encode()})


def without_a_table(path):
    with ZipFile(path) as old:
        manifest = json.loads(old.read(archive.MANIFEST))
    del manifest["tables"]["card"]
    rewritten(path, **{archive.MANIFEST: json.dumps(manifest).encode()})


SPOILERS = {
    "rows": lambda path: rewritten(path, **{"tables/card.jsonl": b"{}\n"}),
    "manifest": lambda path: rewritten(path, **{archive.MANIFEST: b"{}"}),
    "bytes": lambda path: path.write_bytes(path.read_bytes()[:100]),
    "version": older_version,
    "table": without_a_table,
}


def test_a_backup_is_its_owners_alone(filled, tmp_path):
    back_up(filled, tmp_path / "kept.zip")
    assert 0o600 == stat.S_IMODE((tmp_path / "kept.zip").stat().st_mode)


def test_a_backup_that_fails_leaves_the_former_one(filled, tmp_path, monkeypatch):
    path = tmp_path / "kept.zip"
    back_up(filled, path)
    before = path.read_bytes()
    monkeypatch.setattr(archive, "_lines", lambda *_: (_ for _ in ()).throw(OSError("full")))

    with pytest.raises(OSError, match="full"):
        back_up(filled, path)

    assert before == path.read_bytes()
