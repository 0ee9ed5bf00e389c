"""Reviews: a reviewer checks what was submitted, and publishes it or sends it back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from cards.card import Card
from cards.confidentiality import for_readers
from cards.revision import Action, RevisionState, advance
from cards.wanted import read_words
from cards.wording import Wording, fold
from catalogue.models.base import now
from catalogue.services.actor import Actor, Role, require_reviewer
from catalogue.services.attachments import require_held
from catalogue.services.audit import record, wrote
from catalogue.services.desk import state_of
from catalogue.services.enterprises import require_admitted
from catalogue.services.errors import InputRefused, RevisionNotFound, SelfApproval, StaleRevision
from catalogue.services.listing import listing
from catalogue.services.notes import read_note
from catalogue.store import cards as store
from catalogue.store import publications
from catalogue.store.cards import RevisionView
from schemas.document import canonical_json, document_hash
from schemas.draft import dump_card, load_card

MOST_OTHERS = 200


@dataclass(frozen=True, slots=True)
class QueueFilter:
    """Which submissions are looked for: of an enterprise, of a designation that holds `words`,
    first ones or revisions, and with `is_mine` only those that the reviewer may decide about."""

    enterprise: str = ""
    words: str = ""
    kind: str = ""
    is_mine: bool = False


EVERYTHING = QueueFilter()


def queue(
    session: Session, actor: Actor, wanted: QueueFilter = EVERYTHING
) -> Sequence[RevisionView]:
    """What waits for a decision, the longest waiting first. Raises Forbidden."""
    require_reviewer(actor)
    found = store.submitted(session, wanted.enterprise or None)
    return [revision for revision in found if _is_wanted(revision, actor, wanted)]


def _is_wanted(revision: RevisionView, actor: Actor, wanted: QueueFilter) -> bool:
    designation = fold(str(revision.document.get("designation", "")))
    kind = "first" if revision.n == 1 else "revision"
    is_own = actor.user_id in _authors(revision)
    return (
        fold(wanted.words) in designation
        and wanted.kind in ("", kind)
        and not (wanted.is_mine and is_own)
    )


def others_of_alloy(session: Session, revision: RevisionView) -> Sequence[Card]:
    """What other published cards say of the same alloy in the same form, whichever
    enterprise or source they come from."""
    card = revision.card
    words = read_words(card.designation).words
    if not words:
        return ()
    page = listing(session, MOST_OTHERS, words=words)
    entries = page.cards.several(match.number for match in page.take(MOST_OTHERS))
    return [
        entry.card
        for number, entry in entries.items()
        if number != revision.number and _is_alike(entry.card, card)
    ]


def _is_alike(one: Card, other: Card) -> bool:
    """Whether two cards are of one alloy and form, and of one temper as far as both name it."""
    states = zip(state_of(one), state_of(other), strict=True)
    (name, name_too), (form, form_too), (temper, temper_too) = states
    is_same = (name, form) == (name_too, form_too)
    return is_same and (temper == temper_too or not temper or not temper_too)


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
    TransitionRefused, NotAdmitted, CardRefused when a file that it rests on is not kept, or
    InputRefused when the note is too long.
    """
    note = read_note(note)
    revision = _decidable(session, actor, revision_id, expected)
    state = advance(revision.state, Action.PUBLISH)
    require_admitted(revision.enterprise)
    require_held(session, revision.enterprise.id, revision.document)
    _supersede(session, revision.number)
    at = now()
    card = load_card(revision.document)
    shown = for_readers(card)
    withheld = {} if shown is card else _public(dump_card(shown))
    written = {"published_at": at, "returned_document": None, **withheld}
    _decide(session, actor, revision, state, note, **written)
    publications.publish(session, revision, shown, at)
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
    returned = canonical_json(dict(revision.document))
    _decide(session, actor, revision, state, note, returned_document=returned)
    return _recorded(session, actor, "return", _found(session, revision_id))


def _decidable(
    session: Session, actor: Actor, revision_id: int, expected: str | None
) -> RevisionView:
    require_reviewer(actor)
    store.lock(session, _found(session, revision_id).number)
    revision = _found(session, revision_id)
    if _is_decided(revision) or (expected and not _is_as_read(revision, expected)):
        raise StaleRevision(revision.number, revision.state)
    if actor.role is not Role.SYSTEM and _has_part_in(session, actor, revision):
        raise SelfApproval
    return revision


def _has_part_in(session: Session, actor: Actor, revision: RevisionView) -> bool:
    """Whether the actor made, submitted or changed the revision at any time: the record says so
    also of those whose changes others saved over."""
    return actor.user_id in _authors(revision) or wrote(
        session, actor.user_id, revision.number, revision.n
    )


def _authors(revision: RevisionView) -> tuple[int | None, ...]:
    return revision.created_by, revision.submitted_by


def _is_as_read(revision: RevisionView, expected: str) -> bool:
    """Whether it still waits with the content that was read: its author may call it back."""
    return revision.state is RevisionState.SUBMITTED and revision.content_hash == expected


def _is_decided(revision: RevisionView) -> bool:
    return revision.is_public or revision.state is RevisionState.RETURNED


def _public(document: dict[str, Any]) -> dict[str, str]:
    return {"public_document": canonical_json(document), "public_hash": document_hash(document)}


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
