"""Accounts as those see them who keep an enterprise or the catalogue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, delete, func, select
from sqlalchemy.orm import Session

from catalogue.models import AccountRow, EnterpriseRow, TicketRow


@dataclass(frozen=True, slots=True)
class Person:
    """An account without its secrets; `enterprise_code` is empty for who belongs to none.

    `is_pending` is whether the address was to be confirmed and was not yet.
    """

    id: int
    email: str
    name: str
    company: str
    role: str
    enterprise_id: int | None
    enterprise_code: str
    enterprise_role: str | None
    is_active: bool
    is_pending: bool
    has_second_factor: bool
    language: str
    created_at: datetime


def by_id(session: Session, account_id: int) -> Person | None:
    return _first(session, _people().where(AccountRow.id == account_id))


def by_email(session: Session, email: str) -> Person | None:
    return _first(session, _people().where(AccountRow.email == email))


def of_enterprise(session: Session, enterprise_id: int) -> Sequence[Person]:
    """The people of an enterprise, by address."""
    query = _people().where(AccountRow.enterprise_id == enterprise_id)
    return _all(session, query)


def owners(session: Session, enterprise_id: int | None = None) -> Sequence[Person]:
    """Everybody who keeps an enterprise, or that one, and can sign in, by address."""
    query = _people().where(AccountRow.enterprise_role == "owner", AccountRow.is_active)
    if enterprise_id is not None:
        query = query.where(AccountRow.enterprise_id == enterprise_id)
    return _all(session, query)


def with_role(session: Session, role: str) -> Sequence[Person]:
    """The people with that role, whom nobody else changes until this transaction ends."""
    held = select(AccountRow.id).where(AccountRow.role == role).order_by(AccountRow.id)
    session.execute(held.with_for_update()).all()
    return _all(session, _people().where(AccountRow.role == role))


def after(session: Session, email: str, most: int, **equal: str | int) -> Sequence[Person]:
    """At most that many people behind an address, whose columns are as asked."""
    columns = {getattr(AccountRow, name): wanted for name, wanted in equal.items()}
    query = _people().where(AccountRow.email > email)
    for column, wanted in columns.items():
        query = query.where(column == wanted)
    return _all(session, query.limit(most))


def add(session: Session, **columns: Any) -> Person:
    """A new account; the columns are those of its row."""
    row = AccountRow(**columns)
    session.add(row)
    session.flush()
    return _known(session, row.id)


def change(session: Session, account_id: int, **columns: Any) -> Person:
    """The person with other columns, which are those of the account's row."""
    row = session.get_one(AccountRow, account_id)
    for name, found in columns.items():
        setattr(row, name, found)
    session.flush()
    return _known(session, account_id)


def remove(session: Session, account_id: int) -> None:
    """Forget an account with which nobody ever signed in."""
    session.execute(delete(TicketRow).where(TicketRow.account_id == account_id))
    session.execute(delete(AccountRow).where(AccountRow.id == account_id))


def _people() -> Select[Any]:
    return (
        select(AccountRow, EnterpriseRow.code, _waits())
        .outerjoin(EnterpriseRow, EnterpriseRow.id == AccountRow.enterprise_id)
        .order_by(AccountRow.email)
    )


def _waits() -> Any:
    """Whether a link to confirm the address was sent and not used."""
    unused = select(func.count()).where(
        TicketRow.account_id == AccountRow.id,
        TicketRow.purpose == "confirm",
        TicketRow.used_at.is_(None),
    )
    return unused.scalar_subquery().label("unused")


def _known(session: Session, account_id: int) -> Person:
    found = by_id(session, account_id)
    assert found is not None
    return found


def _first(session: Session, query: Select[Any]) -> Person | None:
    found = _all(session, query)
    return found[0] if found else None


def _all(session: Session, query: Select[Any]) -> Sequence[Person]:
    fresh = query.execution_options(populate_existing=True)
    return [_as_person(row) for row in session.execute(fresh)]


def _as_person(found: Row[Any]) -> Person:
    row, code, unused = found
    return Person(
        id=row.id,
        email=row.email,
        name=row.name,
        company=row.company,
        role=row.role,
        enterprise_id=row.enterprise_id,
        enterprise_code=code or "",
        enterprise_role=row.enterprise_role,
        is_active=row.is_active,
        is_pending=not row.is_active and unused > 0,
        has_second_factor=row.totp_confirmed_at is not None,
        language=row.language,
        created_at=row.created_at,
    )
