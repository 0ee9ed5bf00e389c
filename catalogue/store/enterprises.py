"""Enterprises in the database."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, exists, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from cards.wording import Wording
from catalogue.models import CardRow, EnterpriseRow, PublishedRow, TicketRow


@dataclass(frozen=True, slots=True)
class Enterprise:
    """Who publishes cards or looks for material.

    `kind` is supplier, user or editorial; `status` is applied, admitted, refused or suspended.
    """

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
    decided_at: datetime | None = None
    created_at: datetime | None = None

    @property
    def is_public(self) -> bool:
        """Whether readers know of it: it was admitted once, also when it is suspended now."""
        return self.status in ("admitted", "suspended")

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
        decided_at=row.decided_at,
        created_at=row.created_at,
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


def names(session: Session, codes: Collection[str]) -> Mapping[str, Wording]:
    """What these enterprises are called, by their codes."""
    columns = EnterpriseRow.code, EnterpriseRow.zh, EnterpriseRow.en
    found = session.execute(select(*columns).where(EnterpriseRow.code.in_(codes)))
    return {code: Wording(zh, en) for code, zh, en in found}


def with_status(session: Session, *statuses: str) -> Sequence[Enterprise]:
    """The enterprises of one of these states, by code."""
    query = select(EnterpriseRow).where(EnterpriseRow.status.in_(statuses))
    return [as_enterprise(row) for row in session.scalars(query.order_by(EnterpriseRow.code))]


def has_published(session: Session, enterprise_id: int) -> bool:
    """Whether a card of the enterprise is published, or was."""
    own = exists().where(PublishedRow.card_id == CardRow.id, CardRow.enterprise_id == enterprise_id)
    return bool(session.scalar(select(own)))


def lock(session: Session, code: str) -> Enterprise | None:
    """The enterprise of that code, which nobody else changes until this transaction ends."""
    query = select(EnterpriseRow).where(EnterpriseRow.code == code).with_for_update()
    row = session.scalar(query.execution_options(populate_existing=True))
    return None if row is None else as_enterprise(row)


def add(session: Session, **columns: str | None) -> Enterprise:
    """A new enterprise; the columns are those of `Enterprise` but its id."""
    row = EnterpriseRow(**columns)
    session.add(row)
    session.flush()
    return as_enterprise(row)


def change(session: Session, enterprise_id: int, **columns: str | datetime | None) -> Enterprise:
    """The enterprise with other columns, which are those of its row."""
    row = session.get_one(EnterpriseRow, enterprise_id)
    for name, text in columns.items():
        setattr(row, name, text)
    session.flush()
    return as_enterprise(row)


def remove(session: Session, enterprise_id: int) -> None:
    """Forget an enterprise with the invitations into it; one that anything else refers to is
    kept."""
    try:
        with session.begin_nested():
            session.execute(delete(TicketRow).where(TicketRow.enterprise_id == enterprise_id))
            session.execute(delete(EnterpriseRow).where(EnterpriseRow.id == enterprise_id))
    except IntegrityError:
        session.expire_all()
