"""Tokens of programs, in the database, under the hash of the token."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from catalogue.models import AccountRow, ApiTokenRow
from catalogue.store.accounts import Account, as_account


@dataclass(frozen=True, slots=True)
class ApiToken:
    """What a program may do for an account, and until when; `prefix` is how the token begins."""

    id: int
    account_id: int
    name: str
    prefix: str
    scopes: tuple[str, ...]
    created_at: datetime
    expires_at: datetime
    last_used_at: datetime | None


def add(session: Session, **columns: Any) -> ApiToken:
    """A new token; the columns are those of its row."""
    row = ApiTokenRow(**columns)
    session.add(row)
    session.flush()
    return _as_token(row)


def find(session: Session, token_hash: str, at: datetime) -> tuple[ApiToken, Account] | None:
    """The token of that hash, which is neither revoked nor run out, and its active account."""
    row = session.execute(
        select(ApiTokenRow, AccountRow)
        .join(AccountRow, ApiTokenRow.account_id == AccountRow.id)
        .where(ApiTokenRow.token_hash == token_hash, ApiTokenRow.expires_at > at)
        .where(ApiTokenRow.revoked_at.is_(None), AccountRow.is_active)
    ).first()
    return None if row is None else (_as_token(row[0]), as_account(row[1]))


def of_account(session: Session, account_id: int) -> Sequence[ApiToken]:
    """The tokens of an account that were not revoked, the newest first."""
    rows = session.scalars(
        select(ApiTokenRow)
        .where(ApiTokenRow.account_id == account_id, ApiTokenRow.revoked_at.is_(None))
        .order_by(ApiTokenRow.id.desc())
    )
    return [_as_token(row) for row in rows]


def count_good(session: Session, account_id: int, at: datetime) -> int:
    """How many tokens of an account are good for something."""
    query = select(func.count()).select_from(ApiTokenRow)
    query = query.where(ApiTokenRow.account_id == account_id, ApiTokenRow.expires_at > at)
    return session.scalar(query.where(ApiTokenRow.revoked_at.is_(None))) or 0


def revoke(session: Session, account_id: int, token_id: int, at: datetime) -> str | None:
    """The name of that token of the account, which is now revoked; None when there is none."""
    good = update(ApiTokenRow).where(
        ApiTokenRow.id == token_id,
        ApiTokenRow.account_id == account_id,
        ApiTokenRow.revoked_at.is_(None),
    )
    return session.scalar(good.values(revoked_at=at).returning(ApiTokenRow.name))


def touch(session: Session, token_id: int, at: datetime) -> None:
    """Note that the token was in use."""
    used = update(ApiTokenRow).where(ApiTokenRow.id == token_id)
    session.execute(used.values(last_used_at=at))


def _as_token(row: ApiTokenRow) -> ApiToken:
    return ApiToken(
        id=row.id,
        account_id=row.account_id,
        name=row.name,
        prefix=row.prefix,
        scopes=tuple(row.scopes.split()),
        created_at=row.created_at,
        expires_at=row.expires_at,
        last_used_at=row.last_used_at,
    )
