"""Drafts: what a supplier writes, revises, submits, calls back and withdraws."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.orm import Session

from cards.errors import TransitionRefused
from cards.revision import Action, RevisionState, advance
from cards.wording import Wording
from catalogue.models.base import now
from catalogue.services import enterprises
from catalogue.services.actor import Actor, require_editor
from catalogue.services.attachments import require_held
from catalogue.services.audit import record
from catalogue.services.errors import (
    AlreadyThere,
    CardNotFound,
    Forbidden,
    InputRefused,
    StaleRevision,
)
from catalogue.services.notes import read_note
from catalogue.services.uniqueness import while_free
from catalogue.store import cards as store
from catalogue.store import counters, publications
from catalogue.store.cards import RevisionView
from schemas.draft import Draft, dump_card, read_draft, read_submission

LONGEST_KEY = 200


def create_draft(
    session: Session,
    actor: Actor,
    enterprise_code: str,
    document: Mapping[str, Any] | Draft,
    key: str | None = None,
) -> RevisionView:
    """A new card with a first draft; what cannot be read of `document` is kept as a problem.

    It may have been read before, so that no lock is held meanwhile. Raises EnterpriseNotFound,
    Forbidden, InputRefused, or AlreadyThere when `key` is taken.
    """
    draft = _as_draft(document)
    enterprise = enterprises.enterprise_for(session, actor, enterprise_code)
    require_editor(actor, enterprise.id)
    _check_key(key)
    number = f"MG-{counters.next_number(session, counters.CARDS):06d}"
    with while_free(session, lambda: _require_free(session, enterprise.id, key)):
        card_id = store.add_card(session, number, enterprise.id, key or None)
    added = store.add_revision(session, card_id, draft.document, actor.user_id)
    return _recorded(session, actor, "create", _seen(session, added))


def revise(
    session: Session,
    actor: Actor,
    number: str,
    document: Mapping[str, Any] | Draft,
    expected: str | None = None,
) -> RevisionView:
    """The card's draft with another content; a new draft when the last revision is decided.

    `expected` is the content hash that the author started from. Raises CardNotFound, Forbidden,
    StaleRevision, or TransitionRefused while a reviewer has the card.
    """
    draft = _as_draft(document)
    card_id = _locked(session, actor, number)
    current = _current(session, number)
    _check_expected(current, expected)
    if current.is_public:
        added = store.add_revision(session, card_id, draft.document, actor.user_id)
        return _recorded(session, actor, "revise", _seen(session, added))
    state = advance(current.state, Action.EDIT)
    store.change(session, current.id, state, draft.document, changed_at=now())
    return _recorded(session, actor, "edit", _seen(session, current.id))


def submit(
    session: Session, actor: Actor, number: str, expected: str | None = None
) -> RevisionView:
    """The draft, frozen and waiting for a reviewer.

    Raises CardNotFound, Forbidden, StaleRevision, TransitionRefused, or CardRefused with the
    problems that must be mended first.
    """
    _locked(session, actor, number)
    current = _current(session, number)
    _check_expected(current, expected)
    state = advance(current.state, Action.SUBMIT)
    document = dump_card(read_submission(current.document))
    require_held(session, current.enterprise.id, document)
    enterprises.require_admitted(current.enterprise)
    store.change(
        session, current.id, state, document, submitted_at=now(), submitted_by=actor.user_id
    )
    return _recorded(session, actor, "submit", _seen(session, current.id))


def recall(
    session: Session, actor: Actor, number: str, expected: str | None = None
) -> RevisionView:
    """The submitted revision, called back before anybody decided about it: a draft again.

    Raises CardNotFound, Forbidden, StaleRevision also when a reviewer was faster, or
    TransitionRefused where nothing was submitted.
    """
    _locked(session, actor, number)
    current = _current(session, number)
    _check_expected(current, expected)
    if current.is_public or current.state is RevisionState.RETURNED:
        raise StaleRevision(number, current.state)
    state = advance(current.state, Action.RECALL)
    store.change(session, current.id, state, submitted_at=None, submitted_by=None)
    return _recorded(session, actor, "recall", _seen(session, current.id))


def withdraw(
    session: Session, actor: Actor, number: str, note: str = "", expected: str | None = None
) -> RevisionView:
    """The published revision, taken out of the catalogue; it can still be shown, marked so.

    `expected` is the content hash of the published revision that the actor saw. Raises
    CardNotFound, Forbidden, StaleRevision, TransitionRefused, or InputRefused for a long note.
    """
    said = {"withdrawal_note": read_note(note), "withdrawn_by": actor.user_id}
    _locked(session, actor, number)
    current = store.published(session, number)
    if current is None:
        raise TransitionRefused(_current(session, number).state, Action.WITHDRAW)
    _check_expected(current, expected)
    state = advance(current.state, Action.WITHDRAW)
    store.change(session, current.id, state, withdrawn_at=now(), **said)
    publications.withdraw(session, number)
    return _recorded(session, actor, "withdraw", _seen(session, current.id))


def discard(
    session: Session, actor: Actor, number: str, expected: str | None = None
) -> RevisionView | None:
    """The last published revision, after the draft that was to follow it is thrown away.

    A card that was never published goes with its draft: then there is none. Raises CardNotFound,
    Forbidden, StaleRevision or TransitionRefused.
    """
    card_id = _locked(session, actor, number)
    current = _current(session, number)
    _check_expected(current, expected)
    if not current.state.is_open:
        raise TransitionRefused(current.state, "discard")
    store.remove(session, current.id)
    _recorded(session, actor, "discard", current)
    if _is_known(session, number):
        return _current(session, number)
    store.remove_card(session, card_id)
    return None


def get_draft(session: Session, actor: Actor, number: str) -> RevisionView:
    """The newest revision of the card as its own people see it.

    Raises CardNotFound, also when there is a card that the actor may not know of.
    """
    found = store.newest(session, number)
    if found is None or not actor.may_read_drafts(found.enterprise.id):
        raise CardNotFound(number)
    return found


def take_up(session: Session, actor: Actor, number: str) -> RevisionView:
    """The same, which nobody else changes until this transaction ends. Raises CardNotFound."""
    get_draft(session, actor, number)
    store.lock(session, number)
    return get_draft(session, actor, number)


def get_published(session: Session, actor: Actor, number: str) -> RevisionView:
    """The revision that withdrawing concerns: the published one, or the newest without one.

    Raises CardNotFound as `get_draft` does.
    """
    newest = get_draft(session, actor, number)
    return store.published(session, number) or newest


def list_drafts(session: Session, actor: Actor, enterprise_code: str) -> Sequence[RevisionView]:
    """The newest revision of every card of the enterprise, by number.

    Raises EnterpriseNotFound or Forbidden.
    """
    enterprise = enterprises.enterprise_for(session, actor, enterprise_code)
    if not actor.may_read_drafts(enterprise.id):
        raise Forbidden(Wording("查看该企业的草稿", "see the drafts of this enterprise"))
    return store.newest_of_enterprise(session, enterprise.id)


def _locked(session: Session, actor: Actor, number: str) -> int:
    card_id = store.lock(session, number)
    newest = store.newest(session, number)
    if card_id is None or newest is None:
        raise CardNotFound(number)
    if not actor.may_read_drafts(newest.enterprise.id) and not _is_known(session, number):
        raise CardNotFound(number)
    require_editor(actor, newest.enterprise.id)
    return card_id


def _is_known(session: Session, number: str) -> bool:
    return store.newest_public(session, number) is not None


def _current(session: Session, number: str) -> RevisionView:
    """The revision an author works on: the undecided one, or else the last."""
    found = store.undecided(session, number) or store.newest(session, number)
    assert found is not None
    return found


def _recorded(session: Session, actor: Actor, action: str, revision: RevisionView) -> RevisionView:
    details = {"revision": revision.n, "content_hash": revision.content_hash}
    record(session, actor, action, "card", revision.number, **details)
    return revision


def _seen(session: Session, revision_id: int) -> RevisionView:
    found = store.by_id(session, revision_id)
    assert found is not None
    return found


def _as_draft(document: Mapping[str, Any] | Draft) -> Draft:
    return document if isinstance(document, Draft) else read_draft(document)


def _require_free(session: Session, enterprise_id: int, key: str | None) -> None:
    if key and store.number_by_key(session, enterprise_id, key):
        raise AlreadyThere(Wording("卡片标识", "card key"), key)


def _check_expected(current: RevisionView, expected: str | None) -> None:
    if expected is not None and expected != current.content_hash:
        raise StaleRevision(current.number, current.state)


def _check_key(key: str | None) -> None:
    if key and len(key) > LONGEST_KEY:
        raise InputRefused(
            "key",
            Wording(
                f"卡片标识不能超过 {LONGEST_KEY} 个字符。",
                f"A card key has {LONGEST_KEY} characters at most.",
            ),
        )
