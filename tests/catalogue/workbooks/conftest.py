"""A site whose jobs are done on request, and who visits it."""

import pytest

from catalogue.jobs.runner import Runner
from catalogue.jobs.works import WORKS
from catalogue.services import workbook_imports
from tests.catalogue.workbooks.visiting import Importer


@pytest.fixture
def worker(site, tmp_path):
    """Does what is waiting; called as a function."""
    runner = Runner(site.database, tmp_path / "results", WORKS)

    def work():
        while runner.step():
            pass

    return work


@pytest.fixture
def supplier(site, worker):
    return Importer(site, site.signed_in("supplier"), worker)


@pytest.fixture
def stranger(site, worker):
    return Importer(site, site.signed_in("stranger"), worker)


@pytest.fixture
def runner(database, tmp_path):
    return Runner(database, tmp_path / "results", WORKS)


@pytest.fixture
def bring(database, people, tmp_path, runner):
    """Brings a file and has it checked; the id of the import."""

    def brought(raw, name="cards.xlsx"):
        with database.transaction() as session:
            made = workbook_imports.bring(
                session, people.supplier, "ACME", name, raw, tmp_path / "imports"
            )
        assert runner.step()
        return made.id

    return brought
