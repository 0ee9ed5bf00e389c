"""Scenarios in the database: every version is kept, one is current."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import func, select, text, update
from sqlalchemy.orm import Session

from cards.scenario import Scenario
from catalogue.models import AccountRow, ScenarioRow
from schemas.document import canonical_json, document_hash
from schemas.scenario import dump_scenario, read_scenario


@dataclass(frozen=True, slots=True)
class ScenarioVersion:
    """A scenario with the number of its version; `created_by` is None for what was shipped. A
    newest version that is not current is out of use."""

    scenario: Scenario
    version: int
    content_hash: str
    is_current: bool
    created_at: datetime
    created_by: int | None


@dataclass(frozen=True, slots=True)
class VersionMade:
    """Who made a version and when; `author` is the address of an account, empty for what was
    shipped."""

    version: int
    content_hash: str
    is_current: bool
    created_at: datetime
    author: str


@lru_cache(maxsize=512)
def _read(document: str) -> Scenario:
    return read_scenario(json.loads(document))


def _as_version(row: ScenarioRow) -> ScenarioVersion:
    return ScenarioVersion(
        scenario=_read(row.document),
        version=row.version,
        content_hash=row.content_hash,
        is_current=row.is_current,
        created_at=row.created_at,
        created_by=row.created_by,
    )


def lock(session: Session) -> None:
    """Let nobody else change a scenario until this transaction ends; who reads does not wait.

    SQLite has one writer anyway.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("LOCK TABLE scenario IN SHARE ROW EXCLUSIVE MODE"))


def current(session: Session, key: str) -> ScenarioVersion | None:
    query = select(ScenarioRow).where(ScenarioRow.key == key, ScenarioRow.is_current)
    row = session.scalar(query)
    return None if row is None else _as_version(row)


def by_version(session: Session, key: str, version: int) -> ScenarioVersion | None:
    query = select(ScenarioRow).where(ScenarioRow.key == key, ScenarioRow.version == version)
    row = session.scalar(query)
    return None if row is None else _as_version(row)


def newest(session: Session, key: str) -> ScenarioVersion | None:
    """The last version, in use or not."""
    query = select(ScenarioRow).where(ScenarioRow.key == key)
    row = session.scalar(query.order_by(ScenarioRow.version.desc()).limit(1))
    return None if row is None else _as_version(row)


def history(session: Session, key: str) -> list[VersionMade]:
    """All versions of a scenario, the newest first."""
    query = (
        select(ScenarioRow, AccountRow.email)
        .outerjoin(AccountRow, AccountRow.id == ScenarioRow.created_by)
        .where(ScenarioRow.key == key)
        .order_by(ScenarioRow.version.desc())
    )
    return [
        VersionMade(row.version, row.content_hash, row.is_current, row.created_at, email or "")
        for row, email in session.execute(query)
    ]


def out_of_use(session: Session) -> list[ScenarioVersion]:
    """The last version of every scenario that has no current one, by key."""
    used = select(ScenarioRow.key).where(ScenarioRow.is_current)
    last = select(func.max(ScenarioRow.id)).group_by(ScenarioRow.key)
    query = select(ScenarioRow).where(ScenarioRow.id.in_(last), ScenarioRow.key.not_in(used))
    return list(map(_as_version, session.scalars(query.order_by(ScenarioRow.key))))


def all_current(session: Session) -> list[ScenarioVersion]:
    """The current version of every scenario, in the order in which they came."""
    query = select(ScenarioRow).where(ScenarioRow.is_current).order_by(ScenarioRow.id)
    return sorted(map(_as_version, session.scalars(query)), key=_place(session))


def current_contents(session: Session) -> list[Scenario]:
    """What the current version of every scenario says."""
    return [entry.scenario for entry in all_current(session)]


def _place(session: Session) -> Any:
    first = select(ScenarioRow.key, func.min(ScenarioRow.id)).group_by(ScenarioRow.key)
    places = dict(session.execute(first).all())
    return lambda entry: places[entry.scenario.key]


def put(session: Session, scenario: Scenario, created_by: int | None) -> ScenarioVersion:
    """The scenario as its current version: a new one when it says something new, or when it comes
    back into use."""
    document = dump_scenario(scenario)
    lock(session)
    former = newest(session, scenario.key)
    if former and former.is_current and former.content_hash == document_hash(document):
        return former
    take_out_of_use(session, scenario.key)
    row = ScenarioRow(
        key=scenario.key,
        version=former.version + 1 if former else 1,
        is_current=True,
        document=canonical_json(document),
        content_hash=document_hash(document),
        created_by=created_by,
    )
    session.add(row)
    session.flush()
    return _as_version(row)


def take_out_of_use(session: Session, key: str) -> None:
    """Leave the scenario without a current version; all its versions are kept."""
    rows = update(ScenarioRow).where(ScenarioRow.key == key, ScenarioRow.is_current)
    session.execute(rows.values(is_current=False))
