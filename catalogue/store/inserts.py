"""An insert that may say what becomes of a row that is there already."""

from __future__ import annotations

from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from catalogue.models import Base

_INSERT = {"postgresql": postgresql.insert, "sqlite": sqlite.insert}


def insert_into(session: Session, table: type[Base]) -> Any:
    """An insert into the table in the words of the session's database, with `on_conflict_…`."""
    return _INSERT[session.get_bind().dialect.name](table)
