"""Lists of cards that people keep."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from catalogue.models import AccountRow, CardRow, ShortlistEntryRow, ShortlistRow
from catalogue.store.inserts import insert_into


@dataclass(frozen=True, slots=True)
class Shortlist:
    """A list with its note; `token` is the secret of its link while it is shared."""

    id: int
    account_id: int
    name: str
    note: str
    token: str | None
    shows_notes: bool
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Entry:
    """A card on a list, with the revision that was current when it was put there."""

    number: str
    revision: int
    note: str
    added_at: datetime


def _as_list(row: ShortlistRow) -> Shortlist:
    return Shortlist(**{name: getattr(row, name) for name in Shortlist.__slots__})


def of_account(session: Session, account_id: int) -> list[tuple[Shortlist, int]]:
    """The lists of a person with how many cards each has, the newest first."""
    query = (
        select(ShortlistRow, func.count(ShortlistEntryRow.id))
        .outerjoin(ShortlistEntryRow)
        .where(ShortlistRow.account_id == account_id)
        .group_by(ShortlistRow.id)
        .order_by(ShortlistRow.id.desc())
    )
    return [(_as_list(row), count) for row, count in session.execute(query)]


def by_id(session: Session, list_id: int) -> Shortlist | None:
    row = session.get(ShortlistRow, list_id, populate_existing=True)
    return None if row is None else _as_list(row)


def by_token(session: Session, token: str) -> Shortlist | None:
    query = select(ShortlistRow).join(AccountRow, ShortlistRow.account_id == AccountRow.id)
    query = query.where(ShortlistRow.token == token, AccountRow.is_active)
    row = session.scalars(query).first()
    return None if row is None else _as_list(row)


def entries(session: Session, list_id: int) -> list[Entry]:
    """The cards of a list in the order in which they were put there."""
    query = (
        select(CardRow.number, ShortlistEntryRow)
        .join(CardRow, ShortlistEntryRow.card_id == CardRow.id)
        .where(ShortlistEntryRow.shortlist_id == list_id)
        .order_by(ShortlistEntryRow.id)
        .execution_options(populate_existing=True)
    )
    return [
        Entry(number, row.revision, row.note, row.added_at)
        for number, row in session.execute(query)
    ]


def add(session: Session, account_id: int, name: str, note: str) -> int:
    """The id of a new, empty list."""
    row = ShortlistRow(account_id=account_id, name=name, note=note)
    session.add(row)
    session.flush()
    return row.id


def put(session: Session, list_id: int, number: str, revision: int, note: str) -> None:
    """Put a card on a list, or say something else of one that is there."""
    card_id = session.scalars(select(CardRow.id).where(CardRow.number == number)).one()
    first = insert_into(session, ShortlistEntryRow).values(
        shortlist_id=list_id, card_id=card_id, revision=revision, note=note
    )
    session.execute(
        first.on_conflict_do_update(
            index_elements=[ShortlistEntryRow.shortlist_id, ShortlistEntryRow.card_id],
            set_={"note": note},
        )
    )


def take_out(session: Session, list_id: int, number: str) -> None:
    card_id = select(CardRow.id).where(CardRow.number == number).scalar_subquery()
    session.execute(
        delete(ShortlistEntryRow).where(
            ShortlistEntryRow.shortlist_id == list_id, ShortlistEntryRow.card_id == card_id
        )
    )


def change(session: Session, list_id: int, **said: Any) -> None:
    session.execute(update(ShortlistRow).where(ShortlistRow.id == list_id).values(**said))


def remove(session: Session, list_id: int) -> None:
    session.execute(delete(ShortlistRow).where(ShortlistRow.id == list_id))
