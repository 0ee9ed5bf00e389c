"""Accounts in the database."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalogue.models import AccountRow


@dataclass(frozen=True, slots=True)
class Account:
    """A person who signs in; `password_hash` is None when no password was set."""

    id: int
    email: str
    name: str
    role: str
    enterprise_id: int | None
    enterprise_role: str | None
    is_active: bool
    password_hash: str | None


def as_account(row: AccountRow) -> Account:
    """The account that a row holds."""
    return Account(
        id=row.id,
        email=row.email,
        name=row.name,
        role=row.role,
        enterprise_id=row.enterprise_id,
        enterprise_role=row.enterprise_role,
        is_active=row.is_active,
        password_hash=row.password_hash,
    )


def by_email(session: Session, email: str) -> Account | None:
    row = session.scalar(select(AccountRow).where(AccountRow.email == email))
    return None if row is None else as_account(row)


def add(session: Session, **columns: str | int | None) -> Account:
    """A new account; the columns are those of its row."""
    row = AccountRow(**columns)
    session.add(row)
    session.flush()
    return as_account(row)
