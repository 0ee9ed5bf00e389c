"""Inquiries to suppliers: a price, a sample, data about a published card, and the answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.orm import Session

from cards.wording import Wording
from catalogue.models.base import now
from catalogue.services.actor import Actor, require_account, require_editor
from catalogue.services.audit import record
from catalogue.services.card_views import CardView, card_view
from catalogue.services.desk import writes_for
from catalogue.services.enterprises import own_enterprise
from catalogue.services.errors import CardNotFound, InputRefused, NotFound
from catalogue.services.inquiry_letters import tell_asker, tell_supplier
from catalogue.services.notices import writers
from catalogue.services.typed_text import one_line, several_lines
from catalogue.store import inquiries as store
from catalogue.store.inquiries import Inquiry, Message

MOST_A_DAY = 10
"""Inquiries and messages of one person within a day."""
LONGEST, LONGEST_LINE = 3000, 200
PAGE = 50
_ASKING = Wording("询问供应商（请先登录）", "ask suppliers before you sign in")
KINDS: Mapping[str, Wording] = {
    store.PRICE: Wording("询价", "price"),
    store.SAMPLE: Wording("索样", "sample"),
    store.DATA: Wording("索取数据或试验", "data or a test"),
    store.OTHER: Wording("其他", "something else"),
}
STATES: Mapping[str, Wording] = {
    store.OPEN: Wording("待答复", "waits for an answer"),
    store.ANSWERED: Wording("已答复", "answered"),
    store.CLOSED: Wording("已结束", "closed"),
}


class InquiryNotFound(NotFound):
    """An inquiry that is not there, or not the actor's to read."""

    code = "inquiry_not_found"
    what = Wording("询价", "inquiry no.")


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody wants to know, as typed."""

    kind: str
    text: str
    part: str = ""
    quantity: str = ""
    needed_by: str = ""
    shows_address: bool = False


@dataclass(frozen=True, slots=True)
class InquiryPage:
    """Some inquiries, the open ones first, and the id to go on behind where there are more."""

    entries: Sequence[Inquiry]
    next_after: int | None


@dataclass(frozen=True, slots=True)
class Thread:
    """An inquiry with all that was written; `is_supplier` says on which side the reader is,
    `is_heard` whether the enterprise has anybody who can answer."""

    inquiry: Inquiry
    messages: Sequence[Message]
    is_supplier: bool
    is_heard: bool


def card_to_ask_about(session: Session, actor: Actor, number: str) -> CardView:
    """The published card of a supplier, about which one may ask.

    Raises Forbidden, CardNotFound, or InputRefused for a card that nobody supplies.
    """
    require_account(actor, _ASKING)
    view = card_view(session, number, None, actor)
    if not view.is_current:
        raise CardNotFound(number)
    if view.enterprise.kind == "editorial":
        raise InputRefused(
            "card",
            Wording(
                "这张卡片由编辑部根据文献整理，没有供应商可以询问；请看相近的卡片。",
                "This card is compiled from literature and has no supplier to ask; look at cards "
                "like it.",
            ),
        )
    return view


def ask(session: Session, actor: Actor, number: str, asked: Asked) -> int:
    """The id of the inquiry; whoever can answer for the enterprise is told. Who asks for the same
    again before the former inquiry is closed goes on in that one, with what is said now of part,
    quantity, day and address.

    Raises what `card_to_ask_about` raises, and InputRefused.
    """
    view, account_id = card_to_ask_about(session, actor, number), require_account(actor, _ASKING)
    text = _text(asked.text)
    if asked.kind not in KINDS:
        raise InputRefused("kind", Wording("请选择询问的内容。", "Say what you ask for."))
    store.lock_account(session, account_id)
    lines = {name: _line(name, getattr(asked, name)) for name in ("part", "quantity", "needed_by")}
    former = store.unfinished(session, account_id, view.number, asked.kind)
    if former is not None:
        store.change(session, former, shows_address=asked.shows_address, **lines)
        if store.messages(session, former)[-1].text != text:
            reply(session, actor, former, text)
        return former
    _count(session, account_id)
    inquiry_id = store.add(
        session,
        view.number,
        account_id=account_id,
        revision=view.revision,
        kind=asked.kind,
        shows_address=asked.shows_address,
        **lines,
    )
    store.write(session, inquiry_id, account_id, text, is_supplier=False)
    record(session, actor, "ask", "inquiry", str(inquiry_id), card=view.number)
    tell_supplier(session, _found(session, inquiry_id), text)
    return inquiry_id


def _count(session: Session, account_id: int) -> None:
    if store.count_since(session, account_id, now() - timedelta(days=1)) >= MOST_A_DAY:
        raise InputRefused(
            "text",
            Wording(
                f"一天最多写 {MOST_A_DAY} 条，请明天再试。",
                f"One writes {MOST_A_DAY} messages a day at most: try again tomorrow.",
            ),
        )


def _text(text: str) -> str:
    said = several_lines(text)
    if not said or len(said) > LONGEST:
        raise InputRefused(
            "text",
            Wording(
                f"请写明您的问题，最多 {LONGEST} 个字符。",
                f"Say what you want to know, in {LONGEST} characters at most.",
            ),
        )
    return said


def _line(name: str, text: str) -> str:
    said = one_line(text)
    if len(said) > LONGEST_LINE:
        raise InputRefused(
            name,
            Wording(f"最多 {LONGEST_LINE} 个字符。", f"{LONGEST_LINE} characters at most."),
        )
    return said


def _found(session: Session, inquiry_id: int) -> Inquiry:
    found = store.by_id(session, inquiry_id)
    if found is None:
        raise InquiryNotFound(inquiry_id)
    return found


def own_inquiries(session: Session, actor: Actor, after: int | None = None) -> InquiryPage:
    """A page of what the actor asked, behind the inquiry `after`. Raises Forbidden."""
    return _page(store.of_account(session, require_account(actor, _ASKING), after, PAGE + 1))


def inbox(session: Session, actor: Actor, after: int | None = None) -> InquiryPage:
    """A page of what is asked of the enterprises of the actor, behind the inquiry `after`. Raises
    Forbidden."""
    own = own_enterprise(session, actor)
    asked = [entry.id for entry in ((own,) if own else writes_for(session, actor))]
    return _page(store.of_enterprises(session, asked, after, PAGE + 1))


def _page(found: Sequence[Inquiry]) -> InquiryPage:
    return InquiryPage(found[:PAGE], found[PAGE - 1].id if len(found) > PAGE else None)


def thread(session: Session, actor: Actor, inquiry_id: int) -> Thread:
    """The inquiry with its messages, for who asked and for the enterprise that was asked. Raises
    InquiryNotFound."""
    inquiry, is_supplier = _side(session, actor, inquiry_id)
    messages = store.messages(session, inquiry_id)
    return Thread(inquiry, messages, is_supplier, is_heard(session, inquiry.enterprise_id))


def is_heard(session: Session, enterprise_id: int) -> bool:
    """Whether anybody of the enterprise has an account, in use, that answers inquiries."""
    return bool(writers(session, enterprise_id))


def _side(session: Session, actor: Actor, inquiry_id: int) -> tuple[Inquiry, bool]:
    inquiry = _found(session, inquiry_id)
    if inquiry.account_id == actor.user_id:
        return inquiry, False
    belongs = actor.may_administer or (
        not actor.may_review and actor.may_read_drafts(inquiry.enterprise_id)
    )
    if not belongs:
        raise InquiryNotFound(inquiry_id)
    return inquiry, True


def reply(session: Session, actor: Actor, inquiry_id: int, text: str) -> None:
    """Write to the other side, which is told; what was closed is open again.

    Raises InquiryNotFound, Forbidden for who only views the enterprise, or InputRefused.
    """
    inquiry, is_supplier = _side(session, actor, inquiry_id)
    if is_supplier:
        require_editor(actor, inquiry.enterprise_id)
    else:
        _count(session, inquiry.account_id)
    said = _text(text)
    store.write(session, inquiry_id, actor.user_id, said, is_supplier=is_supplier)
    store.set_state(session, inquiry_id, store.ANSWERED if is_supplier else store.OPEN, now())
    record(session, actor, "reply", "inquiry", str(inquiry_id))
    tell = tell_asker if is_supplier else tell_supplier
    tell(session, inquiry, said)


def close(session: Session, actor: Actor, inquiry_id: int) -> None:
    """End it, on either side. Raises InquiryNotFound, or Forbidden."""
    inquiry, is_supplier = _side(session, actor, inquiry_id)
    if is_supplier:
        require_editor(actor, inquiry.enterprise_id)
    store.set_state(session, inquiry_id, store.CLOSED, now())
    record(session, actor, "close", "inquiry", str(inquiry_id))
