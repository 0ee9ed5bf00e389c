"""One card as readers see it, and its revisions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from cards.card import Card
from cards.revision import RevisionState
from catalogue.services.actor import VISITOR, Actor
from catalogue.services.errors import CardNotFound
from catalogue.store import cards as store
from catalogue.store.cards import RevisionView
from catalogue.store.enterprises import Enterprise


@dataclass(frozen=True, slots=True)
class CardView:
    """One revision of a card as it is shown; `superseded_by` is the revision to read instead."""

    number: str
    revision: int
    state: RevisionState
    enterprise: Enterprise
    card: Card
    content_hash: str
    published_at: datetime | None
    superseded_by: int | None
    note: str

    @property
    def is_current(self) -> bool:
        """Whether it is what readers are to use now."""
        return self.state is RevisionState.PUBLISHED


def card_view(
    session: Session, number: str, revision: int | None = None, actor: Actor = VISITOR
) -> CardView:
    """The card as readers see it, or one of its revisions.

    Raises CardNotFound, also for what was never published and is not the actor's to see.
    """
    found = _revision(session, number, revision)
    if found is None or not _may_see(actor, found):
        raise CardNotFound(number if revision is None else f"{number}/v{revision}")
    return _as_view(session, found)


def card_history(session: Session, number: str, actor: Actor = VISITOR) -> list[RevisionView]:
    """The revisions of the card that the actor may see, the newest first. Raises CardNotFound."""
    found = [entry for entry in store.history(session, number) if _may_see(actor, entry)]
    if not found:
        raise CardNotFound(number)
    return found


def _revision(session: Session, number: str, revision: int | None) -> RevisionView | None:
    if revision is not None:
        return store.by_n(session, number, revision)
    return store.newest_public(session, number) or store.newest(session, number)


def _may_see(actor: Actor, revision: RevisionView) -> bool:
    return revision.is_public or actor.may_read_drafts(revision.enterprise.id)


def _as_view(session: Session, revision: RevisionView) -> CardView:
    current = store.newest_public(session, revision.number)
    is_old = current is not None and revision.is_public and current.n > revision.n
    return CardView(
        number=revision.number,
        revision=revision.n,
        state=revision.state,
        enterprise=revision.enterprise,
        card=revision.card,
        content_hash=revision.content_hash,
        published_at=revision.published_at,
        superseded_by=current.n if is_old else None,
        note=revision.last_note,
    )
