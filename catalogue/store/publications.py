"""What a publication leaves behind for search: projection, value rows and the number of the change.

The number grows with every publication and withdrawal, in the order of the commits; whoever
remembers the last one he saw pulls only what came after it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from cards.card import Card
from cards.quantity import Quantity
from cards.values import Value
from catalogue.models import CardRow, EnterpriseRow, PublishedRow, RevisionRow, ValueRow
from catalogue.search_text import search_text
from catalogue.store import counters
from catalogue.store.cards import RevisionView
from catalogue.store.enterprises import Enterprise, as_enterprise

CURRENT, WITHDRAWN = "current", "withdrawn"


@dataclass(frozen=True, slots=True)
class Publication:
    """The last change of a card that readers may see; `document` is the canonical text."""

    pub_seq: int
    number: str
    is_withdrawn: bool
    revision: int
    enterprise: Enterprise
    document: str
    content_hash: str
    search_text: str
    published_at: datetime


@dataclass(frozen=True, slots=True)
class Change:
    """That a card was published or withdrawn, without its content."""

    pub_seq: int
    number: str
    is_withdrawn: bool
    revision: int
    content_hash: str


def publish(session: Session, revision: RevisionView, card: Card, at: datetime) -> int:
    """Write the projection and the value rows of a published revision; its `pub_seq`."""
    pub_seq = counters.next_number(session, counters.PUBLICATIONS)
    card_id = session.scalars(select(CardRow.id).where(CardRow.number == revision.number)).one()
    row = session.get(PublishedRow, card_id) or PublishedRow(card_id=card_id)
    row.revision_id, row.pub_seq, row.state, row.published_at = revision.id, pub_seq, CURRENT, at
    row.designation, row.family, row.form = card.designation, card.family, card.form
    row.search_text = search_text(revision.number, revision.enterprise.name, card)
    session.add(row)
    session.flush()
    values = list(_value_rows(revision.id, card))
    if values:
        session.execute(insert(ValueRow), values)
    return pub_seq


def withdraw(session: Session, number: str) -> int:
    """Mark the card as withdrawn; the `pub_seq` of that."""
    query = select(PublishedRow).join(CardRow).where(CardRow.number == number)
    row = session.scalars(query).one()
    row.state = WITHDRAWN
    row.pub_seq = counters.next_number(session, counters.PUBLICATIONS)
    session.flush()
    return row.pub_seq


def last_number(session: Session) -> int:
    """The `pub_seq` of the last change; 0 when nothing was ever published."""
    return session.scalar(select(func.max(PublishedRow.pub_seq))) or 0


def since(session: Session, pub_seq: int) -> list[Publication]:
    """The last change of every card that changed after `pub_seq`, in order."""
    found = session.execute(
        select(PublishedRow, CardRow.number, RevisionRow, EnterpriseRow)
        .join(CardRow, PublishedRow.card_id == CardRow.id)
        .join(RevisionRow, PublishedRow.revision_id == RevisionRow.id)
        .join(EnterpriseRow, CardRow.enterprise_id == EnterpriseRow.id)
        .where(PublishedRow.pub_seq > pub_seq)
        .order_by(PublishedRow.pub_seq)
    )
    return [_as_publication(*row) for row in found]


def changes(session: Session, pub_seq: int, most: int) -> list[Change]:
    """The first `most` of those changes, without the documents."""
    found = session.execute(
        select(
            PublishedRow.pub_seq,
            CardRow.number,
            PublishedRow.state == WITHDRAWN,
            RevisionRow.n,
            RevisionRow.content_hash,
        )
        .join(CardRow, PublishedRow.card_id == CardRow.id)
        .join(RevisionRow, PublishedRow.revision_id == RevisionRow.id)
        .where(PublishedRow.pub_seq > pub_seq)
        .order_by(PublishedRow.pub_seq)
        .limit(most)
    )
    return [Change(*row) for row in found]


def _as_publication(
    row: PublishedRow, number: str, revision: RevisionRow, enterprise: EnterpriseRow
) -> Publication:
    return Publication(
        pub_seq=row.pub_seq,
        number=number,
        is_withdrawn=row.state == WITHDRAWN,
        revision=revision.n,
        enterprise=as_enterprise(enterprise),
        document=revision.document,
        content_hash=revision.content_hash,
        search_text=row.search_text,
        published_at=row.published_at,
    )


def _value_rows(revision_id: int, card: Card) -> Iterable[dict[str, object]]:
    for value in card.values:
        if isinstance(value.content, Quantity):
            yield {"revision_id": revision_id} | _columns(card, value, value.content)


def _columns(card: Card, value: Value, quantity: Quantity) -> dict[str, object]:
    temperature = value.conditions.get("temperature")
    typed = {axis: condition.typed for axis, condition in value.conditions.items()}
    return {
        "property": value.property,
        "form": quantity.form,
        "low": quantity.low,
        "high": quantity.high,
        "unit": quantity.canonical_unit,
        "basis": value.basis or "",
        "grade": card.grade_of(value),
        "temperature": temperature.low if temperature else None,
        "conditions": json.dumps(typed, sort_keys=True, ensure_ascii=False),
    }
