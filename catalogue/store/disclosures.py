"""Who asked to see the confidential values of which card, and what was answered."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select, tuple_, update
from sqlalchemy.orm import Session

from catalogue.models import AccountRow, CardRow, DisclosureRow, EnterpriseRow
from catalogue.store.inserts import insert_into

ASKED, GRANTED, REFUSED = "asked", "granted", "refused"


@dataclass(frozen=True, slots=True)
class Disclosure:
    """One person's wish to see what a card keeps confidential; `company` may be unknown."""

    id: int
    number: str
    enterprise_id: int
    account_id: int
    email: str
    name: str
    company: str
    language: str
    reason: str
    state: str
    asked_at: datetime
    decided_at: datetime | None


def _select() -> Select[Any]:
    return (
        select(DisclosureRow, CardRow, AccountRow, EnterpriseRow.zh)
        .join(CardRow, DisclosureRow.card_id == CardRow.id)
        .join(AccountRow, DisclosureRow.account_id == AccountRow.id)
        .outerjoin(EnterpriseRow, AccountRow.enterprise_id == EnterpriseRow.id)
        .execution_options(populate_existing=True)
    )


def _as_disclosure(
    row: DisclosureRow, card: CardRow, account: AccountRow, employer: str | None
) -> Disclosure:
    return Disclosure(
        id=row.id,
        number=card.number,
        enterprise_id=card.enterprise_id,
        account_id=account.id,
        email=account.email,
        name=account.name,
        company=employer or account.company,
        language=account.language,
        reason=row.reason,
        state=row.state,
        asked_at=row.asked_at,
        decided_at=row.decided_at,
    )


def is_granted(session: Session, number: str, account_id: int | None) -> bool:
    """Whether the account may see what the card keeps confidential."""
    found = None if account_id is None else of(session, number, account_id)
    return found is not None and found.state == GRANTED


def granted_among(
    session: Session, numbers: Collection[str], account_id: int | None
) -> frozenset[str]:
    """Those of the cards whose confidential values the account may see."""
    if account_id is None:
        return frozenset()
    query = select(CardRow.number).join(DisclosureRow, DisclosureRow.card_id == CardRow.id)
    query = query.where(CardRow.number.in_(numbers), DisclosureRow.account_id == account_id)
    return frozenset(session.scalars(query.where(DisclosureRow.state == GRANTED)))


def of(session: Session, number: str, account_id: int) -> Disclosure | None:
    """What became of the wish of that account, if it has one."""
    query = _select().where(CardRow.number == number, DisclosureRow.account_id == account_id)
    found = session.execute(query).first()
    return None if found is None else _as_disclosure(*found)


def by_id(session: Session, disclosure_id: int) -> Disclosure | None:
    found = session.execute(_select().where(DisclosureRow.id == disclosure_id)).first()
    return None if found is None else _as_disclosure(*found)


def of_enterprises(
    session: Session, enterprise_ids: Collection[int], after: int | None, most: int
) -> list[Disclosure]:
    """At most so many wishes about cards of these enterprises, the open ones first, then the
    newest, behind the wish `after`."""
    query = _select().where(CardRow.enterprise_id.in_(enterprise_ids))
    is_done, latest = DisclosureRow.state != ASKED, tuple_(DisclosureRow.asked_at, DisclosureRow.id)
    last = after and session.execute(query.where(DisclosureRow.id == after)).first()
    if last:
        row: DisclosureRow = last[0]
        is_older = (is_done == (row.state != ASKED)) & (latest < (row.asked_at, row.id))
        query = query.where(is_older | is_done if row.state == ASKED else is_older)
    query = query.order_by(is_done, DisclosureRow.asked_at.desc(), DisclosureRow.id.desc())
    return [_as_disclosure(*found) for found in session.execute(query.limit(most))]


def count_open(session: Session, enterprise_ids: Collection[int]) -> int:
    """How many wishes about a card of these enterprises wait for an answer."""
    query = select(func.count()).select_from(DisclosureRow).join(CardRow)
    query = query.where(CardRow.enterprise_id.in_(enterprise_ids), DisclosureRow.state == ASKED)
    return session.scalars(query).one()


def ask(session: Session, number: str, account_id: int, reason: str, at: datetime) -> None:
    """Write the wish; one that was refused before is open again, one that was granted stays so."""
    card_id = session.scalars(select(CardRow.id).where(CardRow.number == number)).one()
    wish = {"reason": reason, "state": ASKED, "asked_at": at}
    first = insert_into(session, DisclosureRow).values(
        card_id=card_id, account_id=account_id, **wish
    )
    session.execute(
        first.on_conflict_do_update(
            index_elements=[DisclosureRow.card_id, DisclosureRow.account_id],
            set_={**wish, "decided_at": None, "decided_by": None},
            where=DisclosureRow.state != GRANTED,
        )
    )


def decide(session: Session, disclosure_id: int, state: str, at: datetime, by: int | None) -> None:
    session.execute(
        update(DisclosureRow)
        .where(DisclosureRow.id == disclosure_id)
        .values(state=state, decided_at=at, decided_by=by)
    )
