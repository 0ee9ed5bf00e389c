"""The desk of a supplier: the cards that an actor writes, and for whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from cards.card import Card
from cards.revision import RevisionState
from cards.wording import Wording, fold
from catalogue.services.actor import Actor, Role
from catalogue.services.enterprises import list_enterprises, own_enterprise
from catalogue.services.errors import Forbidden, InputRefused
from catalogue.store import cards as store
from catalogue.store.cards import RevisionView
from catalogue.store.desk import Choice, DeskEntry, counts, page
from catalogue.store.enterprises import Enterprise

PAGE = 50
MOST_WORDS = 8


def writes_for(session: Session, actor: Actor) -> Sequence[Enterprise]:
    """The enterprises whose cards the actor may write. Raises Forbidden when there is none."""
    if actor.role not in (Role.SUPPLIER, Role.ADMIN, Role.SYSTEM):
        raise Forbidden(Wording("填写性能卡片", "write cards"))
    return [entry for entry in list_enterprises(session) if actor.may_edit(entry.id)]


def _shown_to(session: Session, actor: Actor) -> Sequence[Enterprise]:
    """Where the actor belongs, also when all that he or she may do is read; else where he or she
    writes. Raises Forbidden."""
    own = own_enterprise(session, actor)
    return [own] if own else writes_for(session, actor)


def code_to_write_for(session: Session, actor: Actor, asked: str) -> str:
    """The code of the enterprise that a new card is for: as asked, or the actor's first.

    Raises Forbidden, or InputRefused when there is none.
    """
    found = writes_for(session, actor)
    if not found and not actor.may_administer:
        raise Forbidden(Wording("填写性能卡片", "write cards"))
    if not asked and not found:
        raise InputRefused(
            "enterprise",
            Wording(
                "还没有企业；请先用 mgcards enterprise create 建立。",
                "There is no enterprise yet; make one with 'mgcards enterprise create' first.",
            ),
        )
    return asked or found[0].code


def code_to_read_of(session: Session, actor: Actor, asked: str) -> str:
    """The code of the enterprise whose cards are asked for: as asked, or the actor's own.

    Raises InputRefused where there is neither.
    """
    own = own_enterprise(session, actor)
    if not asked and own is None:
        raise InputRefused(
            "enterprise",
            Wording("请写明是哪家企业的代码。", "Say of which enterprise, by its code."),
        )
    return asked or (own.code if own else "")


def namesakes(session: Session, revision: RevisionView) -> Sequence[str]:
    """The numbers of the other cards of the enterprise for the same designation, form and temper:
    a revision of one of them may have been meant."""
    card = revision.card
    if not card.designation:
        return []
    choice = Choice([revision.enterprise.id], words=card.designation.split())
    alike = [
        entry.number
        for entry in page(session, choice, "", PAGE)
        if entry.number != revision.number and fold(entry.title) == fold(card.title)
    ]
    return [number for number in reversed(alike) if _state_at(session, number) == state_of(card)]


def _state_at(session: Session, number: str) -> tuple[str, ...]:
    found = store.newest(session, number)
    return state_of(found.card) if found else ()


def state_of(card: Card) -> tuple[str, ...]:
    """Designation, form and temper, however they are spelled: what two cards share that may be
    meant for one another."""
    return tuple(map(fold, (card.designation, card.form, card.temper)))


@dataclass(frozen=True, slots=True)
class DeskPage:
    """A page of the desk, how many cards stand in each state and at all, and the number to go on
    behind."""

    entries: Sequence[DeskEntry]
    counts: Mapping[RevisionState, int]
    total: int
    next_after: str


def desk(
    session: Session, actor: Actor, state: str = "", words: str = "", after: str = ""
) -> DeskPage:
    """The cards of the actor's enterprises, the newest first, `PAGE` at a time: in one state, and
    with all words in number, key, designation, temper or brand. Raises Forbidden."""
    enterprises = [entry.id for entry in _shown_to(session, actor)]
    asked = state if state in tuple(RevisionState) else ""
    choice = Choice(enterprises, asked, words.split()[:MOST_WORDS])
    found = page(session, choice, after, PAGE + 1)
    is_more = len(found) > PAGE
    shown = found[:PAGE]
    return DeskPage(shown, *counts(session, choice), shown[-1].number if is_more else "")
