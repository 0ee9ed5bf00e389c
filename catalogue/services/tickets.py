"""Secret links, good once and for a while: to confirm an address, set a password, join."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from enum import StrEnum

from sqlalchemy.orm import Session

from catalogue.models.base import now
from catalogue.services.sign_in_errors import TicketRefused
from catalogue.store import tickets as store
from catalogue.store.tickets import Ticket

KEPT = timedelta(days=90)
"""How long a ticket is remembered after it ran out."""


class Purpose(StrEnum):
    """What a ticket is good for."""

    CONFIRM = "confirm"
    RESET = "reset"
    INVITE = "invite"


def issue(
    session: Session,
    purpose: Purpose | str,
    email: str,
    lifetime: timedelta,
    **columns: str | int | None,
) -> str:
    """The secret of a new ticket for that address, of which only the hash is stored.

    The columns are those of the ticket: `account_id`, `enterprise_id`, `enterprise_role`,
    `created_by`.
    """
    token = secrets.token_urlsafe(32)
    store.remove_before(session, now() - KEPT)
    store.add(
        session,
        token_hash=_hash(token),
        purpose=str(purpose),
        email=email,
        expires_at=now() + lifetime,
        **columns,
    )
    return token


def look(session: Session, purpose: Purpose | str, token: str) -> Ticket:
    """What the secret is good for, without using it up. Raises TicketRefused."""
    found = store.good(session, str(purpose), _hash(token), now())
    if found is None:
        raise TicketRefused
    return found


def redeem(session: Session, purpose: Purpose | str, token: str) -> Ticket:
    """What the secret is good for; it is good for nothing afterwards. Raises TicketRefused."""
    found = store.use(session, str(purpose), _hash(token), now())
    if found is None:
        raise TicketRefused
    return found


def cancel(session: Session, purpose: Purpose | str, email: str) -> None:
    """Let every other link of that purpose, sent to that address, be good for nothing."""
    store.use_all(session, str(purpose), email, now())


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
