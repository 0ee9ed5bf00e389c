"""The desk of a supplier: the cards that an actor writes, and for whom."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from cards.card import Card
from cards.wording import Wording, fold
from catalogue.services.actor import Actor, Role
from catalogue.services.enterprises import list_enterprises
from catalogue.services.errors import Forbidden, InputRefused
from catalogue.store import cards as store
from catalogue.store.cards import RevisionView
from catalogue.store.enterprises import Enterprise


def writes_for(session: Session, actor: Actor) -> Sequence[Enterprise]:
    """The enterprises whose cards the actor may write. Raises Forbidden when there is none."""
    if actor.role not in (Role.SUPPLIER, Role.ADMIN, Role.SYSTEM):
        raise Forbidden(Wording("填写性能卡片", "write cards"))
    return [entry for entry in list_enterprises(session) if actor.may_edit(entry.id)]


def code_to_write_for(session: Session, actor: Actor, asked: str) -> str:
    """The code of the enterprise that a new card is for: as asked, or the actor's first.

    Raises Forbidden, or InputRefused when there is none.
    """
    found = writes_for(session, actor)
    if not asked and not found:
        raise InputRefused(
            "enterprise",
            Wording(
                "还没有企业；请先用 mgcards enterprise create 建立。",
                "There is no enterprise yet; make one with 'mgcards enterprise create' first.",
            ),
        )
    return asked or found[0].code


def namesakes(session: Session, revision: RevisionView) -> Sequence[str]:
    """The numbers of the other cards of the enterprise for the same designation, form and temper:
    a revision of one of them may have been meant."""
    others = store.newest_of_enterprise(session, revision.enterprise.id)
    return [
        other.number
        for other in others
        if other.number != revision.number and state_of(other.card) == state_of(revision.card)
    ]


def state_of(card: Card) -> tuple[str, ...]:
    """Designation, form and temper, however they are spelled: what two cards share that may be
    meant for one another."""
    return tuple(map(fold, (card.designation, card.form, card.temper)))


def desk(session: Session, actor: Actor) -> Sequence[RevisionView]:
    """The newest revision of every card that the actor may write. Raises Forbidden."""
    return [
        revision
        for enterprise in writes_for(session, actor)
        for revision in store.newest_of_enterprise(session, enterprise.id)
    ]
