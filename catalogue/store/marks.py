"""The mark of the index: for which vocabulary it is complete, and of which database it is.

It is made anew whenever all is written anew, and no backup holds it. So a process or a snapshot
that remembers another mark knows that what it remembers is of no use.
"""

from __future__ import annotations

import secrets

from sqlalchemy import delete, func, select, text
from sqlalchemy.orm import Session

from cards.columns.points import LAYOUT
from catalogue.models import MarkRow, PublishedRow

_INDEX = "index"
_NEWEST = select(
    select(MarkRow.text).where(MarkRow.name == _INDEX).scalar_subquery(),
    select(func.max(PublishedRow.pub_seq)).scalar_subquery(),
)


def newest(session: Session) -> tuple[str, int]:
    """The mark, empty where the index is not complete for this vocabulary, and the `pub_seq` of
    the last change."""
    found, pub_seq = session.execute(_NEWEST).one()
    is_ours = found is not None and found.startswith(f"{LAYOUT} ")
    return found if is_ours else "", pub_seq or 0


def renew(session: Session) -> None:
    """Say that every published card that can be read has a vector of this vocabulary."""
    if session.get_bind().dialect.name == "postgresql":
        # Of several first starts each would add the one mark; SQLite has one writer anyway.
        session.execute(text("LOCK TABLE mark IN SHARE ROW EXCLUSIVE MODE"))
    forget(session)
    session.add(MarkRow(name=_INDEX, text=f"{LAYOUT} {secrets.token_hex(16)}"))
    session.flush()


def forget(session: Session) -> None:
    """Say that vectors may be missing."""
    session.execute(delete(MarkRow).where(MarkRow.name == _INDEX))
