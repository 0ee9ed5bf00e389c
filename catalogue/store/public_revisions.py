"""Which revisions of cards were published, without their documents."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from cards.revision import RevisionState
from catalogue.models import CardRow, PublishedRow, RevisionRow
from catalogue.models.card import READERS_HASH

PUBLIC = (RevisionState.PUBLISHED, RevisionState.SUPERSEDED, RevisionState.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class PublicRevision:
    """A revision that was published once, and the hash of what readers see of it; `valid_until` is
    known of the one that is offered now."""

    number: str
    n: int
    state: RevisionState
    content_hash: str
    valid_until: date | None = None


def of_cards(session: Session, numbers: Collection[str]) -> list[PublicRevision]:
    """Those of these cards, each card's in ascending order."""
    found = session.execute(
        select(
            CardRow.number, RevisionRow.n, RevisionRow.state, READERS_HASH, PublishedRow.valid_until
        )
        .join(CardRow, RevisionRow.card_id == CardRow.id)
        .outerjoin(PublishedRow, PublishedRow.revision_id == RevisionRow.id)
        .where(CardRow.number.in_(numbers), RevisionRow.state.in_(PUBLIC))
        .order_by(RevisionRow.n)
    )
    return [
        PublicRevision(
            number, n, RevisionState(state), said, date.fromisoformat(end) if end else None
        )
        for number, n, state, said, end in found
    ]
