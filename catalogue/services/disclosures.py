"""Confidential values: who asks to see them, and what their enterprise answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from cards.wording import Wording
from catalogue.models.base import now
from catalogue.services import mail
from catalogue.services.actor import Actor, require_editor
from catalogue.services.audit import record
from catalogue.services.desk import writes_for
from catalogue.services.enterprises import own_enterprise
from catalogue.services.errors import CardNotFound, Forbidden, InputRefused, NotFound
from catalogue.services.notes import read_note
from catalogue.services.notices import tell_enterprise
from catalogue.store import cards
from catalogue.store import disclosures as store
from catalogue.store.cards import RevisionView
from catalogue.store.disclosures import Disclosure

PAGE = 50


class DisclosureNotFound(NotFound):
    """A wish to see confidential values that is not there, or not the actor's to answer."""

    code = "disclosure_not_found"
    what = Wording("索取申请", "request for confidential values no.")


@dataclass(frozen=True, slots=True)
class WishPage:
    """Some wishes, the open ones first, and the id to go on behind where there are more."""

    entries: Sequence[Disclosure]
    next_after: int | None


def ask(session: Session, actor: Actor, number: str, reason: str) -> Disclosure:
    """The wish of the actor to see what a card, or a former revision of it, keeps confidential.

    Asking again while the wish is open changes its reason, and nobody is written to once more.
    Raises CardNotFound, Forbidden, or InputRefused without a reason and where nothing is kept back.
    """
    if actor.user_id is None:
        raise Forbidden(Wording("索取保密数据（请先登录）", "ask for it before you sign in"))
    reason = _read_reason(reason)
    revision = _withholding(session, actor, number)
    former = store.of(session, number, actor.user_id)
    store.ask(session, number, actor.user_id, reason, now())
    record(session, actor, "ask", "disclosure", number, reason=reason)
    if former is None or former.state != store.ASKED:
        _tell_of_wish(session, actor, revision, reason)
    return _of(session, number, actor.user_id)


def wish_of(session: Session, actor: Actor, number: str) -> Disclosure | None:
    """What the actor asked of that card, and what became of it."""
    return None if actor.user_id is None else store.of(session, number, actor.user_id)


def wishes(session: Session, actor: Actor, after: int | None = None, most: int = PAGE) -> WishPage:
    """At most so many of what others ask of the enterprise that the actor belongs to, or of those
    that he or she writes for, behind the wish `after`.

    Raises Forbidden.
    """
    found = store.of_enterprises(session, _own(session, actor), after, most + 1)
    return WishPage(found[:most], found[most - 1].id if len(found) > most else None)


def count_open(session: Session, actor: Actor) -> int:
    """How many of these wait for an answer. Raises Forbidden."""
    return store.count_open(session, _own(session, actor))


def _own(session: Session, actor: Actor) -> list[int]:
    own = own_enterprise(session, actor)
    return [entry.id for entry in ((own,) if own else writes_for(session, actor))]


def decide(session: Session, actor: Actor, wish_id: int, *, is_granted: bool) -> Disclosure:
    """The wish, granted or refused; one that was granted can be taken back. The one who asked is
    told, unless that was the answer before.

    Raises DisclosureNotFound, also for what is not the actor's to know, or Forbidden.
    """
    wish = store.by_id(session, wish_id)
    if wish is None or not actor.may_read_drafts(wish.enterprise_id):
        raise DisclosureNotFound(wish_id)
    require_editor(actor, wish.enterprise_id)
    state = store.GRANTED if is_granted else store.REFUSED
    if wish.state == state:
        return wish
    store.decide(session, wish_id, state, now(), actor.user_id)
    record(session, actor, state, "disclosure", wish.number, account=wish.email)
    _tell_of_answer(session, wish, is_granted=is_granted)
    return _of(session, wish.number, wish.account_id)


def _of(session: Session, number: str, account_id: int) -> Disclosure:
    found = store.of(session, number, account_id)
    assert found is not None
    return found


def _read_reason(reason: str) -> str:
    text = read_note(reason, "reason")
    if not text:
        raise InputRefused(
            "reason", Wording("请说明索取的用途。", "Say what you need the values for.")
        )
    return text


def _withholding(session: Session, actor: Actor, number: str) -> RevisionView:
    """The newest revision that readers know of a card that keeps something back from the actor."""
    public = [revision for revision in cards.history(session, number) if revision.is_public]
    if not public:
        raise CardNotFound(number)
    keeps_back = any(revision.public_document is not None for revision in public)
    if not keeps_back or _is_told(session, actor, public[0]):
        raise InputRefused(
            "card",
            Wording(
                f"卡片 {number} 对您没有保密数据。",
                f"Card {number} keeps nothing back from you.",
            ),
        )
    return public[0]


def _is_told(session: Session, actor: Actor, revision: RevisionView) -> bool:
    is_own = actor.may_read_drafts(revision.enterprise.id)
    return is_own or store.is_granted(session, revision.number, actor.user_id)


def _tell_of_wish(session: Session, actor: Actor, revision: RevisionView, reason: str) -> None:
    title, number = revision.card.title, revision.number
    tell_enterprise(
        session,
        revision.enterprise.id,
        Wording(f"有人索取 {title} 的保密数据", f"Confidential values of {title} are asked for"),
        Wording(
            f"{actor.email} 希望查看卡片 {number}（{title}）的保密数据。\n用途：{reason}\n"
            "请登录后在“索取申请”中答复。",
            f"{actor.email} asks to see the confidential values of card {number} ({title}).\n"
            f"Reason: {reason}\nSign in and answer under 'Requests'.",
        ),
    )


def _tell_of_answer(session: Session, wish: Disclosure, *, is_granted: bool) -> None:
    answered = Wording("已同意", "granted") if is_granted else Wording("未同意", "refused")
    mail.send(
        session,
        wish.email,
        Wording(f"{wish.number} 的保密数据", f"Confidential values of {wish.number}"),
        Wording(
            f"您索取卡片 {wish.number} 保密数据的申请：{answered.zh}。",
            f"Your request for the confidential values of card {wish.number}: {answered.en}.",
        ),
        wish.language,
    )
