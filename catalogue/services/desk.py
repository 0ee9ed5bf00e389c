"""The desk of a supplier: the cards that an actor writes, and for whom."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from cards.wording import Wording
from catalogue.services.actor import Actor, Role
from catalogue.services.enterprises import list_enterprises
from catalogue.services.errors import Forbidden
from catalogue.store import cards as store
from catalogue.store.cards import RevisionView
from catalogue.store.enterprises import Enterprise


def writes_for(session: Session, actor: Actor) -> Sequence[Enterprise]:
    """The enterprises whose cards the actor may write. Raises Forbidden when there is none."""
    if actor.role not in (Role.SUPPLIER, Role.ADMIN, Role.SYSTEM):
        raise Forbidden(Wording("填写性能卡片", "write cards"))
    return [entry for entry in list_enterprises(session) if actor.may_edit(entry.id)]


def desk(session: Session, actor: Actor) -> Sequence[RevisionView]:
    """The newest revision of every card that the actor may write. Raises Forbidden."""
    return [
        revision
        for enterprise in writes_for(session, actor)
        for revision in store.newest_of_enterprise(session, enterprise.id)
    ]
