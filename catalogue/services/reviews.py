"""Reviews: a reviewer checks what was submitted, and publishes it or sends it back."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from cards.revision import Action, RevisionState, advance
from cards.wording import Wording
from catalogue.models.base import now
from catalogue.services.actor import Actor, Role, require_reviewer
from catalogue.services.audit import record
from catalogue.services.errors import InputRefused, RevisionNotFound, SelfApproval, StaleRevision
from catalogue.services.notes import read_note
from catalogue.store import cards as store
from catalogue.store import publications
from catalogue.store.cards import RevisionView
from schemas.draft import load_card


def queue(session: Session, actor: Actor) -> Sequence[RevisionView]:
    """What waits for a decision, the longest waiting first. Raises Forbidden."""
    require_reviewer(actor)
    return store.submitted(session)


def get_submission(session: Session, actor: Actor, revision_id: int) -> RevisionView:
    """A revision as a reviewer sees it. Raises Forbidden or RevisionNotFound."""
    require_reviewer(actor)
    return _found(session, revision_id)


def publish(
    session: Session, actor: Actor, revision_id: int, note: str = "", expected: str | None = None
) -> RevisionView:
    """The revision, now the one that readers see; the former one is superseded.

    State, projection and value rows are written together. `expected` is the content hash that
    the reviewer read. Raises Forbidden, SelfApproval, RevisionNotFound, StaleRevision,
    TransitionRefused, or InputRefused when the note is too long.
    """
    note = read_note(note)
    revision = _decidable(session, actor, revision_id, expected)
    state = advance(revision.state, Action.PUBLISH)
    _supersede(session, revision.number)
    at = now()
    _decide(session, actor, revision, state, note, published_at=at)
    publications.publish(session, revision, load_card(revision.document), at)
    return _recorded(session, actor, "publish", _found(session, revision_id))


def send_back(
    session: Session, actor: Actor, revision_id: int, note: str, expected: str | None = None
) -> RevisionView:
    """The revision, returned to its author with what is to be done.

    Raises as `publish` does, and InputRefused without a note.
    """
    note = read_note(note)
    if not note:
        raise InputRefused("note", Wording("请写明退回原因。", "Say what the author is to mend."))
    revision = _decidable(session, actor, revision_id, expected)
    state = advance(revision.state, Action.SEND_BACK)
    _decide(session, actor, revision, state, note)
    return _recorded(session, actor, "return", _found(session, revision_id))


def _decidable(
    session: Session, actor: Actor, revision_id: int, expected: str | None
) -> RevisionView:
    require_reviewer(actor)
    store.lock(session, _found(session, revision_id).number)
    revision = _found(session, revision_id)
    if _is_decided(revision) or expected not in (None, revision.content_hash):
        raise StaleRevision(revision.number, revision.state)
    if actor.role is not Role.SYSTEM and actor.user_id in _authors(revision):
        raise SelfApproval
    return revision


def _authors(revision: RevisionView) -> tuple[int | None, ...]:
    return revision.created_by, revision.submitted_by


def _is_decided(revision: RevisionView) -> bool:
    return revision.is_public or revision.state is RevisionState.RETURNED


def _supersede(session: Session, number: str) -> None:
    former = store.published(session, number)
    if former is not None:
        store.change(session, former.id, advance(former.state, Action.SUPERSEDE))


def _decide(
    session: Session,
    actor: Actor,
    revision: RevisionView,
    state: RevisionState,
    note: str,
    **columns: object,
) -> None:
    decision = {"decided_at": now(), "decided_by": actor.user_id, "note": note}
    store.change(session, revision.id, state, **decision, **columns)


def _recorded(session: Session, actor: Actor, action: str, revision: RevisionView) -> RevisionView:
    details = {"revision": revision.n, "content_hash": revision.content_hash}
    record(session, actor, action, "card", revision.number, **details)
    return revision


def _found(session: Session, revision_id: int) -> RevisionView:
    found = store.by_id(session, revision_id)
    if found is None:
        raise RevisionNotFound(revision_id)
    return found
