"""What stands in the database of each published card, beside the document it must follow from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from catalogue.models import (
    CardRow,
    EnterpriseRow,
    PublishedRow,
    RevisionRow,
    ValueRow,
    VectorRow,
)
from catalogue.models.card import READERS_DOCUMENT
from catalogue.store.enterprises import Enterprise, as_enterprise
from catalogue.store.vectors import CURRENT

BATCH = 200
COLUMNS = (
    "property",
    "place",
    "kind",
    "low",
    "high",
    "choice",
    "basis",
    "grade",
    "state_id",
    "curve",
    "is_derived",
)
"""Everything of a value row but its id and its card."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A published card as it is stored; `projection` has texts by column, `vector` its layout,
    points and curves, None where there is none."""

    number: str
    enterprise: Enterprise
    document: str
    projection: Mapping[str, str]
    vector: tuple[str, bytes, bytes] | None
    values: Sequence[Mapping[str, Any]]


def published(session: Session) -> Iterator[Stored]:
    """Every published card, in the order of the ids."""
    after = -1
    while found := session.execute(_published(after)).all():
        after = found[-1].PublishedRow.card_id
        values = _values(session, [row.PublishedRow.card_id for row in found])
        for row in found:
            yield _as_stored(row, values[row.PublishedRow.card_id])


def strays(session: Session) -> Sequence[str]:
    """The numbers of cards that are not published and have a vector or values all the same."""
    has = (exists().where(table.card_id == CardRow.id) for table in (VectorRow, ValueRow))
    is_current = exists().where(PublishedRow.card_id == CardRow.id, PublishedRow.state == CURRENT)
    query = select(CardRow.number).where(or_(*has), ~is_current).order_by(CardRow.number)
    return session.scalars(query).all()


def search_text(session: Session, number: str) -> str:
    """The text by which a published card is found."""
    query = select(PublishedRow.search_text).join(CardRow).where(CardRow.number == number)
    return session.scalars(query).one()


def _published(after: int) -> Any:
    return (
        select(
            PublishedRow,
            CardRow.number,
            EnterpriseRow,
            READERS_DOCUMENT.label("document"),
            VectorRow,
        )
        .join(CardRow, PublishedRow.card_id == CardRow.id)
        .join(EnterpriseRow, CardRow.enterprise_id == EnterpriseRow.id)
        .join(RevisionRow, PublishedRow.revision_id == RevisionRow.id)
        .outerjoin(VectorRow, VectorRow.card_id == PublishedRow.card_id)
        .where(PublishedRow.state == CURRENT, PublishedRow.card_id > after)
        .order_by(PublishedRow.card_id)
        .limit(BATCH)
    )


def _values(session: Session, card_ids: Sequence[int]) -> Mapping[int, list[dict[str, Any]]]:
    found: defaultdict[int, list[dict[str, Any]]] = defaultdict(list)
    columns = [getattr(ValueRow, name) for name in COLUMNS]
    query = select(ValueRow.card_id, *columns).where(ValueRow.card_id.in_(card_ids))
    for card_id, *values in session.execute(query.order_by(ValueRow.card_id, ValueRow.place)):
        found[card_id].append(dict(zip(COLUMNS, values, strict=True)))
    return found


def _as_stored(row: Any, values: Sequence[Mapping[str, Any]]) -> Stored:
    published, vector = row.PublishedRow, row.VectorRow
    return Stored(
        row.number,
        as_enterprise(row.EnterpriseRow),
        row.document,
        {
            "designation": published.designation,
            "family": published.family,
            "form": published.form,
            "process": published.process,
            "temper": published.temper,
            "evidence": published.evidence,
            "field": published.field,
            "search_text": published.search_text,
            "valid_until": published.valid_until,
        },
        None if vector is None else (vector.layout, vector.points, vector.curves),
        values,
    )
