"""What the catalogue, not the card, says at the head of a sheet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cards.revision import RevisionState
from cards.wording import Wording

LITERATURE = "LITERATURE"
"""Code of the editorial publisher, whose cards are compiled from public sources."""


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the history of a card."""

    revision: int
    on: str
    note: str


@dataclass(frozen=True, slots=True)
class Identity:
    """What the catalogue, not the card, knows: number, revision, who issued it and when."""

    number: str
    revision: int
    state: RevisionState
    enterprise: Wording
    enterprise_code: str
    content_hash: str
    permalink: str = ""
    issued: date | None = None
    contact: str = ""
    history: tuple[Change, ...] = ()

    @property
    def is_literature(self) -> bool:
        return self.enterprise_code == LITERATURE

    @property
    def is_draft(self) -> bool:
        """Whether it was never published, which every page of it says."""
        return self.state.is_open or self.state is RevisionState.SUBMITTED
