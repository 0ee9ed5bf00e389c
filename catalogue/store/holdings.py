"""What is published, counted by the database without reading a document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import desc, func, select
from sqlalchemy.orm import Session

from catalogue.models import CardRow, PublishedRow, ValueRow
from catalogue.store.vectors import CURRENT


@dataclass(frozen=True, slots=True)
class Holdings:
    """How many cards are published, by how many enterprises, and how many values they state."""

    cards: int
    enterprises: int
    values: int


def count(session: Session) -> Holdings:
    """The published cards, their enterprises, and the values that are stated and not derived."""
    published = select(func.count(), func.count(CardRow.enterprise_id.distinct())).join_from(
        PublishedRow, CardRow, PublishedRow.card_id == CardRow.id
    )
    cards, enterprises = session.execute(published.where(PublishedRow.state == CURRENT)).one()
    stated = select(func.count()).where(ValueRow.kind != "absent", ~ValueRow.is_derived)
    return Holdings(cards, enterprises, session.scalars(stated).one())


def newest(session: Session, most: int) -> Sequence[str]:
    """The numbers of the `most` cards that were published last, the newest first."""
    query = (
        select(CardRow.number)
        .join_from(PublishedRow, CardRow, PublishedRow.card_id == CardRow.id)
        .where(PublishedRow.state == CURRENT)
        .order_by(desc(PublishedRow.published_at), desc(CardRow.number))
    )
    return list(session.scalars(query.limit(most)))
