"""The card form saved: nothing that two people typed is lost, and nothing is written in vain."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from catalogue.services import drafts
from catalogue.services.actor import Actor, require_editor
from catalogue.services.form_errors import EditConflict, FrozenMeanwhile
from catalogue.store.cards import RevisionView
from schemas.changes import differences
from schemas.document import document_hash
from schemas.draft import Draft, read_draft
from schemas.fields import Json
from schemas.merging import conflicts, merged
from schemas.typed_document import restored

MINE, THEIRS = "mine", "theirs"


@dataclass(frozen=True, slots=True)
class Filled:
    """What comes back from the form: the document it makes, and the one it was made from.

    `base` is the stored document that the form showed, None when that is not known any more.
    `keep` says whose is kept where both changed the same; it counts for the revision of the
    content hash `seen` only.
    """

    mine: Json
    base: Mapping[str, Any] | None
    keep: str = ""
    seen: str = ""


@dataclass(frozen=True, slots=True)
class Prepared:
    """What is to be saved, read and checked, and the revision that it follows."""

    current: RevisionView
    draft: Draft
    is_merged: bool

    @property
    def content_hash(self) -> str:
        return document_hash(self.draft.document)


def prepare(current: RevisionView, actor: Actor, filled: Filled) -> Prepared:
    """The draft that the form makes now, with what others changed since it was shown.

    Raises Forbidden, FrozenMeanwhile for a revision that is not open any more, or EditConflict.
    """
    require_editor(actor, current.enterprise.id)
    if not current.state.is_open:
        theirs = restored(current.document)[0]
        raise FrozenMeanwhile(current, differences(theirs, filled.mine))
    if filled.base is not None and document_hash(dict(filled.base)) == current.content_hash:
        return Prepared(current, read_draft(filled.mine), is_merged=False)
    return Prepared(current, read_draft(_together(current, filled)), is_merged=True)


def _together(current: RevisionView, filled: Filled) -> Json:
    theirs = restored(current.document)[0]
    keep = filled.keep if filled.seen == current.content_hash else ""
    if filled.base is None:
        return _either(current, filled.mine, theirs, keep)
    base = restored(filled.base)[0]
    places = conflicts(base, filled.mine, theirs)
    if places and keep not in (MINE, THEIRS):
        raise EditConflict(filled.mine, current, places)
    return merged(base, filled.mine, theirs, prefer_mine=keep == MINE)


def _either(current: RevisionView, mine: Json, theirs: Json, keep: str) -> Json:
    """Mine or theirs as a whole, when nobody knows what both started from."""
    places = differences(theirs, mine)
    if places and keep not in (MINE, THEIRS):
        raise EditConflict(mine, current, places)
    return mine if keep == MINE else theirs


def save(session: Session, actor: Actor, prepared: Prepared) -> RevisionView:
    """The revision with the prepared content; one that has it already is left as it is.

    Raises as `drafts.revise` does: StaleRevision when somebody else was faster.
    """
    current = prepared.current
    if prepared.content_hash == current.content_hash:
        return current
    return drafts.revise(session, actor, current.number, prepared.draft, current.content_hash)


def begin_revision(session: Session, actor: Actor, number: str) -> RevisionView:
    """A new draft with the content of the last decided revision, or the draft that there is.

    Raises CardNotFound, Forbidden, or TransitionRefused while a reviewer has the card.
    """
    current = drafts.get_draft(session, actor, number)
    require_editor(actor, current.enterprise.id)
    if current.state.is_open:
        return current
    return drafts.revise(session, actor, number, current.draft, current.content_hash)
