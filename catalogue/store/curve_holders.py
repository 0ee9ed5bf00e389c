"""Which published cards hold curves of which property."""

from __future__ import annotations

from sqlalchemy import distinct, func, select
from sqlalchemy.orm import Session

from catalogue.models import CardRow, ValueRow

CURVE = "curve"


def counts(session: Session) -> dict[str, int]:
    """How many cards have curves, by property."""
    query = (
        select(ValueRow.property, func.count(distinct(ValueRow.card_id)).label("cards"))
        .where(ValueRow.kind == CURVE)
        .group_by(ValueRow.property)
    )
    return {row.property: row.cards for row in session.execute(query)}


def holders(session: Session, key: str, most: int) -> list[str]:
    """The numbers of the first `most` cards with a curve of that property."""
    query = (
        select(CardRow.number)
        .join(ValueRow, ValueRow.card_id == CardRow.id)
        .where(ValueRow.kind == CURVE, ValueRow.property == key)
        .distinct()
        .order_by(CardRow.number)
        .limit(most)
    )
    return list(session.scalars(query))
