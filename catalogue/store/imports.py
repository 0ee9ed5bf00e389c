"""Imported files in the database, what an enterprise means by the heads of its columns, and what
its workbooks said of its cards."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session, defer

from catalogue.models import CardRow, ColumnMappingRow, EnterpriseRow, ImportRow
from catalogue.store.enterprises import Enterprise, as_enterprise
from schemas.document import canonical_json

WAITING, CHECKED, REFUSED = "waiting", "checked", "refused"
IMPORTING, IMPORTED = "importing", "imported"


@dataclass(frozen=True, slots=True)
class Import:
    """A file that an enterprise brought; `plan` is how its columns are read and `report` what was
    found and done, both empty before they are known."""

    id: str
    enterprise: Enterprise
    name: str
    sha256: str
    size: int
    state: str
    plan: Mapping[str, Any]
    report: Mapping[str, Any]
    error: str
    job_id: str
    created_at: datetime
    created_by: int | None
    imported_at: datetime | None


def _as_import(row: ImportRow, enterprise: EnterpriseRow, *, is_brief: bool = False) -> Import:
    plan, report = ("", "") if is_brief else (row.plan, row.report)
    return Import(
        id=row.id,
        enterprise=as_enterprise(enterprise),
        name=row.name,
        sha256=row.sha256,
        size=row.size,
        state=row.state,
        plan=json.loads(plan or "{}"),
        report=json.loads(report or "{}"),
        error=row.error,
        job_id=row.job_id,
        created_at=row.created_at,
        created_by=row.created_by,
        imported_at=row.imported_at,
    )


def add(session: Session, **columns: object) -> None:
    """A new import, whose columns are those of its row."""
    session.add(ImportRow(**columns))
    session.flush()


def by_id(session: Session, import_id: str) -> Import | None:
    query = (
        select(ImportRow, EnterpriseRow)
        .join(EnterpriseRow, EnterpriseRow.id == ImportRow.enterprise_id)
        .where(ImportRow.id == import_id)
        .execution_options(populate_existing=True)
    )
    found = session.execute(query).first()
    return None if found is None else _as_import(*found)


def lock(session: Session, import_id: str) -> None:
    """Let nobody else change the import until this transaction ends."""
    session.scalar(select(ImportRow.id).where(ImportRow.id == import_id).with_for_update())


def of_enterprises(session: Session, ids: Sequence[int], most: int) -> list[Import]:
    """The last imports of the enterprises, without plan and report, the newest first."""
    query = (
        select(ImportRow, EnterpriseRow)
        .join(EnterpriseRow, EnterpriseRow.id == ImportRow.enterprise_id)
        .where(ImportRow.enterprise_id.in_(ids))
        .options(defer(ImportRow.plan), defer(ImportRow.report))
        .order_by(ImportRow.created_at.desc(), ImportRow.id)
        .limit(most)
    )
    return [_as_import(*found, is_brief=True) for found in session.execute(query)]


def change(session: Session, import_id: str, **columns: object) -> None:
    """Give the import other columns; `plan` and `report` as what their JSON is to hold."""
    for name in {"plan", "report"} & columns.keys():
        columns[name] = json.dumps(columns[name], ensure_ascii=False, allow_nan=False)
    session.execute(update(ImportRow).where(ImportRow.id == import_id).values(**columns))


def remove(session: Session, import_id: str) -> None:
    session.execute(delete(ImportRow).where(ImportRow.id == import_id))


def remembered(session: Session, enterprise_id: int) -> dict[str, str]:
    """What the enterprise said of the heads of columns and of whole files, by their keys."""
    query = select(ColumnMappingRow).where(ColumnMappingRow.enterprise_id == enterprise_id)
    return {row.header: row.target for row in session.scalars(query)}


def remember(session: Session, enterprise_id: int, said: Mapping[str, str]) -> None:
    """Keep what the enterprise says of these heads, instead of what it said before; where it says
    nothing now, nothing is kept."""
    if not said:
        return
    known = ColumnMappingRow.enterprise_id == enterprise_id
    session.execute(delete(ColumnMappingRow).where(known, ColumnMappingRow.header.in_(said.keys())))
    session.add_all(
        ColumnMappingRow(enterprise_id=enterprise_id, header=header, target=target)
        for header, target in said.items()
        if target
    )
    session.flush()


def stated(session: Session, enterprise_id: int) -> dict[str, dict[str, Any]]:
    """What workbooks said so far of the cards of the enterprise, by card number."""
    query = select(CardRow.number, CardRow.stated).where(CardRow.enterprise_id == enterprise_id)
    rows = session.execute(query.where(CardRow.stated.is_not(None)))
    return {number: json.loads(document) for number, document in rows}


def remember_stated(session: Session, number: str, document: dict[str, Any]) -> None:
    """Keep what workbooks said of the card."""
    text = canonical_json(document)
    session.execute(update(CardRow).where(CardRow.number == number).values(stated=text))
