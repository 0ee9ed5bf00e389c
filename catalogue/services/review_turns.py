"""Which submission comes next: of those that wait and that the reviewer may decide about."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from catalogue.services.actor import Actor
from catalogue.services.reviews import QueueFilter, queue
from catalogue.store.cards import RevisionView


@dataclass(frozen=True, slots=True)
class Turns:
    """The ids of the submissions before and behind one in the queue, which of the others comes
    first, and how many others wait."""

    previous: int | None
    next: int | None
    first: int | None
    others: int

    @property
    def onward(self) -> int | None:
        """What to go on with when this one is decided."""
        return self.next or self.first


def turns(session: Session, actor: Actor, revision: RevisionView, wanted: QueueFilter) -> Turns:
    """Where a submission, which may be decided by now, stands among those that are looked for.

    Raises Forbidden.
    """
    found = queue(session, actor, replace(wanted, is_mine=True))
    others = [entry for entry in found if entry.id != revision.id]
    before = [entry.id for entry in others if _place(entry) < _place(revision)]
    behind = [entry.id for entry in others[len(before) :]]
    first = others[0].id if others else None
    return Turns(before[-1] if before else None, behind[0] if behind else None, first, len(others))


def _place(revision: RevisionView) -> tuple[str, int]:
    """The place in the queue; what was called back stands before all others."""
    at = revision.submitted_at
    return at.isoformat() if at else "", revision.id
