"""Messages that wait to be sent, in the database.

A message is taken for a while, as a job is: whoever takes it sends it outside any transaction, and
when that one dies in between, it is due again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, func, or_, select, update
from sqlalchemy.orm import Session

from catalogue.models import MailRow


@dataclass(frozen=True, slots=True)
class Message:
    """A message to one address; `error` is why the last attempt did not send it."""

    id: int
    recipient: str
    subject: str
    text: str
    created_at: datetime
    due_at: datetime
    attempts: int
    given_up_at: datetime | None
    error: str


def add(session: Session, **columns: Any) -> None:
    """A new message; the columns are those of its row."""
    session.add(MailRow(**columns))
    session.flush()


def anything_due(session: Session, at: datetime) -> bool:
    """Whether there is something to send: a look that takes no write lock."""
    return session.scalar(select(MailRow.id).where(_is_due(at)).limit(1)) is not None


def take(session: Session, at: datetime, lease: timedelta) -> Message | None:
    """The message that is due the longest, which nobody else takes before the lease runs out."""
    row = session.scalar(
        select(MailRow)
        .where(_is_due(at))
        .order_by(MailRow.due_at, MailRow.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    if row is None:
        return None
    row.attempts += 1
    row.due_at = at + lease
    session.flush()
    return _as_message(row)


def settle(session: Session, message: Message, **columns: Any) -> bool:
    """Whether nobody else took the message meanwhile; its row now has those columns."""
    held = and_(MailRow.id == message.id, MailRow.attempts == message.attempts, _is_open())
    return bool(session.execute(update(MailRow).where(held).values(**columns)).rowcount)


def unsent(session: Session, most: int) -> Sequence[Message]:
    """Messages that wait or were given up, the newest first."""
    query = select(MailRow).where(MailRow.sent_at.is_(None)).order_by(MailRow.id.desc())
    return [_as_message(row) for row in session.scalars(query.limit(most))]


def count_given_up(session: Session) -> int:
    """How many messages were given up, as far as they are remembered."""
    return _count(session, MailRow.given_up_at.is_not(None))


def count_waiting_since(session: Session, moment: datetime) -> int:
    """How many messages wait that were written before that moment."""
    return _count(session, and_(_is_open(), MailRow.created_at < moment))


def give_up_before(session: Session, moment: datetime, **columns: Any) -> int:
    """How many messages wait that were written before that moment; their rows now have those
    columns."""
    old = update(MailRow).where(_is_open(), MailRow.created_at < moment)
    return session.execute(old.values(**columns)).rowcount


def remove_before(session: Session, moment: datetime) -> None:
    """Forget what was sent or given up before that moment."""
    over = or_(MailRow.sent_at < moment, MailRow.given_up_at < moment)
    session.execute(delete(MailRow).where(over))


def _count(session: Session, those: ColumnElement[bool]) -> int:
    return session.scalar(select(func.count()).select_from(MailRow).where(those)) or 0


def _is_open() -> ColumnElement[bool]:
    return and_(MailRow.sent_at.is_(None), MailRow.given_up_at.is_(None))


def _is_due(at: datetime) -> ColumnElement[bool]:
    return and_(_is_open(), MailRow.due_at <= at)


def _as_message(row: MailRow) -> Message:
    return Message(
        id=row.id,
        recipient=row.recipient,
        subject=row.subject,
        text=row.text,
        created_at=row.created_at,
        due_at=row.due_at,
        attempts=row.attempts,
        given_up_at=row.given_up_at,
        error=row.error,
    )
