"""Who did what, when and from where: recorded with what was done, and provable afterwards."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from catalogue.db import at_end
from catalogue.models.base import now
from catalogue.services.actor import Actor, require_administrator
from catalogue.store import audit as store
from catalogue.store.audit import Act, Entry

PAGE = 100


@dataclass(frozen=True, slots=True)
class Verified:
    """What a check of the record found: how many entries hold, the hash of the last of these, and
    the number of the first that does not."""

    entries: int
    head: str
    broken_at: int | None

    @property
    def is_well(self) -> bool:
        return self.broken_at is None


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
    at_end(session, lambda ending: _append(ending, act))


def _append(session: Session, act: Act) -> None:
    store.append(session, act)


def page(
    session: Session, actor: Actor, before: int | None = None, **equal: str | int | None
) -> Sequence[Entry]:
    """The newest entries before `before`; `equal` narrows by `who`, `kind`, `object`, `action`.

    Raises Forbidden.
    """
    require_administrator(actor)
    return store.before(session, before, PAGE, **equal)


def verify(session: Session) -> Verified:
    """Whether every entry is as it was written, none is missing and none is too many."""
    met, head = 0, store.FIRST
    for entry in store.walk(session):
        expected = store.chained(entry.n, entry.act, head)
        if (entry.n, entry.previous_hash, entry.hash) != (met + 1, head, expected):
            return Verified(met, head, met + 1)
        met, head = entry.n, entry.hash
    return Verified(met, head, None if met == store.count(session) else met + 1)
