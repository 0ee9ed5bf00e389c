"""Jobs: long work that is wished for here and done by a worker."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from sqlalchemy.orm import Session

from catalogue.models.base import now
from catalogue.services.actor import Actor, Role
from catalogue.services.errors import JobNotFound, TooManyJobs
from catalogue.store import jobs as store
from catalogue.store.jobs import Job

MOST_OPEN = 5
MOST_OPEN_OF_VISITORS = 10
"""How many jobs may wait or run at once: of one account, and of all visitors together."""

GONE = "文件已不在，请重新生成。 The file is no longer there; ask for it again."


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
        found = store.add(session, kind, wish_key, text, actor.user_id)
    return found


def _require_room(session: Session, actor: Actor) -> None:
    if actor.role is Role.SYSTEM:
        return
    most = MOST_OPEN_OF_VISITORS if actor.user_id is None else MOST_OPEN
    if store.count_open(session, actor.user_id) >= most:
        raise TooManyJobs(most)


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
