"""Published cards whose validity ends, and who was told of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from catalogue.models import CardRow, PublishedRow, ReminderRow
from catalogue.store.vectors import CURRENT

_INSERT = {"postgresql": postgresql.insert, "sqlite": sqlite.insert}


@dataclass(frozen=True, slots=True)
class Ending:
    """A published card with the last day on which it is valid."""

    number: str
    revision_id: int
    enterprise_id: int
    designation: str
    valid_until: date


def ending(session: Session, by: date, enterprise_id: int | None = None) -> list[Ending]:
    """The published cards that are valid until `by` at most, the first to end before the others;
    of one enterprise where one is named."""
    query = (
        select(PublishedRow, CardRow.number, CardRow.enterprise_id)
        .join(CardRow, PublishedRow.card_id == CardRow.id)
        .where(PublishedRow.state == CURRENT, PublishedRow.valid_until != "")
        .where(PublishedRow.valid_until <= by.isoformat())
        .order_by(PublishedRow.valid_until, CardRow.number)
    )
    if enterprise_id is not None:
        query = query.where(CardRow.enterprise_id == enterprise_id)
    return [
        Ending(number, row.revision_id, owner, row.designation, date.fromisoformat(row.valid_until))
        for row, number, owner in session.execute(query)
    ]


def remember(session: Session, revision_id: int, days: int) -> bool:
    """Whether nobody was told before that this revision is valid for so many days; now it counts
    as told."""
    insert = _INSERT[session.get_bind().dialect.name](ReminderRow)
    first = insert.values(revision_id=revision_id, days=days).on_conflict_do_nothing(
        index_elements=[ReminderRow.revision_id, ReminderRow.days]
    )
    return session.scalar(first.returning(ReminderRow.id)) is not None
