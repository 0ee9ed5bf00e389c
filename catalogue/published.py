"""The published cards and their index as this process knows them, refreshed by pulling only what
is newer."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from cards.card import Card
from cards.columns.index import Entry, Index
from cards.columns.states import StateTable
from catalogue import snapshot
from catalogue.card_shelf import Cards, Listing, Memory, PublishedCard
from catalogue.db import Database, database_of, is_reading, memory_of
from catalogue.index_base import Base, entry_of, load_base
from catalogue.store import condition_states, index_rows, marks
from catalogue.store.index_rows import IndexRow

__all__ = ["Cards", "PublishedCard", "Shelf", "contents", "published_cards"]

log = structlog.get_logger(__name__)

MOST_CHANGES = 2000
MOST_SHARE = 0.02
"""How many cards, or which share of all, may lie beside the large drawer before it is made anew."""
MOST_HOLDINGS = 4
"""How many states of the index are kept for sessions that began before the last change."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """All published cards by number, and their index, as of the change `pub_seq`.

    Without `index` search asks the database (`catalogue.store.sql_search`).
    """

    pub_seq: int
    cards: Cards
    index: Index | None


def contents(cards: Mapping[str, PublishedCard]) -> Mapping[str, Card]:
    """What the cards say, by number."""
    return {number: entry.card for number, entry in cards.items()}


@dataclass(frozen=True, slots=True)
class _Change:
    """What became of a card; None in both where readers do not see it any more."""

    pub_seq: int
    entry: Entry | None
    revision_id: int | None


@dataclass(frozen=True, slots=True, eq=False)
class _Holding:
    """A base with what changed since, as of the change `pub_seq`."""

    base: Base
    pub_seq: int
    changes: Mapping[str, _Change]
    index: Index
    listing: Listing

    @property
    def is_large(self) -> bool:
        """Whether so much has changed that the base is to be made anew."""
        return len(self.changes) > max(MOST_CHANGES, MOST_SHARE * len(self.base))


class _Keeper:
    """Keeps the newest states of the index; readers wait for one another only while it is made."""

    def __init__(self) -> None:
        self.holdings: deque[_Holding] = deque(maxlen=MOST_HOLDINGS)
        self.memory = Memory()
        self.renewing = threading.Lock()
        self.settling = threading.Lock()
        self.failed_at: tuple[str, int] | None = None

    def newest(self, mark: str, pub_seq: int) -> _Holding | None:
        """The newest state that is not newer than that change."""
        fitting = [
            entry
            for entry in self.holdings.copy()
            if entry.base.mark == mark and entry.pub_seq <= pub_seq
        ]
        return max(fitting, key=lambda entry: entry.pub_seq, default=None)


def catalogue_standing(session: Session) -> tuple[str, int]:
    """What answers depend on beside the question: the mark of the index, and the last change."""
    return marks.newest(session)


def published_cards(session: Session) -> Shelf:
    """The published cards as the session sees them."""
    keeper: _Keeper = memory_of(session).setdefault("published", _Keeper())
    mark, pub_seq = marks.newest(session)
    memory = keeper.memory if is_reading(session) else Memory(keeper.memory)
    holding = _trusted(session, keeper, mark, pub_seq)
    if holding is None:
        return Shelf(pub_seq, Cards(_listing(session), session, memory), None)
    return Shelf(holding.pub_seq, Cards(holding.listing, session, memory), holding.index)


def _trusted(session: Session, keeper: _Keeper, mark: str, pub_seq: int) -> _Holding | None:
    """The state of the index that the session sees, None where there is none to be trusted."""
    if not mark or keeper.failed_at == (mark, pub_seq):
        return None
    try:
        if is_reading(session):
            return _kept(session, keeper, mark, pub_seq)
        # What a transaction publishes may be rolled back: it is seen here, and not kept.
        return _made(session, keeper.newest(mark, pub_seq), mark, pub_seq)
    except SQLAlchemyError:
        raise
    except Exception:
        log.exception("index not usable, the database answers instead", pub_seq=pub_seq)
        if is_reading(session):
            keeper.failed_at = (mark, pub_seq)
        return None


def _kept(session: Session, keeper: _Keeper, mark: str, pub_seq: int) -> _Holding:
    known = keeper.newest(mark, pub_seq)
    if known is None or known.pub_seq < pub_seq:
        with keeper.renewing:
            former = keeper.newest(mark, pub_seq)
            known = _made(session, former, mark, pub_seq)
            if known is not former:
                keeper.holdings.append(known)
    if known.is_large and keeper.settling.acquire(blocking=False):
        # Nobody waits: what there is answers as well, only not as quickly.
        settling = threading.Thread(
            target=_settle, args=(database_of(session), keeper), daemon=True, name="settling"
        )
        settling.start()
    return known


def _made(session: Session, former: _Holding | None, mark: str, pub_seq: int) -> _Holding:
    """The state that the session sees, made of a former one where there is one."""
    if former is None:
        base = snapshot.load(session, mark, pub_seq) or _loaded(session, mark, pub_seq)
        former = _holding(base, base.states, base.pub_seq, {})
    if former.pub_seq == pub_seq:
        return former
    most = max(MOST_CHANGES, int(MOST_SHARE * len(former.base)))
    rows = index_rows.changed(session, former.pub_seq, most + 1)
    if len(rows) > most:
        base = _loaded(session, mark, pub_seq)
        return _holding(base, base.states, pub_seq, {})
    states = _states(session, former.base.states)
    changes = {**former.changes, **{row.number: _change(row) for row in rows}}
    return _holding(former.base, states, rows[-1].pub_seq, changes)


def _settle(database: Database, keeper: _Keeper) -> None:
    """Make one drawer of all cards, of which later states are made as well."""
    try:
        with database.reading() as session:
            base = _loaded(session, *marks.newest(session))
        with keeper.renewing:
            newer = [entry for entry in keeper.holdings if entry.pub_seq > base.pub_seq]
            keeper.holdings.clear()
            settled = _holding(base, base.states, base.pub_seq, {})
            keeper.holdings.extend([settled, *(_on(base, entry) for entry in newer)])
    except Exception:
        log.exception("index not made anew, the former one stays")
    finally:
        keeper.settling.release()


def _on(base: Base, newer: _Holding) -> _Holding:
    """A newer state on that base."""
    changes = {
        number: change for number, change in newer.changes.items() if change.pub_seq > base.pub_seq
    }
    for state in newer.base.states.states[len(base.states) :]:
        base.states.number(state)
    return _holding(base, base.states, newer.pub_seq, changes)


def _loaded(session: Session, mark: str, pub_seq: int) -> Base:
    base = load_base(session, mark, pub_seq)
    if is_reading(session):
        snapshot.write_soon(database_of(session), base)
    return base


def _holding(
    base: Base, states: StateTable, pub_seq: int, changes: Mapping[str, _Change]
) -> _Holding:
    numbers = list(changes)
    kept = [] if base.drawer is None else [base.drawer.without(numbers)]
    newest = [change.entry for change in changes.values() if change.entry is not None]
    listed = np.array([], "S1") if base.drawer is None else base.drawer.segment.numbers
    revisions = {number: change.revision_id for number, change in changes.items()}
    listing = Listing(listed, base.revisions, revisions)
    return _Holding(base, pub_seq, changes, Index(states, kept, newest), listing)


def _change(row: IndexRow) -> _Change:
    entry = entry_of(row)
    return _Change(row.pub_seq, entry, None if entry is None else row.revision_id)


def _states(session: Session, known: StateTable) -> StateTable:
    """The states that the session sees. Those of a transaction may be rolled back, and their
    numbers given to others."""
    states = known if is_reading(session) else StateTable(known.states)
    for state in condition_states.stored_from(session, len(states)):
        states.number(state)
    return states


def _listing(session: Session) -> Listing:
    """The listing without an index."""
    found = index_rows.revisions(session)
    numbers = np.array([number.encode() for number, _ in found], "S")
    return Listing(numbers, np.array([revision for _, revision in found], np.int64), {})


def index_of_vectors(session: Session) -> tuple[Base, Index]:
    """The index made anew of what is stored, beside the one that is kept. Raises as `load_base`."""
    mark, pub_seq = marks.newest(session)
    base = load_base(session, mark, pub_seq)
    return base, _holding(base, base.states, pub_seq, {}).index


def index_of_snapshot(session: Session) -> Index | None:
    """The index made of the newest snapshot and what changed since, where there is a snapshot."""
    mark, pub_seq = marks.newest(session)
    base = snapshot.load(session, mark, pub_seq)
    if base is None:
        return None
    former = _holding(base, base.states, base.pub_seq, {})
    return _made(session, former, mark, pub_seq).index
