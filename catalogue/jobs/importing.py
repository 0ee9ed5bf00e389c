"""Checks files that are to be imported, and imports what was checked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from cards.errors import CardError
from catalogue.db import Database
from catalogue.jobs.chores import Chore
from catalogue.jobs.runner import Report
from catalogue.models.base import now
from catalogue.services import import_reports, import_saving, workbook_imports
from catalogue.services.actor import Actor
from catalogue.services.import_reports import Examined
from catalogue.services.import_saving import COLLISIONS, Chosen
from catalogue.services.workbook_imports import Mode
from catalogue.store.imports import CHECKED, REFUSED, Import
from catalogue.workbooks import kept
from catalogue.workbooks.annotated import annotated_copy
from catalogue.workbooks.lines import ReportLine

FOLDER = "imports"
KEPT = timedelta(days=90)
"""How long a file is kept after it was brought; its report stays."""
SWEEP_EVERY = timedelta(hours=6)


def forgetting(files: Path) -> Chore:
    """The chore of taking away files in that folder that were brought long ago."""
    return Chore("sweep of imports", SWEEP_EVERY, lambda _: kept.remove_older(files, now() - KEPT))


def check_import(database: Database, wish: Any, folder: Path, report: Report) -> str:
    """Look through a file and keep its report and its annotated copy."""
    found, actor = _asked(database, wish)
    report(0.05)
    try:
        _check(database, found, actor, _data(folder), report)
    except CardError as error:
        _give_up(database, found, REFUSED, error)
    return ""


def _check(database: Database, found: Import, actor: Actor, files: Path, report: Report) -> None:
    with database.reading() as session:
        known = workbook_imports.meanings(session, found)
    examined = _examined(found, files, known)
    report(0.6)
    with database.reading() as session:
        plan = import_reports.planned_import(session, actor, found.enterprise.code, examined)
    told = import_reports.report_of(examined, plan)
    report(0.75)
    _annotate(examined, told, files, found.id)
    report(0.98)
    with database.transaction() as session:
        workbook_imports.checked(session, found, examined.plan.as_json(), told)


def _asked(database: Database, wish: Any) -> tuple[Import, Actor]:
    with database.reading() as session:
        found = workbook_imports.to_be_done(session, wish)
        return found, workbook_imports.who_wished(session, wish)


def _data(folder: Path) -> Path:
    """The folder of the files: it lies beside that of the results, which has one for each job."""
    return folder.parents[1] / FOLDER


def _examined(found: Import, files: Path, known: Mapping[str, str] | None = None) -> Examined:
    raw = workbook_imports.file_of(found, files)
    return import_reports.examine(raw, found.name, found.plan, known)


def _annotate(examined: Examined, told: Any, files: Path, import_id: str) -> None:
    if examined.workbook is not None:
        lines = [ReportLine.from_json(line) for line in told["findings"]]
        copy = annotated_copy(examined.workbook, lines)
        kept.keep(files, workbook_imports.annotated_name(import_id), copy)


def _give_up(database: Database, found: Import, state: str, error: CardError) -> None:
    with database.transaction() as session:
        workbook_imports.given_up(session, found, state, error.wording)


def carry_out_import(database: Database, wish: Any, folder: Path, report: Report) -> str:
    """Save the cards of a checked file as drafts and add what became of each to its report."""
    found, actor = _asked(database, wish)
    try:
        _carry_out(database, found, actor, wish, _examined(found, _data(folder)), report)
    except CardError as error:
        _give_up(database, found, CHECKED, error)
    return ""


def _carry_out(
    database: Database, found: Import, actor: Actor, wish: Any, examined: Examined, report: Report
) -> None:
    report(0.3)
    code = found.enterprise.code
    with database.reading() as session:
        chosen = import_saving.choose(
            session, actor, code, examined, found.report, revives=workbook_imports.revives(wish)
        )
    if wish["mode"] == Mode.ALL:
        numbers = _save_whole(database, actor, code, chosen)
    else:
        numbers = _save_in_turn(database, actor, code, chosen, report)
    outcome = import_saving.outcome_of(chosen, numbers)
    with database.transaction() as session:
        workbook_imports.carried_out(session, found, {**found.report, "outcome": outcome})


def _save_whole(
    database: Database, actor: Actor, code: str, chosen: Sequence[Chosen]
) -> dict[str, str]:
    import_saving.require_whole(chosen)
    saved = [card for batch in import_saving.batches(chosen) for card in batch]
    with database.transaction() as session:
        return import_saving.save(session, actor, code, saved)


def _save_in_turn(
    database: Database, actor: Actor, code: str, chosen: Sequence[Chosen], report: Report
) -> dict[str, str]:
    numbers: dict[str, str] = {}
    batches = list(import_saving.batches(chosen))
    for done, batch in enumerate(batches):
        numbers |= _save_batch(database, actor, code, batch)
        report(0.3 + 0.65 * (done + 1) / len(batches))
    return numbers


def _save_batch(
    database: Database, actor: Actor, code: str, batch: Sequence[Chosen]
) -> dict[str, str]:
    """The batch, or without those of its cards that somebody else changed at the same moment."""
    try:
        with database.transaction() as session:
            return import_saving.save(session, actor, code, batch)
    except COLLISIONS:
        if len(batch) == 1:
            return {}
    numbers: dict[str, str] = {}
    for card in batch:
        numbers |= _save_batch(database, actor, code, [card])
    return numbers
