"""The whole catalogue in one file: everything comes back, into either kind of database."""

import json
import shutil
import stat
from zipfile import ZipFile

import pytest
from sqlalchemy import select

from catalogue import archive
from catalogue.archive import ArchiveRefused, back_up, restore
from catalogue.blobs import Blobs
from catalogue.db import Database
from catalogue.index_check import verify
from catalogue.published import published_cards
from catalogue.services.accounts import actor_of
from catalogue.store import accounts
from tests.catalogue.evidence.keeping import attached, resting_on
from tests.catalogue.people import People, arrive, document, published, submitted
from tests.catalogue.standing import Standing
from tests.conftest import new_database

NAMES = ("supplier", "stranger", "reviewer", "second", "engineer", "admin")


@pytest.fixture
def blobs(tmp_path):
    return Blobs(tmp_path / "blobs")


@pytest.fixture
def other_blobs(tmp_path):
    return Blobs(tmp_path / "other blobs")


@pytest.fixture
def filled(database, blobs):
    """A catalogue with people, a card that is published with its report and one that waits."""
    with database.transaction() as session:
        people = arrive(session)
        sha256 = attached(session, people, blobs).sha256
        published(session, people, resting_on(sha256))
        submitted(session, people, document("AZ91D"))
    return database


@pytest.fixture(params=["sqlite", "postgresql"])
def other(request, tmp_path, migrated_sqlite):
    """Another database, empty but for its tables."""
    if request.param == "sqlite":
        url = f"sqlite:///{shutil.copy(migrated_sqlite, tmp_path / 'other.sqlite3')}"
    else:
        url = request.getfixturevalue("another_standing").ready()
    made = Database(url)
    yield made
    made.close()


@pytest.fixture(scope="module")
def another_standing(postgresql_server):
    with new_database(postgresql_server) as url:
        yield Standing(url)


def contents_of(blobs):
    return {path.name: path.read_bytes() for path in blobs.folder.glob("??/*")}


def rows_of(database):
    with database.reading() as session:
        return {
            table.name: sorted(map(repr, session.execute(select(table))))
            for table in archive.kept_tables()
        }


def test_everything_comes_back_in_either_database(filled, other, tmp_path, blobs, other_blobs):
    back_up(filled, blobs, tmp_path / "kept.zip")

    restore(other, other_blobs, tmp_path / "kept.zip")

    assert rows_of(filled) == rows_of(other)
    assert contents_of(blobs) == contents_of(other_blobs) != {}
    with other.reading() as session:
        assert ["MG-000001"] == list(published_cards(session).cards)
    assert verify(other, questions=5, seed=1).is_well


def test_work_goes_on_after_a_restore(filled, other, tmp_path, blobs, other_blobs):
    back_up(filled, blobs, tmp_path / "kept.zip")
    restore(other, other_blobs, tmp_path / "kept.zip")

    with other.transaction() as session:
        people = people_again(session)
        assert "MG-000003" == published(session, people, document("AE44")).number


def people_again(session):
    found = {name: accounts.by_email(session, f"{name}@example.com") for name in NAMES}
    actors = {name: actor_of(account) for name, account in found.items()}
    return People(second_reviewer=actors.pop("second"), **actors)


def test_only_an_empty_database_is_filled(filled, tmp_path, blobs):
    back_up(filled, blobs, tmp_path / "kept.zip")
    before = rows_of(filled)

    with pytest.raises(ArchiveRefused, match="Only an empty database"):
        restore(filled, blobs, tmp_path / "kept.zip")

    assert before == rows_of(filled)


@pytest.mark.parametrize(
    "spoil", ["rows", "manifest", "bytes", "packed", "method", "version", "table", "file", "lost"]
)
def test_a_spoilt_file_is_refused_and_changes_nothing(
    filled, other, tmp_path, spoil, blobs, other_blobs
):
    path = tmp_path / "kept.zip"
    back_up(filled, blobs, path)
    SPOILERS[spoil](path)

    with pytest.raises(ArchiveRefused) as refusal:
        restore(other, other_blobs, path)

    assert refusal.value.wording.zh
    assert not any(rows_of(other).values())
    assert {} == contents_of(other_blobs)


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


def with_a_damaged_file(path):
    with ZipFile(path) as old:
        (name,) = (name for name in old.namelist() if name.startswith("blobs/"))
    rewritten(path, **{name: b"another"})


def without_a_file(path):
    with ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist() if not name.startswith("blobs/")}
    with ZipFile(path, "w") as new:
        for name, content in parts.items():
            new.writestr(name, content)


def spoilt_at(path, signature, offset, content):
    """Other bytes that far behind the first such signature."""
    raw = bytearray(path.read_bytes())
    place = raw.index(signature) + offset
    raw[place : place + len(content)] = content
    path.write_bytes(raw)


SPOILERS = {
    "packed": lambda path: spoilt_at(path, b"tables/card.jsonl", 17, b"\xff" * 8),
    "method": lambda path: spoilt_at(path, b"PK\x01\x02", 10, b"\x63\x00"),
    "file": with_a_damaged_file,
    "lost": without_a_file,
    "rows": lambda path: rewritten(path, **{"tables/card.jsonl": b"{}\n"}),
    "manifest": lambda path: rewritten(path, **{archive.MANIFEST: b"{}"}),
    "bytes": lambda path: path.write_bytes(path.read_bytes()[:100]),
    "version": older_version,
    "table": without_a_table,
}


@pytest.mark.parametrize("harm", ["missing", "damaged"])
def test_a_backup_without_one_of_the_files_is_refused(filled, tmp_path, blobs, harm):
    back_up(filled, blobs, tmp_path / "kept.zip")
    before = (tmp_path / "kept.zip").read_bytes()
    (path,) = blobs.folder.glob("??/*")
    path.write_bytes(b"spoilt") if harm == "damaged" else path.unlink()

    with pytest.raises(ArchiveRefused, match="missing or damaged"):
        back_up(filled, blobs, tmp_path / "kept.zip")

    assert before == (tmp_path / "kept.zip").read_bytes()


def test_a_backup_is_its_owners_alone(filled, tmp_path, blobs):
    back_up(filled, blobs, tmp_path / "kept.zip")
    assert 0o600 == stat.S_IMODE((tmp_path / "kept.zip").stat().st_mode)


def test_a_backup_that_fails_leaves_the_former_one(filled, tmp_path, monkeypatch, blobs):
    path = tmp_path / "kept.zip"
    back_up(filled, blobs, path)
    before = path.read_bytes()
    monkeypatch.setattr(archive, "_lines", lambda *_: (_ for _ in ()).throw(OSError("full")))

    with pytest.raises(OSError, match="full"):
        back_up(filled, blobs, path)

    assert before == path.read_bytes()
