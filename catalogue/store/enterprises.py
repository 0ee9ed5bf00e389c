"""Enterprises in the database."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from cards.wording import Wording
from catalogue.models import EnterpriseRow


@dataclass(frozen=True, slots=True)
class Enterprise:
    """Who publishes cards or looks for material; `kind` is supplier, user or editorial."""

    id: int
    code: str
    zh: str
    en: str
    kind: str
    uscc: str | None
    city: str
    website: str
    contact: str
    status: str = "admitted"
    cluster: str = ""
    honours: tuple[str, ...] = ()
    logo_sha256: str | None = None
    decision_note: str = ""

    @property
    def name(self) -> Wording:
        return Wording(self.zh, self.en)


def as_enterprise(row: EnterpriseRow) -> Enterprise:
    """The enterprise that a row holds."""
    return Enterprise(
        id=row.id,
        code=row.code,
        zh=row.zh,
        en=row.en,
        kind=row.kind,
        uscc=row.uscc,
        city=row.city,
        website=row.website,
        contact=row.contact,
        status=row.status,
        cluster=row.cluster,
        honours=tuple(json.loads(row.honours)),
        logo_sha256=row.logo_sha256,
        decision_note=row.decision_note,
    )


def by_code(session: Session, code: str) -> Enterprise | None:
    row = session.scalar(select(EnterpriseRow).where(EnterpriseRow.code == code))
    return None if row is None else as_enterprise(row)


def by_uscc(session: Session, uscc: str) -> Enterprise | None:
    row = session.scalar(select(EnterpriseRow).where(EnterpriseRow.uscc == uscc))
    return None if row is None else as_enterprise(row)


def by_id(session: Session, enterprise_id: int) -> Enterprise | None:
    row = session.get(EnterpriseRow, enterprise_id)
    return None if row is None else as_enterprise(row)


def all_by_code(session: Session) -> Sequence[Enterprise]:
    rows = session.scalars(select(EnterpriseRow).order_by(EnterpriseRow.code))
    return [as_enterprise(row) for row in rows]


def add(session: Session, **columns: str | None) -> Enterprise:
    """A new enterprise; the columns are those of `Enterprise` but its id."""
    row = EnterpriseRow(**columns)
    session.add(row)
    session.flush()
    return as_enterprise(row)
