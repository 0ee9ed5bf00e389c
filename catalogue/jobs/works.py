"""Which work fulfils which kind of job, and what a worker does without being asked. To add a kind
or a chore, add a line."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from catalogue.db import Database
from catalogue.jobs.chores import Chore
from catalogue.jobs.importing import carry_out_import, check_import
from catalogue.jobs.printing import print_set
from catalogue.jobs.runner import Work
from catalogue.models.base import now
from catalogue.services import card_sets, search_letters, validity, workbook_imports

WORKS: Mapping[str, Work] = {
    card_sets.JOB: print_set,
    workbook_imports.CHECK: check_import,
    workbook_imports.CARRY_OUT: carry_out_import,
}


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
