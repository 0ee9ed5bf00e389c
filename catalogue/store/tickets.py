"""Tickets in the database, under the hash of the secret that is in the link."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, delete, select, update
from sqlalchemy.orm import Session

from catalogue.models import TicketRow


@dataclass(frozen=True, slots=True)
class Ticket:
    """What a secret link is good for, and until when; `used_at` is None as long as it is."""

    id: int
    purpose: str
    email: str
    account_id: int | None
    enterprise_id: int | None
    enterprise_role: str | None
    created_at: datetime
    created_by: int | None
    expires_at: datetime
    used_at: datetime | None


def as_ticket(row: TicketRow) -> Ticket:
    """The ticket that a row holds."""
    return Ticket(
        id=row.id,
        purpose=row.purpose,
        email=row.email,
        account_id=row.account_id,
        enterprise_id=row.enterprise_id,
        enterprise_role=row.enterprise_role,
        created_at=row.created_at,
        created_by=row.created_by,
        expires_at=row.expires_at,
        used_at=row.used_at,
    )


def add(session: Session, **columns: str | int | datetime | None) -> Ticket:
    """A new ticket; the columns are those of its row."""
    row = TicketRow(**columns)
    session.add(row)
    session.flush()
    return as_ticket(row)


def good(session: Session, purpose: str, token_hash: str, at: datetime) -> Ticket | None:
    """The ticket of that hash, as long as it is good for something."""
    row = session.scalar(select(TicketRow).where(_is_good(purpose, token_hash, at)))
    return None if row is None else as_ticket(row)


def use(session: Session, purpose: str, token_hash: str, at: datetime) -> Ticket | None:
    """The ticket of that hash, now used; of two who use it at once, one gets nothing."""
    used = update(TicketRow).where(_is_good(purpose, token_hash, at)).values(used_at=at)
    row = session.scalar(used.returning(TicketRow).execution_options(populate_existing=True))
    return None if row is None else as_ticket(row)


def use_all(session: Session, purpose: str, email: str, at: datetime) -> None:
    """Let no link of that purpose, sent to that address, be good for anything."""
    open_ones = and_(
        TicketRow.purpose == purpose, TicketRow.email == email, TicketRow.used_at.is_(None)
    )
    session.execute(update(TicketRow).where(open_ones).values(used_at=at))


def remove_before(session: Session, moment: datetime) -> None:
    """Forget the tickets that ran out before that moment, but for those that say of an account
    that nobody ever confirmed it."""
    says_unconfirmed = and_(TicketRow.purpose == "confirm", TicketRow.used_at.is_(None))
    session.execute(delete(TicketRow).where(TicketRow.expires_at < moment, ~says_unconfirmed))


def _is_good(purpose: str, token_hash: str, at: datetime) -> ColumnElement[bool]:
    return and_(
        TicketRow.token_hash == token_hash,
        TicketRow.purpose == purpose,
        TicketRow.used_at.is_(None),
        TicketRow.expires_at > at,
    )
