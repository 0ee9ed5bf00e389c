"""Jobs: long work that is wished for here and done by a worker."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from sqlalchemy.orm import Session

from catalogue.services.actor import Actor
from catalogue.services.errors import JobNotFound
from catalogue.store import jobs as store
from catalogue.store.jobs import Job


def wish_job(session: Session, actor: Actor, kind: str, wish: Any) -> Job:
    """The job that fulfils `wish`: a new one, or the one that already does.

    The wish must say everything that its result depends on. The row is written with everything
    else in the transaction, so that no wish is lost and none is fulfilled that was rolled back.
    """
    text = json.dumps(wish, sort_keys=True, ensure_ascii=False, allow_nan=False)
    wish_key = hashlib.sha256(text.encode()).hexdigest()
    found = store.wanted(session, kind, wish_key)
    return found or store.add(session, kind, wish_key, text, actor.user_id)


def get_job(session: Session, job_id: str) -> Job:
    """The job of that id; whoever knows the id may follow it. Raises JobNotFound."""
    found = store.by_id(session, job_id)
    if found is None:
        raise JobNotFound(job_id)
    return found
