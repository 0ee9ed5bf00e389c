"""Remarks on single values: a reviewer says what is to be mended, the author answers."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from cards.wording import Wording
from catalogue.models.base import now
from catalogue.services.actor import Actor
from catalogue.services.audit import record
from catalogue.services.errors import CardNotFound, Forbidden, InputRefused, NotFound
from catalogue.services.notes import read_note
from catalogue.store import cards
from catalogue.store import remarks as store
from catalogue.store.cards import RevisionView
from catalogue.store.remarks import Remark
from schemas.remark_places import about_place


class RemarkNotFound(NotFound):
    """A remark that is not there, or not the actor's to know."""

    code = "remark_not_found"
    what = Wording("意见", "remark no.")


def remark(
    session: Session, actor: Actor, number: str, path: str, text: str, revision: int | None = None
) -> Remark:
    """A remark on one place of the newest revision of a card, or on one of its revisions.

    `path` is the place in the document, `values/3`, or nothing for the card as a whole. Reviewers
    and those who write the card may. Raises CardNotFound, Forbidden or InputRefused.
    """
    found = _revision(session, actor, number, revision)
    if not (actor.may_review or actor.may_edit(found.enterprise.id)):
        raise Forbidden(Wording("对该卡片发表意见", "remark on this card"))
    said = read_note(text, "text")
    if not said:
        raise InputRefused("text", Wording("请写下意见。", "Write the remark."))
    about = about_place(found.draft.typed, path)
    if about is None:
        raise InputRefused(
            "path",
            Wording(f"卡片中没有“{path}”这一处。", f"There is no place '{path}' on the card."),
        )
    columns = {"revision": found.n, "path": path, "about": about, "text": said}
    made = store.add(session, number, **columns, created_by=actor.user_id)
    record(session, actor, "remark", "card", number, path=path, revision=found.n)
    return _known(session, made)


def remarks_on(session: Session, actor: Actor, number: str) -> Sequence[Remark]:
    """The remarks on a card that the actor may know of, the oldest first."""
    found = cards.newest(session, number)
    if found is None or not actor.may_read_drafts(found.enterprise.id):
        return ()
    return store.of_card(session, number)


def settle(session: Session, actor: Actor, remark_id: int, *, is_settled: bool) -> Remark:
    """The remark, settled or open again, by a reviewer or by those who write the card.

    Raises RemarkNotFound or Forbidden.
    """
    found = store.by_id(session, remark_id)
    if found is None or not actor.may_read_drafts(found.enterprise_id):
        raise RemarkNotFound(remark_id)
    if not (actor.may_review or actor.may_edit(found.enterprise_id)):
        raise Forbidden(Wording("处理该意见", "settle this remark"))
    store.resolve(session, remark_id, now() if is_settled else None, actor.user_id)
    action = "settle" if is_settled else "reopen"
    record(session, actor, action, "card", found.number, remark=remark_id)
    return _known(session, remark_id)


def _revision(session: Session, actor: Actor, number: str, n: int | None) -> RevisionView:
    found = cards.newest(session, number) if n is None else cards.by_n(session, number, n)
    if found is None or not actor.may_read_drafts(found.enterprise.id):
        raise CardNotFound(number if n is None else f"{number}/v{n}")
    return found


def _known(session: Session, remark_id: int) -> Remark:
    found = store.by_id(session, remark_id)
    assert found is not None
    return found
