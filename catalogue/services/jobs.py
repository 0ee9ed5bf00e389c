"""Jobs: long work that is wished for here and done by a worker."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from cards.wording import Wording
from catalogue.models.base import now
from catalogue.services.actor import Actor, Role
from catalogue.services.errors import Forbidden, JobNotFound, TooManyJobs
from catalogue.store import jobs as store
from catalogue.store.jobs import Job

MOST_OPEN = 5
MOST_OPEN_OF_VISITORS = 10
"""How many jobs may wait or run at once: of one account, and of all visitors together."""

GONE = "文件已不在，请重新生成。 The file is no longer there; ask for it again."


CANCELLED = "已取消。 Cancelled."
"""What a job says that nobody wanted any more."""

ATTEMPTS = 5
"""How often a job is added that others add, and cancel, at the same moment."""

ENOUGH_TO_TELL = 0.1
"""How much of a job must be done before its pace says anything."""

_CANCEL = Wording("取消他人的任务", "cancel what somebody else asked for")


def wish_job(session: Session, actor: Actor, kind: str, wish: Any) -> Job:
    """The job that fulfils `wish`: a new one, or the one that already does.

    The wish must say everything that its result depends on. The row is written with everything
    else in the transaction, so that no wish is lost and none is fulfilled that was rolled back.

    Raises TooManyJobs.
    """
    text = json.dumps(wish, sort_keys=True, ensure_ascii=False, allow_nan=False)
    wish_key = hashlib.sha256(text.encode()).hexdigest()
    found = store.wanted(session, kind, wish_key)
    if found is None:
        _require_room(session, actor)
        found = _added(session, actor, kind, wish_key, text)
    return found


def _added(session: Session, actor: Actor, kind: str, wish_key: str, wish: str) -> Job:
    """The new job; where somebody wished for the same at this moment, the job of that wish."""
    for _ in range(ATTEMPTS):
        with suppress(IntegrityError), session.begin_nested():
            return store.add(session, kind, wish_key, wish, actor.user_id)
        found = store.wanted(session, kind, wish_key)
        if found is not None:
            return found
    return store.add(session, kind, wish_key, wish, actor.user_id)


def _require_room(session: Session, actor: Actor) -> None:
    if actor.role is Role.SYSTEM:
        return
    most = MOST_OPEN_OF_VISITORS if actor.user_id is None else MOST_OPEN
    if store.count_open(session, actor.user_id) >= most:
        raise TooManyJobs(most)


def cancel(session: Session, actor: Actor, job_id: str, kind: str = "") -> None:
    """Give the job up, which stops whoever works on it; nothing where it is over already.

    What an account asked for it alone may cancel, what a visitor asked for whoever knows the id.
    Raises JobNotFound or Forbidden.
    """
    job = get_job(session, job_id, kind)
    if job.created_by not in (None, actor.user_id):
        raise Forbidden(_CANCEL)
    store.give_up(session, job.id, now(), CANCELLED)


def forget(session: Session, job_id: str) -> None:
    """Let a job whose file is gone count as failed, so that the same wish makes a new one."""
    store.lose_result(session, job_id, now(), GONE)


def get_job(session: Session, job_id: str, kind: str = "") -> Job:
    """The job of that id, of any kind or of the one that is named; whoever knows the id may
    follow it. Raises JobNotFound."""
    found = store.by_id(session, job_id)
    if found is None or kind not in ("", found.kind):
        raise JobNotFound(job_id)
    return found


def seconds_left(job: Job) -> int | None:
    """What is left at the pace so far, in steps of five seconds; nothing of the first tenth."""
    if job.started_at is None or job.progress < ENOUGH_TO_TELL:
        return None
    taken = (now() - job.started_at).total_seconds()
    return max(5, 5 * round(taken * (1 / job.progress - 1) / 5))
