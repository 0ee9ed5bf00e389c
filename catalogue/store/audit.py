"""The record of what was done: rows in order, each with the hash of the one before it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Generator, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from catalogue.models import AuditRow
from catalogue.store import counters

FIRST = "0" * 64
"""What stands for the hash before the first act."""


@dataclass(frozen=True, slots=True)
class Act:
    """What somebody did to something; `details` is JSON."""

    at: datetime
    account_id: int | None
    who: str
    role: str
    via: str
    address: str
    action: str
    kind: str
    object: str
    details: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An act at its place in the record."""

    n: int
    act: Act
    previous_hash: str
    hash: str


def append(session: Session, acts: Sequence[Act]) -> None:
    """The acts, in their order, as the last of the record; others who add some wait until the
    transaction ends."""
    before = counters.take_numbers(session, counters.ACTS, len(acts)) - len(acts)
    last = session.scalar(select(AuditRow.hash).where(AuditRow.n == before)) or FIRST
    rows = []
    for n, act in enumerate(acts, start=before + 1):
        rows.append({"n": n, **asdict(act), "previous_hash": last, "hash": chained(n, act, last)})
        last = rows[-1]["hash"]
    session.execute(insert(AuditRow), rows)


def chained(n: int, act: Act, previous: str) -> str:
    """SHA-256 over the hash before and everything that the act says, in hexadecimal."""
    said = asdict(act) | {"at": act.at.isoformat(), "n": n, "previous": previous}
    text = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def walk(session: Session) -> Generator[Entry, None, None]:
    """Every entry, in order; to be closed by whoever stops on the way."""
    query = select(AuditRow).order_by(AuditRow.n).execution_options(yield_per=500)
    with closing(session.scalars(query)) as rows:
        for row in rows:
            yield _as_entry(row)


def before(session: Session, n: int | None, most: int, **equal: str | int | None) -> list[Entry]:
    """At most that many entries before `n`, the newest first, whose columns are as asked."""
    query = select(AuditRow).order_by(AuditRow.n.desc()).limit(most)
    if n is not None:
        query = query.where(AuditRow.n < n)
    return [_as_entry(row) for row in session.scalars(query.filter_by(**equal))]


def details(session: Session, actions: Collection[str], **equal: str | int | None) -> list[str]:
    """What was said with these actions where the columns are as asked."""
    query = select(AuditRow.details).where(AuditRow.action.in_(actions)).filter_by(**equal)
    return list(session.scalars(query))


def count(session: Session) -> int:
    """How many acts were recorded, whatever stands in the table."""
    return counters.last_number(session, counters.ACTS)


def _as_entry(row: AuditRow) -> Entry:
    act = Act(
        at=row.at,
        account_id=row.account_id,
        who=row.who,
        role=row.role,
        via=row.via,
        address=row.address,
        action=row.action,
        kind=row.kind,
        object=row.object,
        details=row.details,
    )
    return Entry(row.n, act, row.previous_hash, row.hash)
