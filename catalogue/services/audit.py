"""Who did what, when and from where: recorded with what was done, and provable afterwards."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass

from sqlalchemy.orm import Session

from catalogue.db import at_end
from catalogue.models.base import now
from catalogue.services.actor import Actor, require_administrator
from catalogue.store import audit as store
from catalogue.store.audit import Act, Entry

PAGE = 100
MOST_DOWNLOADED = 10_000
ACTS = "acts"
WRITES = ("create", "revise", "edit", "submit")
"""What is recorded of those who write a card."""


@dataclass(frozen=True, slots=True)
class Verified:
    """What a check of the record found: how many entries hold, the hash of the last of these, and
    the number of the first that does not; `is_known` is whether a hash noted before was met."""

    entries: int
    head: str
    broken_at: int | None
    is_known: bool = True

    @property
    def is_well(self) -> bool:
        return self.broken_at is None and self.is_known


def record(
    session: Session, actor: Actor, action: str, kind: str, name: str, **details: object
) -> None:
    """Put on record that `actor` did `action` to the thing of that kind and name.

    It is written in the same transaction as the act, at its end: either both are there or neither.
    """
    act = Act(
        at=now(),
        account_id=actor.user_id,
        who=actor.email,
        role=actor.role.value,
        via=actor.origin.via,
        address=actor.origin.address,
        action=action,
        kind=kind,
        object=name[:255],
        details=json.dumps(details, sort_keys=True, ensure_ascii=False, default=str),
    )
    if ACTS not in session.info:
        session.info[ACTS] = []
        at_end(session, _append)
    session.info[ACTS].append(act)


def _append(session: Session) -> None:
    # Taken away, so that what is recorded at the very end begins anew.
    store.append(session, session.info.pop(ACTS))


def wrote(session: Session, account_id: int | None, number: str, revision: int) -> bool:
    """Whether that account ever wrote into that revision of a card."""
    acts = store.details(session, WRITES, account_id=account_id, kind="card", object=number)
    return any(json.loads(said).get("revision") == revision for said in acts)


def page(
    session: Session,
    actor: Actor,
    before: int | None = None,
    most: int = PAGE,
    **equal: str | int | None,
) -> Sequence[Entry]:
    """At most so many newest entries before `before`; `equal` narrows by `who`, `kind`, `object`
    and `action`.

    Raises Forbidden.
    """
    require_administrator(actor)
    return store.before(session, before, most, **equal)


def head(session: Session, actor: Actor) -> Entry | None:
    """The newest entry, whose hash vouches for all before it; none before the first.

    Raises Forbidden.
    """
    require_administrator(actor)
    return next(iter(store.before(session, None, 1)), None)


def verify(session: Session, noted: str = "") -> Verified:
    """Whether every entry is as it was written, none is missing and none is too many.

    `noted` is the hash of an entry as it was once shown: where no entry has it any more, the
    record was written anew.
    """
    met, last, is_known = 0, store.FIRST, noted in ("", store.FIRST)
    with closing(store.walk(session)) as entries:
        for entry in entries:
            rightly = store.chained(entry.n, entry.act, last)
            if (entry.n, entry.previous_hash, entry.hash) != (met + 1, last, rightly):
                return Verified(met, last, met + 1, is_known)
            met, last, is_known = entry.n, entry.hash, is_known or entry.hash == noted
    return Verified(met, last, None if met == store.count(session) else met + 1, is_known)
