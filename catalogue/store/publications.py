"""What a publication leaves behind for search: projection, values and the number of the change.

The number grows with every publication and withdrawal, in the order of the commits; whoever
remembers the last one he saw pulls only what came after it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, select, true
from sqlalchemy.orm import Session, load_only

from cards.card import Card
from cards.fields import fields_met
from cards.scenario import Scenario
from cards.wording import Wording
from catalogue.models import CardRow, EnterpriseRow, PublishedRow, RevisionRow
from catalogue.models.card import READERS_HASH
from catalogue.search_text import search_text
from catalogue.store import counters, scenarios, vectors
from catalogue.store.cards import RevisionView
from catalogue.store.condition_states import StateNumbers
from catalogue.store.enterprises import Enterprise, as_enterprise
from catalogue.store.vectors import CURRENT, WITHDRAWN


@dataclass(frozen=True, slots=True)
class Publication:
    """What readers see of a card; `document` is the canonical text."""

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
    """That a card was published or withdrawn, and when, without its content."""

    pub_seq: int
    number: str
    is_withdrawn: bool
    revision: int
    content_hash: str
    designation: str
    temper: str
    enterprise: Wording
    at: datetime

    @property
    def title(self) -> str:
        """The alloy state as it is called, as `Card.title` says it."""
        return f"{self.designation}-{self.temper}" if self.temper else self.designation


def publish(session: Session, revision: RevisionView, card: Card, at: datetime) -> int:
    """Write what search reads of a published revision; its `pub_seq`."""
    pub_seq = counters.next_number(session, counters.PUBLICATIONS)
    card_id = session.scalars(select(CardRow.id).where(CardRow.number == revision.number)).one()
    row = session.get(PublishedRow, card_id) or PublishedRow(card_id=card_id)
    row.revision_id, row.pub_seq, row.state, row.published_at = revision.id, pub_seq, CURRENT, at
    wanted = scenarios.current_contents(session)
    for column, text in projection(revision.number, revision.enterprise, card, wanted).items():
        setattr(row, column, text)
    session.add(row)
    session.flush()
    vectors.write(session, card_id, card, StateNumbers(session))
    return pub_seq


def projection(
    number: str, enterprise: Enterprise, card: Card, wanted: Iterable[Scenario]
) -> dict[str, str]:
    """The columns of a published card by which it is found and filtered; `wanted` are the
    scenarios that are current."""
    return {
        "designation": card.designation,
        "family": card.family,
        "form": card.form,
        "process": card.process,
        "temper": card.temper,
        "evidence": card.evidence.value if card.evidence else "",
        "field": " ".join(fields_met(card, wanted)),
        "search_text": search_text(number, enterprise.name, card),
        "valid_until": card.valid_until.isoformat() if card.valid_until else "",
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


def changes(session: Session, pub_seq: int, most: int) -> list[Change]:
    """The last change of the first `most` cards that changed after `pub_seq`, in order."""
    return _changes(session, PublishedRow.pub_seq > pub_seq, PublishedRow.pub_seq.asc(), most)


def newest_changes(session: Session, most: int) -> list[Change]:
    """The `most` changes that are newest, the newest first."""
    return _changes(session, true(), PublishedRow.pub_seq.desc(), most)


def _changes(
    session: Session, wanted: ColumnElement[bool], order: ColumnElement[Any], most: int
) -> list[Change]:
    found = session.execute(
        select(PublishedRow, CardRow.number, RevisionRow, READERS_HASH, EnterpriseRow)
        .join(CardRow, PublishedRow.card_id == CardRow.id)
        .join(RevisionRow, PublishedRow.revision_id == RevisionRow.id)
        .join(EnterpriseRow, CardRow.enterprise_id == EnterpriseRow.id)
        .options(load_only(RevisionRow.n, RevisionRow.withdrawn_at))
        .where(wanted)
        .order_by(order)
        .limit(most)
    )
    return [_as_change(*row) for row in found]


def _as_change(
    row: PublishedRow, number: str, revision: RevisionRow, shown: str, owner: EnterpriseRow
) -> Change:
    is_withdrawn = row.state == WITHDRAWN
    return Change(
        pub_seq=row.pub_seq,
        number=number,
        is_withdrawn=is_withdrawn,
        revision=revision.n,
        content_hash=shown,
        designation=row.designation,
        temper=row.temper,
        enterprise=as_enterprise(owner).name,
        at=(revision.withdrawn_at if is_withdrawn else None) or row.published_at,
    )
