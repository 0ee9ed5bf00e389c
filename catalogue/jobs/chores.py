"""What a worker does from time to time without being asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import structlog

from catalogue.db import Database
from catalogue.models.base import now

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Chore:
    """Something to do every so often; several workers may do it at once without harm."""

    name: str
    every: timedelta
    do: Callable[[Database], object]


@dataclass
class Chores:
    """The chores of one worker, and when each was done last."""

    chores: Sequence[Chore] = ()
    done_at: dict[str, datetime] = field(default_factory=dict)

    def do_when_due(self, database: Database) -> None:
        """Do what is due; what fails is told in the log and tried again when it is due again."""
        for chore in self.chores:
            last = self.done_at.get(chore.name)
            if last is not None and now() - last < chore.every:
                continue
            self.done_at[chore.name] = now()
            try:
                chore.do(database)
            except Exception:
                log.exception("chore failed", chore=chore.name)
