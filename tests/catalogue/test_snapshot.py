"""Snapshots of the index: taken when they are of this very database, and never in the way."""

import os
import shutil
import stat
import threading

import numpy as np
import pytest

from cards.columns.search import Query
from cards.requirement_text import parse_requirements
from catalogue import index_base, index_writing, snapshot
from catalogue.db import Database
from catalogue.index_check import verify
from catalogue.published import index_of_vectors, published_cards
from catalogue.services import drafts
from tests.catalogue.people import document, proof_strength, published
from tests.schemas.build import chosen, curve

QUERY = Query(tuple(parse_requirements("Rp0.2>=150MPa")))


def two_cards(session, people):
    published(session, people, document("AM60B", proof_strength("130")))
    published(session, people, document("AZ91D", proof_strength("160")))


@pytest.fixture
def catalogue(database, people, stock):
    stock(two_cards, people)
    return database


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "index"


@pytest.fixture
def kept(catalogue, folder):
    """The folder of a snapshot of the catalogue."""
    with catalogue.reading() as session:
        base, _ = index_of_vectors(session)
    return snapshot.write(folder, base)


@pytest.fixture
def started(catalogue, folder, monkeypatch):
    """A process that has just started, and may read vectors only where a test says so."""
    made = Database(catalogue.engine.url.render_as_string(hide_password=False))
    snapshot.keep_in(made, folder)
    yield made
    made.close()


def found(database):
    with database.reading() as session:
        shelf = published_cards(session)
        return [(card.number, card.tier) for card in shelf.index.search(QUERY).cards]


def refuse_to_load(monkeypatch):
    def refuse(*_):
        pytest.fail("the vectors were read though there is a snapshot")

    monkeypatch.setattr("catalogue.published.load_base", refuse)


def test_a_start_takes_the_snapshot_and_pulls_what_is_newer(
    catalogue, kept, started, people, monkeypatch
):
    with catalogue.transaction() as session:
        published(session, people, document("AE44", proof_strength("170")))
        drafts.withdraw(session, people.supplier, "MG-000002")
    with monkeypatch.context() as patch:
        refuse_to_load(patch)
        assert found(started) == [("MG-000003", "qualified"), ("MG-000001", "excluded")]
    report = verify(started, questions=20, seed=1)
    assert report.is_well
    assert report.compared == ("index", "snapshot", "sql")


def test_curves_and_choices_come_back(catalogue, folder, people):
    drawn = curve(key="proof_strength_02", conditions={"specimen_source": "separately_cast"})
    compliant = chosen("compliant", conditions={"date": "2026"}, source="s1")
    with catalogue.transaction() as session:
        published(session, people, document("AE44", drawn, compliant))
    with catalogue.reading() as session:
        base, _ = index_of_vectors(session)
        written = snapshot.write(folder, base)
        snapshot.keep_in(catalogue, folder)
        again = snapshot.load(session, base.mark, base.pub_seq)
    assert written.is_dir()
    assert len(again.drawer.segment.axis) == 1
    for name, array in base.drawer.segment.arrays().items():
        np.testing.assert_array_equal(array, again.drawer.segment.arrays()[name])
    assert list(base.drawer.words.texts()) == list(again.drawer.words.texts())


def truncate(path):
    file = path / "segment.low.npy"
    os.truncate(file, file.stat().st_size - 8)


def flip(path):
    file = path / "words.at.npy"
    content = bytearray(file.read_bytes())
    content[-1] ^= 1
    file.write_bytes(content)


def lose(path):
    (path / "revisions.npy").unlink()


def forge(path):
    (path / snapshot.MANIFEST).write_text("{}")


def rename(path):
    path.rename(path.with_name("2-0123456789abcdef"))


def from_the_future(path):
    path.rename(path.with_name(f"99{path.name}"))


@pytest.mark.parametrize("spoil", [truncate, flip, lose, forge, rename, from_the_future])
def test_a_spoilt_snapshot_is_removed_and_does_no_harm(kept, started, folder, spoil):
    spoil(kept)
    assert found(started) == [("MG-000002", "qualified"), ("MG-000001", "excluded")]
    assert [] == list(folder.iterdir())


def test_a_snapshot_of_another_database_is_not_believed(catalogue, kept, started, folder):
    index_writing.rewrite(catalogue)
    assert found(started) == [("MG-000002", "qualified"), ("MG-000001", "excluded")]
    assert [] == list(folder.iterdir())


def wait_for_the_writer():
    for writer in [entry for entry in threading.enumerate() if entry.name == "snapshot"]:
        writer.join()


def test_a_large_base_is_written_down_by_itself(started, folder, monkeypatch):
    monkeypatch.setattr(snapshot, "WORTH_IT", 1)
    found(started)
    wait_for_the_writer()
    (written,) = folder.iterdir()
    assert written.name.startswith("2-")
    assert {0o600} == {stat.S_IMODE(path.stat().st_mode) for path in written.iterdir()}
    assert {0o700} == {stat.S_IMODE(path.stat().st_mode) for path in (written, folder)}


def test_a_folder_that_cannot_be_written_stops_nobody(started, folder, monkeypatch):
    monkeypatch.setattr(snapshot, "WORTH_IT", 1)
    folder.write_text("in the way")
    assert found(started)[0] == ("MG-000002", "qualified")
    wait_for_the_writer()
    assert folder.read_text() == "in the way"


def test_the_newest_snapshot_remains(catalogue, kept, folder, people):
    abandoned = folder / ".part-dead"
    abandoned.mkdir()
    os.utime(abandoned, (0, 0))
    with catalogue.transaction() as session:
        published(session, people, document("AE44"))
    with catalogue.reading() as session:
        base, _ = index_of_vectors(session)
    writers = [threading.Thread(target=snapshot.write, args=(folder, base)) for _ in range(3)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [path.name.partition("-")[0] for path in folder.iterdir()] == ["3"]


def test_nothing_is_written_of_nothing(database, folder):
    with database.reading() as session:
        base = index_base.load_base(session, "", 0)
    assert snapshot.write(folder, base) is None
    assert not folder.exists()


def test_one_that_is_open_may_be_removed(kept, started, catalogue):
    found(started)
    shutil.rmtree(kept)
    assert found(started) == [("MG-000002", "qualified"), ("MG-000001", "excluded")]
