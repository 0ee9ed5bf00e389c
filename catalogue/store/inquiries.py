"""What people ask of suppliers about their cards, and what both sides write."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select, tuple_, update
from sqlalchemy.orm import Session

from cards.wording import Wording
from catalogue.models import AccountRow, CardRow, EnterpriseRow, InquiryMessageRow, InquiryRow
from catalogue.store.enterprises import as_enterprise

OPEN, ANSWERED, CLOSED = "open", "answered", "closed"
PRICE, SAMPLE, DATA, OTHER = "price", "sample", "data", "other"


@dataclass(frozen=True, slots=True)
class Inquiry:
    """One inquiry; `email` is for the supplier only where `shows_address`."""

    id: int
    account_id: int
    email: str
    name: str
    company: str
    language: str
    number: str
    enterprise_id: int
    enterprise: Wording
    revision: int
    kind: str
    part: str
    quantity: str
    needed_by: str
    shows_address: bool
    state: str
    created_at: datetime
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Message:
    """What one side wrote, and when."""

    is_supplier: bool
    text: str
    created_at: datetime


def _select() -> Select[Any]:
    return (
        select(InquiryRow, AccountRow, CardRow, EnterpriseRow)
        .join(AccountRow, InquiryRow.account_id == AccountRow.id)
        .join(CardRow, InquiryRow.card_id == CardRow.id)
        .join(EnterpriseRow, CardRow.enterprise_id == EnterpriseRow.id)
        .execution_options(populate_existing=True)
    )


def _as_inquiry(
    row: InquiryRow, account: AccountRow, card: CardRow, enterprise: EnterpriseRow
) -> Inquiry:
    beside = {
        "email": account.email,
        "name": account.name,
        "company": account.company,
        "language": account.language,
        "number": card.number,
        "enterprise_id": enterprise.id,
        "enterprise": as_enterprise(enterprise).name,
    }
    own = {name: getattr(row, name) for name in Inquiry.__slots__ if name not in beside}
    return Inquiry(**own, **beside)


def by_id(session: Session, inquiry_id: int) -> Inquiry | None:
    found = session.execute(_select().where(InquiryRow.id == inquiry_id)).first()
    return None if found is None else _as_inquiry(*found)


def of_account(session: Session, account_id: int, after: int | None, most: int) -> list[Inquiry]:
    """At most so many of a person's, the open ones first, behind the inquiry `after`."""
    return _page(session, _select().where(InquiryRow.account_id == account_id), after, most)


def of_enterprises(
    session: Session, enterprise_ids: Collection[int], after: int | None, most: int
) -> list[Inquiry]:
    """At most so many that these enterprises were asked, the open ones first, behind the inquiry
    `after`."""
    return _page(session, _select().where(CardRow.enterprise_id.in_(enterprise_ids)), after, most)


def _page(session: Session, query: Select[Any], after: int | None, most: int) -> list[Inquiry]:
    is_done, latest = InquiryRow.state != OPEN, tuple_(InquiryRow.changed_at, InquiryRow.id)
    last = after and session.execute(query.where(InquiryRow.id == after)).first()
    if last:
        row: InquiryRow = last[0]
        is_older = (is_done == (row.state != OPEN)) & (latest < (row.changed_at, row.id))
        query = query.where(is_older | is_done if row.state == OPEN else is_older)
    query = query.order_by(is_done, InquiryRow.changed_at.desc(), InquiryRow.id.desc())
    return [_as_inquiry(*row) for row in session.execute(query.limit(most))]


def count_since(session: Session, account_id: int, since: datetime) -> int:
    """How many inquiries and messages a person wrote since then."""
    query = select(func.count()).where(
        InquiryMessageRow.account_id == account_id, InquiryMessageRow.created_at >= since
    )
    return session.scalars(query).one()


def unfinished(session: Session, account_id: int, number: str, kind: str) -> int | None:
    """The id of the person's inquiry of that kind about the card that is not closed yet."""
    query = (
        select(InquiryRow.id)
        .join(CardRow)
        .where(
            InquiryRow.account_id == account_id,
            CardRow.number == number,
            InquiryRow.kind == kind,
            InquiryRow.state != CLOSED,
        )
    )
    return session.scalars(query).first()


def change(session: Session, inquiry_id: int, **said: Any) -> None:
    """Say something else of what is asked."""
    session.execute(update(InquiryRow).where(InquiryRow.id == inquiry_id).values(**said))


def lock_account(session: Session, account_id: int) -> None:
    """Let nobody else write for the account until the transaction ends."""
    session.execute(select(AccountRow.id).where(AccountRow.id == account_id).with_for_update())


def add(session: Session, number: str, **said: Any) -> int:
    """The id of a new inquiry about a card."""
    card_id = session.scalars(select(CardRow.id).where(CardRow.number == number)).one()
    row = InquiryRow(card_id=card_id, state=OPEN, **said)
    session.add(row)
    session.flush()
    return row.id


def messages(session: Session, inquiry_id: int) -> list[Message]:
    """What was written, the first first."""
    query = (
        select(InquiryMessageRow)
        .where(InquiryMessageRow.inquiry_id == inquiry_id)
        .order_by(InquiryMessageRow.id)
    )
    return [Message(row.is_supplier, row.text, row.created_at) for row in session.scalars(query)]


def write(
    session: Session, inquiry_id: int, account_id: int | None, text: str, **side: bool
) -> None:
    """Add what one side wrote; `is_supplier` says which."""
    session.add(InquiryMessageRow(inquiry_id=inquiry_id, account_id=account_id, text=text, **side))
    session.flush()


def set_state(session: Session, inquiry_id: int, state: str, at: datetime) -> None:
    session.execute(
        update(InquiryRow).where(InquiryRow.id == inquiry_id).values(state=state, changed_at=at)
    )
