"""Official editions of card sets, as they are kept."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from catalogue.models import EditionRow
from schemas.document import canonical_json


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition; manifest, signature and hash of the file are empty until it is printed."""

    number: str
    wish: Mapping[str, Any]
    job_id: str
    manifest: str
    signature: str
    sha256: str | None
    issued_at: datetime

    @property
    def is_printed(self) -> bool:
        return self.sha256 is not None


def _as_edition(row: EditionRow) -> Edition:
    kept = {name: getattr(row, name) for name in Edition.__slots__ if name != "wish"}
    return Edition(**kept, wish=json.loads(row.wish))


def by_number(session: Session, number: str) -> Edition | None:
    row = session.scalar(select(EditionRow).where(EditionRow.number == number))
    return None if row is None else _as_edition(row)


def newest(session: Session, most: int, before: int | None = None) -> Sequence[Edition]:
    """The editions, the newest first; those only that came before that one, where one is named."""
    query = select(EditionRow).order_by(EditionRow.id.desc()).limit(most)
    if before is not None:
        query = query.where(EditionRow.id < before)
    return [_as_edition(row) for row in session.scalars(query)]


def place_of(session: Session, number: str) -> int | None:
    """The place of an edition in the order in which they came."""
    return session.scalar(select(EditionRow.id).where(EditionRow.number == number))


def add(
    session: Session, number: str, wish: Mapping[str, Any], job_id: str, issued_by: int | None
) -> None:
    row = EditionRow(
        number=number, wish=canonical_json(dict(wish)), job_id=job_id, issued_by=issued_by
    )
    session.add(row)
    session.flush()


def settle(session: Session, number: str, **columns: str) -> None:
    """Keep what came of the print, unless an earlier print of the same edition did."""
    unprinted = EditionRow.number == number, EditionRow.sha256.is_(None)
    session.execute(update(EditionRow).where(*unprinted).values(columns))


def print_anew(session: Session, number: str, job_id: str) -> None:
    """Have another job print the edition."""
    session.execute(update(EditionRow).where(EditionRow.number == number).values(job_id=job_id))
