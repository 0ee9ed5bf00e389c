"""The cards of enterprises on the desk of their people: counted by state, and a page at a time."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    ColumnElement,
    ScalarSelect,
    Select,
    cast,
    func,
    or_,
    select,
    type_coerce,
)
from sqlalchemy.orm import Session, aliased

from cards.revision import RevisionState
from catalogue.models import CardRow, RevisionRow
from schemas.document import title_of


@dataclass(frozen=True, slots=True)
class DeskEntry:
    """The newest revision of a card, as much of it as a list shows, and which one readers see."""

    number: str
    key: str
    n: int
    state: RevisionState
    title: str
    note: str
    changed_at: datetime
    published: int | None


@dataclass(frozen=True, slots=True)
class Choice:
    """What of a desk is asked for: cards of these enterprises, in a state, that have all words."""

    enterprises: Collection[int]
    state: str = ""
    words: Sequence[str] = ()


def counts(session: Session, choice: Choice) -> tuple[Mapping[RevisionState, int], int]:
    """How many cards with the words stand in each state, whatever state is asked for, and how many
    there are: one that is published and revised counts in both states."""
    seen = func.count(_published())
    query = _chosen(session, choice, select(RevisionRow.state, func.count(), seen))
    found = session.execute(query.group_by(RevisionRow.state)).all()
    by_state = {RevisionState(state): count for state, count, _ in found}
    published = sum(seen for _, _, seen in found)
    return {**by_state, RevisionState.PUBLISHED: published}, sum(by_state.values())


def page(session: Session, choice: Choice, after: str, most: int) -> list[DeskEntry]:
    """At most so many cards, the newest first, behind the card number `after`."""
    query = _chosen(session, choice, select(CardRow, RevisionRow, _published()))
    if choice.state == RevisionState.PUBLISHED:
        query = query.where(_published().is_not(None))
    elif choice.state:
        query = query.where(RevisionRow.state == choice.state)
    if after:
        last = select(CardRow.id).where(CardRow.number == after).scalar_subquery()
        query = query.where(CardRow.id < last)
    found = session.execute(query.order_by(CardRow.id.desc()).limit(most))
    return [_entry(*row) for row in found]


def _published() -> ScalarSelect[Any]:
    """The number of the revision of a card that readers see."""
    other = aliased(RevisionRow)
    is_seen = (other.card_id == CardRow.id) & (other.state == RevisionState.PUBLISHED)
    return select(func.max(other.n)).where(is_seen).correlate(CardRow).scalar_subquery()


def numbers(session: Session, enterprise_id: int, state: RevisionState) -> list[str]:
    """The numbers of the enterprise's cards whose newest revision stands in that state."""
    query = _chosen(session, Choice([enterprise_id]), select(CardRow.number))
    return list(session.scalars(query.where(RevisionRow.state == state).order_by(CardRow.id)))


def _chosen(session: Session, choice: Choice, query: Select[Any]) -> Select[Any]:
    other = aliased(RevisionRow)
    newest = select(func.max(other.n)).where(other.card_id == CardRow.id).scalar_subquery()
    query = query.join_from(CardRow, RevisionRow, RevisionRow.card_id == CardRow.id)
    query = query.where(RevisionRow.n == newest, CardRow.enterprise_id.in_(choice.enterprises))
    return query.where(*(_has(session, word) for word in choice.words))


def _has(session: Session, word: str) -> ColumnElement[bool]:
    is_sqlite = session.get_bind().dialect.name == "sqlite"
    document: Any = (type_coerce if is_sqlite else cast)(RevisionRow.document, JSON)
    texts = [CardRow.number, CardRow.key, document["designation"].as_string()]
    texts += [
        document["temper"].as_string(),
        *(document["brand", tag].as_string() for tag in _TAGS),
    ]
    return or_(*(func.lower(text).contains(word.lower(), autoescape=True) for text in texts))


_TAGS = ("zh", "en")


def _entry(card: CardRow, revision: RevisionRow, published: int | None) -> DeskEntry:
    state = RevisionState(revision.state)
    is_withdrawn = state is RevisionState.WITHDRAWN
    return DeskEntry(
        number=card.number,
        key=card.key or "",
        n=revision.n,
        state=state,
        title=title_of(json.loads(revision.document)),
        note=revision.withdrawal_note if is_withdrawn else revision.note,
        changed_at=revision.changed_at,
        published=published,
    )
