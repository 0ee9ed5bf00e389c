"""States of test conditions in the database, each stored once under a stable number.

Numbers are those of `StateTable`: from 0, without gaps. Only who holds the counter of publications
stores states. The counter is locked until the transaction ends, so that nobody else stores the
same state, or another one under the same number, between the look and the insert.
"""

from __future__ import annotations

import hashlib
import json

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cards.columns.states import State
from catalogue.models import ConditionStateRow


def as_text(state: State) -> str:
    """The one text of a state: its axes, each with low, high and choice, as JSON."""
    return json.dumps(state, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def from_text(stored: str) -> State:
    """The state that was stored."""
    return tuple((axis, low, high, choice) for axis, low, high, choice in json.loads(stored))


class StateNumbers:
    """Numbers of states within one transaction that holds the counter of publications."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._known: dict[State, int] = {}

    def number(self, state: State) -> int:
        """The number of `state`, which is stored where it is new."""
        known = self._known.get(state)
        if known is None:
            known = self._known[state] = self._stored(as_text(state))
        return known

    def _stored(self, text: str) -> int:
        digest = hashlib.sha256(text.encode()).hexdigest()
        query = select(ConditionStateRow.id).where(ConditionStateRow.digest == digest)
        found = self._session.scalar(query)
        if found is not None:
            return found
        number = count(self._session)
        self._session.add(ConditionStateRow(id=number, digest=digest, state=text))
        self._session.flush()
        return number


def count(session: Session) -> int:
    """How many states there are, which is the next number."""
    last = session.scalar(select(func.max(ConditionStateRow.id)))
    return 0 if last is None else last + 1


def stored_from(session: Session, number: int) -> list[State]:
    """The states from that number on, in order."""
    query = select(ConditionStateRow.state).where(ConditionStateRow.id >= number)
    return [from_text(text) for text in session.scalars(query.order_by(ConditionStateRow.id))]
