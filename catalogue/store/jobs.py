"""Jobs in the database: the row is the truth about a job, whoever works on it.

A job is taken under a lease. Its holder renews the lease while it works; when the holder dies,
the lease runs out and the job is taken again, until its attempts are used up.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import ColumnElement, and_, delete, func, or_, select, update
from sqlalchemy.orm import Session

from catalogue.models import JobRow

MOST_ATTEMPTS = 3

QUEUED, RUNNING, DONE, FAILED = "queued", "running", "done", "failed"


@dataclass(frozen=True, slots=True)
class Job:
    """A wish and what has become of it; `progress` is 0 … 1, `result_name` names a file."""

    id: str
    kind: str
    wish: Any
    state: str
    attempts: int
    progress: float
    error: str
    result_name: str
    created_at: datetime
    created_by: int | None
    started_at: datetime | None
    finished_at: datetime | None

    @property
    def is_over(self) -> bool:
        return self.state in (DONE, FAILED)


def as_job(row: JobRow) -> Job:
    """The job that a row holds."""
    return Job(
        id=row.id,
        kind=row.kind,
        wish=json.loads(row.wish),
        state=row.state,
        attempts=row.attempts,
        progress=row.progress,
        error=row.error,
        result_name=row.result_name,
        created_at=row.created_at,
        created_by=row.created_by,
        started_at=row.started_at,
        finished_at=row.finished_at,
    )


def by_id(session: Session, job_id: str) -> Job | None:
    row = session.get(JobRow, job_id, populate_existing=True)
    return None if row is None else as_job(row)


def wanted(session: Session, kind: str, wish_key: str) -> Job | None:
    """The job of that wish which is waiting, running or done."""
    row = session.scalar(
        select(JobRow).where(
            JobRow.kind == kind, JobRow.wish_key == wish_key, JobRow.state != FAILED
        )
    )
    return None if row is None else as_job(row)


def add(session: Session, kind: str, wish_key: str, wish: str, created_by: int | None) -> Job:
    row = JobRow(
        id=uuid4().hex,
        kind=kind,
        wish_key=wish_key,
        wish=wish,
        state=QUEUED,
        created_by=created_by,
    )
    session.add(row)
    session.flush()
    return as_job(row)


def count_open(session: Session, created_by: int | None) -> int:
    """How many jobs of an account, or of visitors, wait or run."""
    query = select(func.count()).select_from(JobRow)
    query = query.where(JobRow.state.in_((QUEUED, RUNNING)), JobRow.created_by == created_by)
    return session.scalar(query) or 0


def lose_result(session: Session, job_id: str, at: datetime, error: str) -> None:
    """Fail the job that was done, as its file is gone."""
    done = and_(JobRow.id == job_id, JobRow.state == DONE)
    change = {"state": FAILED, "error": error, "result_name": "", "finished_at": at}
    session.execute(update(JobRow).where(done).values(**change))


def over_before(session: Session, moment: datetime) -> list[str]:
    """The ids of the jobs that were over before that moment."""
    over = and_(JobRow.state.in_((DONE, FAILED)), JobRow.finished_at < moment)
    return list(session.scalars(select(JobRow.id).where(over)))


def remove(session: Session, job_ids: list[str]) -> None:
    session.execute(delete(JobRow).where(JobRow.id.in_(job_ids)))


def take(session: Session, holder: str, at: datetime, lease: timedelta) -> Job | None:
    """The oldest job that nobody works on, now under a lease of `holder`."""
    row = session.scalar(
        select(JobRow)
        .where(_is_free(at))
        .order_by(JobRow.created_at, JobRow.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    if row is None:
        return None
    row.state, row.lease_holder, row.lease_until = RUNNING, holder, at + lease
    row.attempts += 1
    row.progress = 0.0
    row.started_at = at
    session.flush()
    return as_job(row)


def _is_free(at: datetime) -> ColumnElement[bool]:
    return and_(or_(JobRow.state == QUEUED, _has_lapsed(at)), JobRow.attempts < MOST_ATTEMPTS)


def _has_lapsed(at: datetime) -> ColumnElement[bool]:
    return and_(JobRow.state == RUNNING, JobRow.lease_until < at)


def anything_free(session: Session, at: datetime) -> bool:
    """Whether a worker would find something to do: a look that takes no write lock."""
    free = or_(JobRow.state == QUEUED, _has_lapsed(at))
    return session.scalar(select(JobRow.id).where(free).limit(1)) is not None


def give_up_lapsed(session: Session, at: datetime, error: str) -> None:
    """Fail the jobs whose last attempt ended without a word."""
    session.execute(
        update(JobRow)
        .where(_has_lapsed(at), JobRow.attempts >= MOST_ATTEMPTS)
        .values(state=FAILED, error=error, finished_at=at)
    )


def renew(
    session: Session, job_id: str, holder: str, until: datetime, progress: float | None = None
) -> bool:
    """Whether `holder` still has the job, whose lease now ends at `until`."""
    change: dict[str, Any] = {"lease_until": until}
    if progress is not None:
        change["progress"] = progress
    return _change_held(session, job_id, holder, change)


def finish(session: Session, job_id: str, holder: str, at: datetime, result_name: str) -> bool:
    """Whether `holder` still had the job, which is now done."""
    change = {"state": DONE, "progress": 1.0, "result_name": result_name, "error": ""}
    return _change_held(session, job_id, holder, change | {"finished_at": at})


def fail(
    session: Session, job: Job, holder: str, at: datetime, error: str, *, is_final: bool = False
) -> bool:
    """Whether `holder` still had the job, which is now queued again, or failed for good."""
    is_last = is_final or job.attempts >= MOST_ATTEMPTS
    change = {"state": FAILED if is_last else QUEUED, "error": error}
    return _change_held(session, job.id, holder, change | ({"finished_at": at} if is_last else {}))


def give_up(session: Session, job_id: str, at: datetime, error: str) -> bool:
    """Whether the job was still to be done; now it never will be, and its holder loses it."""
    is_open = and_(JobRow.id == job_id, JobRow.state.in_((QUEUED, RUNNING)))
    change = {"state": FAILED, "error": error, "finished_at": at}
    return bool(session.execute(update(JobRow).where(is_open).values(**change)).rowcount)


def _change_held(session: Session, job_id: str, holder: str, change: dict[str, Any]) -> bool:
    held = and_(JobRow.id == job_id, JobRow.state == RUNNING, JobRow.lease_holder == holder)
    return bool(session.execute(update(JobRow).where(held).values(**change)).rowcount)
