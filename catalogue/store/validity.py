"""Published cards whose validity ends, and who was told of it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalogue.models import CardRow, PublishedRow, ReminderRow
from catalogue.store.inserts import insert_into
from catalogue.store.vectors import CURRENT


@dataclass(frozen=True, slots=True)
class Ending:
    """A published card with the last day on which it is valid."""

    number: str
    revision_id: int
    enterprise_id: int
    designation: str
    valid_until: date


def ending(
    session: Session, by: date, enterprise_ids: Collection[int] | None = None
) -> list[Ending]:
    """The published cards that are valid until `by` at most, the first to end before the others;
    of these enterprises where some are named."""
    query = (
        select(PublishedRow, CardRow.number, CardRow.enterprise_id)
        .join(CardRow, PublishedRow.card_id == CardRow.id)
        .where(PublishedRow.state == CURRENT, PublishedRow.valid_until != "")
        .where(PublishedRow.valid_until <= by.isoformat())
        .order_by(PublishedRow.valid_until, CardRow.number)
    )
    if enterprise_ids is not None:
        query = query.where(CardRow.enterprise_id.in_(enterprise_ids))
    return [
        Ending(number, row.revision_id, owner, row.designation, date.fromisoformat(row.valid_until))
        for row, number, owner in session.execute(query)
    ]


def told(session: Session) -> set[tuple[int, int]]:
    """The published revisions with the days for which somebody was told of them."""
    query = select(ReminderRow.revision_id, ReminderRow.days).join(
        PublishedRow, PublishedRow.revision_id == ReminderRow.revision_id
    )
    return {(revision_id, days) for revision_id, days in session.execute(query)}


def remember(session: Session, revision_id: int, days: int) -> bool:
    """Whether nobody was told before that this revision is valid for so many days; now it counts
    as told."""
    insert = insert_into(session, ReminderRow).values(revision_id=revision_id, days=days)
    first = insert.on_conflict_do_nothing(
        index_elements=[ReminderRow.revision_id, ReminderRow.days]
    )
    return session.scalar(first.returning(ReminderRow.id)) is not None
