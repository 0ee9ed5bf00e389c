"""Evidence at once: the same file brought twice, removed twice, or removed while it is needed."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from cards.errors import CardRefused
from catalogue.blobs import Blobs
from catalogue.services import attachments, drafts
from catalogue.services.evidence_errors import AttachmentInUse, AttachmentNotFound
from catalogue.store import audit
from tests.catalogue.evidence.keeping import attached, kept_file, resting_on


@pytest.fixture
def blobs(tmp_path):
    return Blobs(tmp_path / "blobs")


def test_two_bring_the_same_file_at_once(database, people, blobs):
    found, start = [], threading.Barrier(2)

    def bring():
        file = kept_file(blobs)
        start.wait()
        with database.transaction() as session:
            found.append(attachments.attach(session, people.supplier, "ACME", file).id)

    threads = [threading.Thread(target=bring) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 2 and len(set(found)) == 1
    assert sum(path.is_file() for path in blobs.folder.glob("??/*")) == 1


def test_a_file_is_not_removed_while_a_card_is_submitted_on_it(database, people, blobs):
    """One of two at once is served, the other told."""
    with database.transaction() as session:
        sha256 = attached(session, people, blobs).sha256
        number = drafts.create_draft(session, people.supplier, "ACME", resting_on(sha256)).number
    outcomes, start = [], threading.Barrier(2)

    def attempt(do):
        start.wait()
        try:
            with database.transaction() as session:
                do(session)
        except (AttachmentInUse, CardRefused) as error:
            outcomes.append(error.code)
        else:
            outcomes.append("done")

    works = (
        lambda session: drafts.submit(session, people.supplier, number),
        lambda session: attachments.remove(session, people.supplier, sha256),
    )
    threads = [threading.Thread(target=attempt, args=(do,)) for do in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(outcomes) == 2 and outcomes.count("done") == 1


def test_what_is_gone_is_not_removed_once_more(database, people, blobs):
    with database.transaction() as session:
        file = attached(session, people, blobs)

    def remove(_):
        try:
            with database.transaction() as session:
                attachments.remove(session, people.supplier, file.sha256)
        except AttachmentNotFound:
            return 0
        return 1

    with ThreadPoolExecutor(2) as both:
        assert sum(both.map(remove, range(2))) == 1
    with database.reading() as session:
        acts = [entry.act.action for entry in audit.walk(session)]
    assert acts.count("remove") == 1
