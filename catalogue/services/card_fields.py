"""Keeps the fields of application of published cards true when a scenario changes.

A field is written with a publication (`catalogue.store.publications`). Here the cards are found
whose fields a changed scenario moves: by a search for its musts, without reading a document.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy.orm import Session

from cards.columns.search import Query
from cards.fields import musts_of
from cards.matching import Tier
from cards.scenario import Field
from catalogue.db import at_end
from catalogue.services.ranking import ranking_of
from catalogue.store import counters, index_rows, marks, scenarios

_CHANGED = "fields of changed scenarios"


def scenario_changed(session: Session, *fields: Field) -> None:
    """Write the fields of all cards anew before the transaction ends, once for all changes."""
    changed: set[Field] = session.info.setdefault(_CHANGED, set())
    if not changed:
        at_end(session, _refresh)
    changed.update(fields)


def _refresh(session: Session) -> None:
    changed: set[Field] = session.info.pop(_CHANGED)
    # Nobody publishes meanwhile: a card is judged either here or by the new scenarios.
    counters.hold(session, counters.PUBLICATIONS)
    members = {field: _members(session, field) for field in changed}
    moved = {
        card_id: fields
        for card_id, number, former in index_rows.fields(session)
        if (fields := _with(former, number, members)) != former
    }
    if moved:
        index_rows.write_fields(session, moved)
        if marks.newest(session)[0]:
            # What processes and snapshots remember of these cards is of no use any more.
            marks.renew(session)


def _members(session: Session, field: Field) -> frozenset[str]:
    """The numbers of the cards that meet every must of one of the scenarios of a field."""
    found: set[str] = set()
    for entry in scenarios.current_contents(session):
        musts = musts_of(entry)
        if entry.field is field and musts:
            query = Query(musts, only=(Tier.QUALIFIED,), most=1)
            ranking = ranking_of(session, query)
            every = Query(musts, only=(Tier.QUALIFIED,), most=ranking.tally.qualified)
            found |= {card.number for card in ranking.ask(every).cards}
    return frozenset(found)


def _with(former: str, number: str, members: Mapping[Field, frozenset[str]]) -> str:
    """The fields of a card after those that are in question were looked at again."""
    kept = set(former.split()) - {field.value for field in members}
    now = kept | {field.value for field, numbers in members.items() if number in numbers}
    return " ".join(field.value for field in Field if field.value in now)
