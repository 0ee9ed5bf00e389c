"""Sessions of people who signed in, in the database, under the hash of their token."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from catalogue.models import AccountRow, SessionRow
from catalogue.store.accounts import Account, as_account


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A session; `second_factor_at` is None as long as only a password was given."""

    token_hash: str
    account_id: int
    created_at: datetime
    expires_at: datetime
    last_seen_at: datetime | None
    second_factor_at: datetime | None
    address: str
    agent: str


def add(session: Session, **columns: Any) -> None:
    """A new session; the columns are those of its row."""
    session.add(SessionRow(**columns))
    session.flush()


def find(session: Session, token_hash: str, at: datetime) -> tuple[SignedIn, Account] | None:
    """The session of that hash, which has not run out, and its active account."""
    row = session.execute(
        select(SessionRow, AccountRow)
        .join(AccountRow, SessionRow.account_id == AccountRow.id)
        .where(SessionRow.token_hash == token_hash, SessionRow.expires_at > at)
        .where(AccountRow.is_active)
    ).first()
    return None if row is None else (_as_signed_in(row[0]), as_account(row[1]))


def of_account(session: Session, account_id: int, at: datetime) -> Sequence[SignedIn]:
    """The sessions of an account that have not run out, the newest first."""
    rows = session.scalars(
        select(SessionRow)
        .where(SessionRow.account_id == account_id, SessionRow.expires_at > at)
        .order_by(SessionRow.created_at.desc(), SessionRow.token_hash)
    )
    return [_as_signed_in(row) for row in rows]


def touch(session: Session, token_hash: str, at: datetime) -> None:
    """Note that the session was in use."""
    seen = update(SessionRow).where(SessionRow.token_hash == token_hash)
    session.execute(seen.values(last_seen_at=at))


def remove(session: Session, token_hash: str) -> None:
    session.execute(delete(SessionRow).where(SessionRow.token_hash == token_hash))


def remove_one(session: Session, account_id: int, beginning: str) -> bool:
    """Whether the account had a session whose hash begins so; it is removed."""
    one = delete(SessionRow).where(
        SessionRow.account_id == account_id,
        SessionRow.token_hash.startswith(beginning, autoescape=True),
    )
    return bool(session.execute(one).rowcount)


def remove_all(session: Session, account_id: int, but: str | None) -> int:
    """How many sessions of the account were removed: all but the one of that hash."""
    doomed = SessionRow.account_id == account_id
    if but is not None:
        doomed &= SessionRow.token_hash != but
    return session.execute(delete(SessionRow).where(doomed)).rowcount


def remove_expired(session: Session, at: datetime) -> None:
    session.execute(delete(SessionRow).where(SessionRow.expires_at <= at))


def _as_signed_in(row: SessionRow) -> SignedIn:
    return SignedIn(
        token_hash=row.token_hash,
        account_id=row.account_id,
        created_at=row.created_at,
        expires_at=row.expires_at,
        last_seen_at=row.last_seen_at,
        second_factor_at=row.second_factor_at,
        address=row.address,
        agent=row.agent,
    )
