"""Which work fulfils which kind of job, and what a worker does without being asked. To add a kind
or a chore, add a line."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

from catalogue.blob_place import blobs_of
from catalogue.db import Database
from catalogue.jobs.chores import Chore
from catalogue.jobs.editions import EditionPress
from catalogue.jobs.importing import carry_out_import, check_import
from catalogue.jobs.printing import print_set
from catalogue.jobs.runner import Work
from catalogue.models.base import now
from catalogue.pdf.signature import Certificate
from catalogue.sealing import Seal
from catalogue.services import card_sets, editions, search_letters, validity, workbook_imports
from catalogue.settings import Settings

WORKS: Mapping[str, Work] = {
    card_sets.JOB: print_set,
    workbook_imports.CHECK: check_import,
    workbook_imports.CARRY_OUT: carry_out_import,
}
"""The works that need nothing but the database and a folder."""


def works_of(settings: Settings) -> Mapping[str, Work]:
    """All works, for a catalogue with these settings."""
    return {**WORKS, editions.JOB: edition_press(settings)}


def edition_press(settings: Settings) -> EditionPress:
    """Who prints editions for a catalogue with these settings."""
    file, passphrase = settings.certificate, settings.certificate_passphrase
    certificate = Certificate(Path(file), passphrase) if file else None
    return EditionPress(blobs_of(settings), Seal(settings.seal_key), certificate)


def _remind(database: Database) -> int:
    with database.transaction() as session:
        return validity.remind(session, now().date())


def watching(address: str) -> Chore:
    """Letters about saved searches, with links below that address of the catalogue."""
    return Chore(
        "letters about saved searches",
        timedelta(seconds=15),
        lambda database: search_letters.tell_of_new_cards(database, address, now()),
    )


CHORES = (Chore("reminders of validity", timedelta(hours=6), _remind),)
