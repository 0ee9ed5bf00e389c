"""One card as readers see it, and its revisions."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from cards.card import Card
from cards.revision import RevisionState
from catalogue.models.base import now
from catalogue.services.actor import VISITOR, Actor
from catalogue.services.attachments import readable
from catalogue.services.errors import CardNotFound
from catalogue.store import cards as store
from catalogue.store import disclosures
from catalogue.store.attachments import Attachment
from catalogue.store.cards import RevisionView
from catalogue.store.enterprises import Enterprise


@dataclass(frozen=True, slots=True)
class CardView:
    """One revision of a card as it is shown; `superseded_by` is the revision to read instead.

    `withheld` is how many confidential values are kept back from the reader, `entrusted` how many
    the reader sees that others do not. `files` are those behind its sources that the reader may
    open, by their hashes.
    """

    number: str
    revision: int
    state: RevisionState
    enterprise: Enterprise
    card: Card
    content_hash: str
    published_at: datetime | None
    superseded_by: int | None
    note: str
    withheld: int
    entrusted: int
    files: Mapping[str, Attachment]

    @property
    def has_expired(self) -> bool:
        """Whether it is offered and the day up to which it was to be valid has passed."""
        until = self.card.valid_until
        return self.is_current and until is not None and until < now().date()

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
    (seen,) = _as_seen(session, actor, [found])
    named = {entry.attachment_sha256 for entry in seen.card.sources} - {""}
    is_current = found.state is RevisionState.PUBLISHED
    files = readable(session, actor, seen.enterprise.id, named, are_published=is_current)
    return _as_view(session, found, seen, files)


def card_history(session: Session, number: str, actor: Actor = VISITOR) -> list[RevisionView]:
    """The revisions of the card that the actor may see, the newest first. Raises CardNotFound."""
    found = [entry for entry in store.history(session, number) if _may_see(actor, entry)]
    if not found:
        raise CardNotFound(number)
    return _as_seen(session, actor, found)


def current_revisions(
    session: Session, numbers: Collection[str], actor: Actor = VISITOR
) -> Mapping[str, RevisionView]:
    """What readers are to use now of those of the cards that are published, by number."""
    found = store.published_among(session, numbers)
    return {entry.number: entry for entry in _as_seen(session, actor, found)}


def _revision(session: Session, number: str, revision: int | None) -> RevisionView | None:
    if revision is not None:
        return store.by_n(session, number, revision)
    return store.newest_public(session, number) or store.newest(session, number)


def _may_see(actor: Actor, revision: RevisionView) -> bool:
    return revision.is_public or actor.may_read_drafts(revision.enterprise.id)


def _as_seen(
    session: Session, actor: Actor, revisions: Collection[RevisionView]
) -> list[RevisionView]:
    """The revisions with their confidential values only for those who may see these."""
    keeping = {entry.number for entry in revisions if entry.public_document is not None}
    told = disclosures.granted_among(session, keeping, actor.user_id) if keeping else ()
    return [
        entry
        if entry.number in told or actor.may_read_drafts(entry.enterprise.id)
        else entry.for_readers
        for entry in revisions
    ]


def _confidential(revision: RevisionView) -> int:
    return sum(bool(value.get("confidential")) for value in revision.document.get("values", ()))


def _as_view(
    session: Session, whole: RevisionView, revision: RevisionView, files: Mapping[str, Attachment]
) -> CardView:
    entrusted = _confidential(revision)
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
        withheld=_confidential(whole) - entrusted,
        entrusted=entrusted,
        files=files,
    )
