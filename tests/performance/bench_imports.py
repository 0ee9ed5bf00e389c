"""What a large workbook costs: 5,000 rows with 137 faults, from the upload to the whole report."""

import time

from catalogue import schema_history
from catalogue.db import Database
from catalogue.jobs.runner import Runner
from catalogue.jobs.works import WORKS
from catalogue.services import workbook_imports
from catalogue.store import cards
from catalogue.store import imports as store
from tests.catalogue.people import arrive
from tests.catalogue.workbooks.messy import planted, two_storeys
from tests.performance.measure import verdict

ROWS, FAULTS, MOST_SECONDS = 5000, 137, 20.0


def test_checking_five_thousand_rows(tmp_path, report):
    database = Database(f"sqlite:///{tmp_path / 'bench.sqlite3'}")
    schema_history.upgrade(database)
    with database.transaction() as session:
        supplier = arrive(session).supplier
    rows, expected = planted(ROWS, FAULTS)
    raw = two_storeys(rows)
    began = time.perf_counter()
    workbook_imports.look_at(raw, "cards.xlsx")
    with database.transaction() as session:
        made = workbook_imports.bring(
            session, supplier, "ACME", "cards.xlsx", raw, tmp_path / "imports"
        )
    Runner(database, tmp_path / "results", WORKS).step()
    took = time.perf_counter() - began
    with database.reading() as session:
        found = store.by_id(session, made.id)
        assert {} == cards.keys(session)
    faults = [line for line in found.report["findings"] if line["severity"] == "hard"]
    assert expected == sorted((f"{line['column']}{line['row']}", line["code"]) for line in faults)
    database.close()
    report.table(
        f"Check of a workbook of {ROWS:,} cards with {FAULTS} faults, report and annotated copy",
        ("", "target", "s", ""),
        [["upload to report", f"≤ {MOST_SECONDS:g} s", took, verdict(took, MOST_SECONDS)]],
    )
