"""Files are kept once and whole, for their owner only, and swept when nothing knows them."""

import hashlib
import os
import stat
import time
from datetime import timedelta
from io import BytesIO

import pytest

from catalogue.blobs import Blobs, TooManyBytes
from catalogue.jobs.blob_sweep import sweep_blobs
from catalogue.models import BlobRow
from catalogue.models.base import now
from catalogue.services import attachments
from catalogue.store import blobs as store
from tests.catalogue.evidence.keeping import kept_file

MOST = 1000
CONTENT = b"report"
HASH = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture
def blobs(tmp_path):
    return Blobs(tmp_path / "blobs")


def put(blobs, content=CONTENT):
    with blobs.arriving(BytesIO(content), MOST) as arrival:
        blobs.keep(arrival)
    return arrival.sha256


def files(blobs):
    return sorted(path for path in blobs.folder.rglob("*") if path.is_file() and path.suffix == "")


def age(path, days=2):
    long_ago = time.time() - days * 86400
    os.utime(path, (long_ago, long_ago))


def test_a_file_lies_under_its_hash_for_its_owner_only(blobs):
    assert put(blobs) == put(blobs) == HASH
    path = blobs.folder / HASH[:2] / HASH[2:]
    assert path.read_bytes() == CONTENT
    assert {path, blobs.folder / ".lock"} == set(files(blobs))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    for folder in (blobs.folder, path.parent, blobs.folder / "arriving"):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_file_that_is_not_kept_leaves_nothing(blobs):
    with blobs.arriving(BytesIO(CONTENT), MOST) as arrival:
        assert (arrival.sha256, arrival.size) == (HASH, len(CONTENT))
    with pytest.raises(TooManyBytes), blobs.arriving(BytesIO(bytes(MOST + 1)), MOST):
        pass
    with pytest.raises(OSError, match="gone"), blobs.arriving(Broken(), MOST):
        pass
    assert [] == files(blobs)


class Broken:
    """A stream that breaks off."""

    def __init__(self):
        self.parts = iter([b"half"])

    def read(self, _):
        try:
            return next(self.parts)
        except StopIteration:
            raise OSError("gone") from None


def test_a_damaged_file_is_mended_by_the_same_file(blobs):
    put(blobs)
    blobs.path_of(HASH).write_bytes(b"spoilt")
    put(blobs)
    assert blobs.path_of(HASH).read_bytes() == CONTENT


def test_only_old_files_without_a_row_are_swept(blobs):
    known, fresh, old = put(blobs, b"known"), put(blobs, b"fresh"), put(blobs, b"old")
    half = blobs.folder / "arriving" / "half"
    half.write_bytes(b"ha")
    for path in (blobs.path_of(known), blobs.path_of(old), half):
        age(path)
    assert blobs.orphans({known}) == 3
    assert blobs.sweep({known}) == 2
    assert [blobs.holds(sha256) for sha256 in (known, fresh, old)] == [True, True, False]


def test_nothing_is_swept_while_somebody_rests_on_it(blobs):
    age(blobs.path_of(put(blobs)))
    with blobs.steady():
        assert blobs.sweep(()) == 0
    assert blobs.sweep(()) == 1


def test_a_file_that_comes_again_is_not_old(blobs):
    age(blobs.path_of(put(blobs)))
    put(blobs)
    assert blobs.sweep(()) == 0


def test_the_worker_forgets_what_nothing_refers_to_after_a_day(database, people, blobs):
    with database.transaction() as session:
        kept, gone, fresh = (kept_file(blobs, name) for name in ("kept", "gone", "fresh"))
        for file in (kept, gone, fresh):
            attachments.attach(session, people.supplier, "ACME", file)
        attachments.remove(session, people.supplier, gone.sha256)
        attachments.remove(session, people.supplier, fresh.sha256)
        for file in (kept, gone):
            session.get(BlobRow, file.sha256).created_at = now() - timedelta(days=2)
            age(blobs.path_of(file.sha256))

    sweep_blobs(database, blobs)

    with database.reading() as session:
        assert set(store.known(session)) == {kept.sha256, fresh.sha256}
    assert [blobs.holds(file.sha256) for file in (kept, gone, fresh)] == [True, False, True]
