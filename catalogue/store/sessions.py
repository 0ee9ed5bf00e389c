"""Sessions of people who signed in, in the database, under the hash of their token."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from catalogue.models import AccountRow, SessionRow
from catalogue.store.accounts import Account, as_account


def add(session: Session, token_hash: str, account_id: int, expires_at: datetime) -> None:
    row = SessionRow(token_hash=token_hash, account_id=account_id, expires_at=expires_at)
    session.add(row)


def account_of(session: Session, token_hash: str, at: datetime) -> Account | None:
    """The active account whose session of that hash has not run out."""
    row = session.scalar(
        select(AccountRow)
        .join(SessionRow, SessionRow.account_id == AccountRow.id)
        .where(SessionRow.token_hash == token_hash, SessionRow.expires_at > at)
        .where(AccountRow.is_active)
    )
    return None if row is None else as_account(row)


def remove(session: Session, token_hash: str) -> None:
    session.execute(delete(SessionRow).where(SessionRow.token_hash == token_hash))


def remove_expired(session: Session, at: datetime) -> None:
    session.execute(delete(SessionRow).where(SessionRow.expires_at <= at))
