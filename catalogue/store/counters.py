"""Numbers that only grow: of cards, of publications and of acts on record."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from catalogue.models import CounterRow
from catalogue.store.inserts import insert_into

CARDS = "card"
PUBLICATIONS = "publication"
ACTS = "act"


def next_number(session: Session, counter: str) -> int:
    """The next number of a counter; others who ask wait until this transaction ends.

    The first use begins the counter, also when two ask for their first number at once.
    """
    return take_numbers(session, counter, 1)


def take_numbers(session: Session, counter: str, count: int) -> int:
    """The last of the next `count` numbers of a counter, as `next_number` takes one."""
    first = insert_into(session, CounterRow).values(name=counter, value=count)
    step = first.on_conflict_do_update(
        index_elements=[CounterRow.name], set_={"value": CounterRow.value + count}
    )
    return session.scalars(step.returning(CounterRow.value)).one()


def last_number(session: Session, counter: str) -> int:
    """The number that was taken last; 0 before the first."""
    return session.scalar(select(CounterRow.value).where(CounterRow.name == counter)) or 0


def hold(session: Session, counter: str) -> None:
    """Let nobody else take a number of the counter until this transaction ends."""
    session.scalar(select(CounterRow.value).where(CounterRow.name == counter).with_for_update())
