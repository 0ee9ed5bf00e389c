"""Invitations that wait for an answer: tickets that were not used and have not run out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from catalogue.models import TicketRow
from catalogue.store.tickets import Ticket, as_ticket


def waiting(session: Session, enterprise_id: int | None, at: datetime) -> Sequence[Ticket]:
    """The invitations into an enterprise, None for those among the reviewers; oldest first."""
    query = _waiting(enterprise_id, at).order_by(TicketRow.id)
    return [as_ticket(row) for row in session.scalars(query)]


def revoke(session: Session, enterprise_id: int | None, ticket_id: int, at: datetime) -> str:
    """The address whose invitation is good for nothing now, empty when there is none."""
    row = session.scalar(_waiting(enterprise_id, at).where(TicketRow.id == ticket_id))
    if row is None:
        return ""
    row.used_at = at
    session.flush()
    return row.email


def made_since(session: Session, enterprise_id: int | None, moment: datetime) -> int:
    """How many invitations into an enterprise were made after that moment, whatever became of
    them."""
    query = select(func.count()).where(
        TicketRow.purpose == "invite",
        TicketRow.enterprise_id == enterprise_id,
        TicketRow.created_at > moment,
    )
    return session.scalars(query).one()


def _waiting(enterprise_id: int | None, at: datetime) -> Select[tuple[TicketRow]]:
    return select(TicketRow).where(
        TicketRow.purpose == "invite",
        TicketRow.enterprise_id == enterprise_id,
        TicketRow.used_at.is_(None),
        TicketRow.expires_at > at,
    )
