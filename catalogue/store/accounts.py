"""Accounts in the database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from catalogue.models import AccountRow


@dataclass(frozen=True, slots=True)
class Account:
    """A person who signs in; `password_hash` is None when no password was set.

    `totp_secret` is drawn before the second factor is in use, which it is since
    `totp_confirmed_at`; `recovery_codes` is a JSON list of hashes.
    """

    id: int
    email: str
    name: str
    role: str
    enterprise_id: int | None
    enterprise_role: str | None
    is_active: bool
    password_hash: str | None
    language: str
    totp_secret: str | None
    totp_confirmed_at: datetime | None
    recovery_codes: str


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
        language=row.language,
        totp_secret=row.totp_secret,
        totp_confirmed_at=row.totp_confirmed_at,
        recovery_codes=row.recovery_codes,
    )


def by_email(session: Session, email: str) -> Account | None:
    row = session.scalar(select(AccountRow).where(AccountRow.email == email))
    return None if row is None else as_account(row)


def by_id(session: Session, account_id: int) -> Account | None:
    row = session.get(AccountRow, account_id, populate_existing=True)
    return None if row is None else as_account(row)


def add(session: Session, **columns: str | int | None) -> Account:
    """A new account; the columns are those of its row."""
    row = AccountRow(**columns)
    session.add(row)
    session.flush()
    return as_account(row)


def change(session: Session, account_id: int, **columns: Any) -> None:
    """Give those columns of the account's row other content."""
    session.execute(update(AccountRow).where(AccountRow.id == account_id).values(**columns))


def take_step(session: Session, account_id: int, step: int) -> bool:
    """Whether no code of that time step, or of a later one, was taken before; now it is."""
    earlier = or_(AccountRow.totp_last_step.is_(None), AccountRow.totp_last_step < step)
    taken = update(AccountRow).where(AccountRow.id == account_id, earlier)
    return bool(session.execute(taken.values(totp_last_step=step)).rowcount)


def take_recovery_code(session: Session, account_id: int, former: str, rest: str) -> bool:
    """Whether the codes were still `former`; now they are `rest`."""
    same = update(AccountRow).where(
        AccountRow.id == account_id, AccountRow.recovery_codes == former
    )
    return bool(session.execute(same.values(recovery_codes=rest)).rowcount)
