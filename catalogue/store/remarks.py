"""Remarks on single places of a card, in the database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, select, update
from sqlalchemy.orm import Session

from catalogue.models import AccountRow, CardRow, RemarkRow


@dataclass(frozen=True, slots=True)
class Remark:
    """What somebody said about one place of a card; `about` is what stood there then."""

    id: int
    number: str
    enterprise_id: int
    revision: int
    path: str
    about: str
    text: str
    author: str
    author_id: int | None
    created_at: datetime
    resolved_at: datetime | None

    @property
    def is_open(self) -> bool:
        return self.resolved_at is None


def _select() -> Select[Any]:
    return (
        select(RemarkRow, CardRow, AccountRow)
        .join(CardRow, RemarkRow.card_id == CardRow.id)
        .outerjoin(AccountRow, RemarkRow.created_by == AccountRow.id)
        .execution_options(populate_existing=True)
    )


def _as_remark(row: RemarkRow, card: CardRow, account: AccountRow | None) -> Remark:
    return Remark(
        id=row.id,
        number=card.number,
        enterprise_id=card.enterprise_id,
        revision=row.revision,
        path=row.path,
        about=row.about,
        text=row.text,
        author=(account.name or account.email) if account else "",
        author_id=row.created_by,
        created_at=row.created_at,
        resolved_at=row.resolved_at,
    )


def add(session: Session, number: str, **columns: Any) -> int:
    """The id of a new remark on the card; the columns are those of its row."""
    card_id = session.scalars(select(CardRow.id).where(CardRow.number == number)).one()
    row = RemarkRow(card_id=card_id, **columns)
    session.add(row)
    session.flush()
    return row.id


def by_id(session: Session, remark_id: int) -> Remark | None:
    found = session.execute(_select().where(RemarkRow.id == remark_id)).first()
    return None if found is None else _as_remark(*found)


def of_card(session: Session, number: str) -> list[Remark]:
    """Every remark on the card, the oldest first."""
    query = _select().where(CardRow.number == number).order_by(RemarkRow.id)
    return [_as_remark(*found) for found in session.execute(query)]


def resolve(session: Session, remark_id: int, at: datetime | None, by: int | None) -> None:
    """Mark the remark as settled, or, without a moment, as open again."""
    session.execute(
        update(RemarkRow)
        .where(RemarkRow.id == remark_id)
        .values(resolved_at=at, resolved_by=by if at else None)
    )
