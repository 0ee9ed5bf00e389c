"""Questions that people saved, and how far each was told of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import CursorResult, Select, delete, func, or_, select, update
from sqlalchemy.orm import Session

from catalogue.models import AccountRow, SavedSearchRow

NEVER, DAILY, AT_ONCE = "never", "daily", "at_once"


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A saved question with the person it belongs to."""

    id: int
    account_id: int
    email: str
    language: str
    name: str
    query: str
    mail: str
    token: str
    begun_seq: int
    seen_seq: int
    told_seq: int
    told_at: datetime
    created_at: datetime


def _select() -> Select[Any]:
    return (
        select(SavedSearchRow, AccountRow)
        .join(AccountRow, SavedSearchRow.account_id == AccountRow.id)
        .execution_options(populate_existing=True)
    )


def _as_search(row: SavedSearchRow, account: AccountRow) -> SavedSearch:
    own = {
        name: getattr(row, name)
        for name in SavedSearch.__slots__
        if name not in ("email", "language")
    }
    return SavedSearch(**own, email=account.email, language=account.language)


def of_account(session: Session, account_id: int) -> list[SavedSearch]:
    """The searches of a person, the newest first."""
    query = _select().where(SavedSearchRow.account_id == account_id)
    found = session.execute(query.order_by(SavedSearchRow.id.desc()))
    return [_as_search(*row) for row in found]


def count(session: Session, account_id: int) -> int:
    query = select(func.count()).where(SavedSearchRow.account_id == account_id)
    return session.scalars(query).one()


def by_id(session: Session, search_id: int) -> SavedSearch | None:
    found = session.execute(_select().where(SavedSearchRow.id == search_id)).first()
    return None if found is None else _as_search(*found)


def by_token(session: Session, token: str) -> SavedSearch | None:
    query = _select().where(SavedSearchRow.token == token, AccountRow.is_active)
    found = session.execute(query).first()
    return None if found is None else _as_search(*found)


def due(session: Session, pub_seq: int, daily_before: datetime) -> list[SavedSearch]:
    """The searches to write about: something changed since, and those that want one letter a day
    had none since then."""
    is_due = or_(
        SavedSearchRow.mail == AT_ONCE,
        (SavedSearchRow.mail == DAILY) & (SavedSearchRow.told_at < daily_before),
    )
    query = _select().where(is_due, SavedSearchRow.told_seq < pub_seq, AccountRow.is_active)
    return [_as_search(*row) for row in session.execute(query.order_by(SavedSearchRow.id))]


def add(session: Session, **said: Any) -> int:
    """The id of a new search."""
    row = SavedSearchRow(**said)
    session.add(row)
    session.flush()
    return row.id


def change(session: Session, search_id: int, **said: Any) -> None:
    session.execute(update(SavedSearchRow).where(SavedSearchRow.id == search_id).values(**said))


def take_turn(session: Session, search: SavedSearch, pub_seq: int, at: datetime | None) -> bool:
    """Whether nobody else told of the search meanwhile, and letters are still wanted; now it counts
    as told up to `pub_seq`, and, unless `at` is None, as written about at that time."""
    said = {"told_seq": pub_seq} | ({} if at is None else {"told_at": at})
    turn = (
        update(SavedSearchRow)
        .where(
            SavedSearchRow.id == search.id,
            SavedSearchRow.told_seq == search.told_seq,
            SavedSearchRow.mail == search.mail,
        )
        .values(**said)
    )
    return cast(CursorResult[Any], session.execute(turn)).rowcount == 1


def remove(session: Session, search_id: int) -> None:
    session.execute(delete(SavedSearchRow).where(SavedSearchRow.id == search_id))
