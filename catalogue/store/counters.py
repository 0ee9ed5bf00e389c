"""Numbers that only grow: of cards and of publications."""

from __future__ import annotations

from sqlalchemy import insert, update
from sqlalchemy.orm import Session

from catalogue.models import CounterRow

CARDS = "card"
PUBLICATIONS = "publication"


def next_number(session: Session, counter: str) -> int:
    """The next number of a counter; others who ask wait until this transaction ends."""
    step = (
        update(CounterRow)
        .where(CounterRow.name == counter)
        .values(value=CounterRow.value + 1)
        .returning(CounterRow.value)
    )
    number = session.scalar(step)
    if number is None:
        session.execute(insert(CounterRow).values(name=counter, value=1))
        return 1
    return number
