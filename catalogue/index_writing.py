"""Writes what the index reads of cards that are published already: after a migration, after a
restore, and where the vocabulary has changed.

The work is done in batches, each in a transaction of its own. Who is stopped on the way loses one
batch; what was done is not done again.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

import structlog
from sqlalchemy import update
from sqlalchemy.orm import Session

from cards.columns.points import LAYOUT
from cards.errors import CardRefused
from cards.scenario import Scenario
from catalogue.db import Database
from catalogue.models import PublishedRow
from catalogue.store import counters, index_rows, marks, publications, scenarios, vectors
from catalogue.store.condition_states import StateNumbers
from catalogue.store.index_rows import Unfinished
from schemas.draft import load_card

log = structlog.get_logger(__name__)

BATCH = 200


def complete(database: Database) -> int:
    """Write what is missing, if anything is; of how many cards."""
    with database.reading() as session:
        mark, _ = marks.newest(session)
    return 0 if mark else _write(database)


def rewrite(database: Database) -> int:
    """Write everything anew, also what seems right; of how many cards."""
    with database.transaction() as session:
        counters.hold(session, counters.PUBLICATIONS)
        marks.forget(session)
        vectors.distrust_all(session)
    return _write(database)


def _write(database: Database) -> int:
    """Write the cards without a vector of this vocabulary, then mark the index as complete."""
    count, after = 0, -1
    while True:
        with database.transaction() as session:
            # Nobody publishes meanwhile: states are numbered, and no newer vector is overwritten.
            counters.hold(session, counters.PUBLICATIONS)
            found = index_rows.unfinished(session, LAYOUT, after, BATCH)
            if not found:
                marks.renew(session)
                return count
            states = StateNumbers(session)
            wanted = scenarios.current_contents(session)
            count += sum(_write_card(session, entry, states, wanted) for entry in found)
        after = found[-1].card_id


def _write_card(
    session: Session, entry: Unfinished, states: StateNumbers, wanted: Sequence[Scenario]
) -> bool:
    """Whether the card could be read; one that cannot has no vector, and is in no index."""
    try:
        card = load_card(json.loads(entry.document))
    except CardRefused as refused:
        # One card that a later vocabulary cannot read must not take the search away from all.
        log.warning("published card unreadable", card=entry.number, problems=refused.problems)
        vectors.remove(session, entry.card_id)
        return False
    columns = publications.projection(entry.number, entry.enterprise, card, wanted)
    session.execute(
        update(PublishedRow).where(PublishedRow.card_id == entry.card_id).values(**columns)
    )
    vectors.write(session, entry.card_id, card, states)
    return True
