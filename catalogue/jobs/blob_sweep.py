"""Takes away kept files that nothing refers to any more."""

from __future__ import annotations

from datetime import timedelta

import structlog

from catalogue.blobs import KEPT_WITHOUT_ROW, Blobs
from catalogue.db import Database
from catalogue.jobs.chores import Chore
from catalogue.models.base import now
from catalogue.store import blobs as store

EVERY = timedelta(hours=1)

log = structlog.get_logger(__name__)


def sweeping(blobs: Blobs) -> Chore:
    """The chore of tidying up the files in that folder."""
    return Chore("sweep of files", EVERY, lambda database: sweep_blobs(database, blobs))


def sweep_blobs(database: Database, blobs: Blobs) -> None:
    """Forget what nothing refers to, and remove what has no row; both after a day."""
    _forget_unreferred(database)
    with database.reading() as session:
        known = store.known(session)
    if removed := blobs.sweep(known):
        log.info("files without a row removed", count=removed)


def _forget_unreferred(database: Database) -> None:
    with database.reading() as session:
        old = store.unreferred(session, now() - KEPT_WITHOUT_ROW)
    if old:
        with database.transaction() as session:
            store.remove_unreferred(session, old)
