"""Prints the sheets of cards as soon as they are published, so that no reader waits for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import structlog

from catalogue.db import Database
from catalogue.jobs.chores import Chore
from catalogue.pdf.render import CARD_LIMITS, PrintFailed, print_apart
from catalogue.pdf.views import sheet_of
from catalogue.published import published_cards
from catalogue.services.card_views import card_view
from catalogue.services.changes import changes_since
from catalogue.services.scenarios import scenarios_for_card
from schemas.sheet_parts import Sheet

EVERY = timedelta(seconds=5)
AT_ONCE = 4
"""How many changes are looked at in one turn; the jobs that somebody waits for come between."""

MANY = 40
"""More than that at once come from an import; they are printed when somebody wants them."""

log = structlog.get_logger(__name__)


@dataclass
class NewSheets:
    """Follows the publications from its first turn on; `base_url` is where permalinks lead."""

    kept: Path
    base_url: str
    seen: int | None = None

    def __call__(self, database: Database) -> None:
        """Print what was published since the last turn, in both languages."""
        sheets = self._due(database)
        if not sheets:
            return
        try:
            print_apart("catalogue.pdf.sheets:keep_sheets", sheets, self.kept, limits=CARD_LIMITS)
        except PrintFailed as failed:
            # Whoever wants such a sheet prints it, and is told.
            log.warning("sheets of new cards not printed", reason=failed.reason)

    def _due(self, database: Database) -> list[Sheet]:
        with database.reading() as session:
            newest = published_cards(session).pub_seq
            waiting = [] if self.seen is None else changes_since(session, self.seen, MANY + 1)
            changes = [] if len(waiting) > MANY else waiting[:AT_ONCE]
            self.seen = changes[-1].pub_seq if changes else newest
            current = [change.number for change in changes if not change.is_withdrawn]
            return [
                sheet_of(
                    card_view(session, number), self.base_url, scenarios_for_card(session, number)
                )
                for number in current
            ]


def printing_new_sheets(kept: Path, base_url: str) -> Chore:
    """The chore of printing what is published, into that folder."""
    return Chore("sheets of new cards", EVERY, NewSheets(kept, base_url))
