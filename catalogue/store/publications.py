"""What a publication leaves behind for search: projection, values and the number of the change.

The number grows with every publication and withdrawal, in the order of the commits; whoever
remembers the last one he saw pulls only what came after it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from cards.card import Card
from catalogue.models import CardRow, EnterpriseRow, PublishedRow, RevisionRow
from catalogue.search_text import search_text
from catalogue.store import counters, vectors
from catalogue.store.cards import RevisionView
from catalogue.store.condition_states import StateNumbers
from catalogue.store.enterprises import Enterprise, as_enterprise
from catalogue.store.vectors import CURRENT, WITHDRAWN


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
    """Write what search reads of a published revision; its `pub_seq`."""
    pub_seq = counters.next_number(session, counters.PUBLICATIONS)
    card_id = session.scalars(select(CardRow.id).where(CardRow.number == revision.number)).one()
    row = session.get(PublishedRow, card_id) or PublishedRow(card_id=card_id)
    row.revision_id, row.pub_seq, row.state, row.published_at = revision.id, pub_seq, CURRENT, at
    for column, text in projection(revision.number, revision.enterprise, card).items():
        setattr(row, column, text)
    session.add(row)
    session.flush()
    vectors.write(session, card_id, card, StateNumbers(session))
    return pub_seq


def projection(number: str, enterprise: Enterprise, card: Card) -> dict[str, str]:
    """The columns of a published card by which it is found and filtered."""
    return {
        "designation": card.designation,
        "family": card.family,
        "form": card.form,
        "process": card.process,
        "temper": card.temper,
        "search_text": search_text(number, enterprise.name, card),
    }


def withdraw(session: Session, number: str) -> int:
    """Mark the card as withdrawn, whose values are forgotten; the `pub_seq` of that."""
    query = select(PublishedRow).join(CardRow).where(CardRow.number == number)
    row = session.scalars(query).one()
    row.state = WITHDRAWN
    row.pub_seq = counters.next_number(session, counters.PUBLICATIONS)
    session.flush()
    vectors.remove(session, row.card_id)
    return row.pub_seq


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
