"""The large drawer of the index with the revisions in it, read from the database in one go.

No document is read, and no row becomes an object of its own: at a million cards that is what
makes a start quick.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.orm import Session

from cards.columns.drawer import Drawer, LensKeeper
from cards.columns.facets import FACETS, Combination, FacetTable
from cards.columns.index import Entry
from cards.columns.points import LAYOUT, POINT, Stroke, Vector, curves_from, points_from
from cards.columns.segment import build_segment
from cards.columns.states import StateTable
from cards.columns.words import WordIndex
from catalogue.store import condition_states, index_rows
from catalogue.store.index_rows import IndexRow


class IndexUntrusted(Exception):
    """The index does not hold what is published; search has to ask the database instead."""


@dataclass(frozen=True, slots=True, eq=False)
class Base:
    """All published cards as of the change `pub_seq`, under the mark that was then valid.

    `revisions` has the id of the revision of each row; without cards there is no drawer.
    """

    mark: str
    pub_seq: int
    states: StateTable
    drawer: Drawer | None
    revisions: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.revisions)


def load_base(session: Session, mark: str, pub_seq: int) -> Base:
    """The base that the session sees. Raises IndexUntrusted where vectors are of another
    vocabulary, and ValueError where they are damaged."""
    states = StateTable(condition_states.stored_from(session, 0))
    gathered = _Gathered()
    with closing(index_rows.current(session)) as rows:
        words = WordIndex.of(gathered.take(rows))
    return Base(
        mark, pub_seq, states, gathered.drawer(states, words), np.array(gathered.revisions, "i8")
    )


def entry_of(row: IndexRow) -> Entry | None:
    """The card as the small drawer takes it; None for one that readers do not see, or that cannot
    be read. Raises as `load_base` does."""
    if not row.is_current or row.layout is None:
        return None
    _require_layout(row)
    vector = Vector(points_from(row.points), tuple(curves_from(row.curves)))
    return Entry(row.number, vector, combination_of(row), row.search_text)


def combination_of(row: IndexRow) -> Combination:
    """The words of the card in the order of FACETS."""
    return tuple(getattr(row, facet) for facet in FACETS)


def _require_layout(row: IndexRow) -> None:
    if row.layout != LAYOUT:
        raise IndexUntrusted(f"the vector of {row.number} is of another vocabulary")


class _Gathered:
    """What is gathered of rows that are read once."""

    def __init__(self) -> None:
        self.revisions: list[int] = []
        self._numbers: list[str] = []
        self._lengths: list[int] = []
        self._points = bytearray()
        self._curves: list[tuple[int, list[Stroke]]] = []
        self._combinations: list[Combination] = []
        self._known: dict[Combination, Combination] = {}

    def take(self, rows: Iterator[IndexRow]) -> Iterator[str]:
        """Gather the rows while their texts are taken."""
        for row in rows:
            _require_layout(row)
            if row.curves:
                self._curves.append((len(self._numbers), list(curves_from(row.curves))))
            self.revisions.append(row.revision_id)
            self._numbers.append(row.number)
            self._lengths.append(len(row.points))
            self._points += row.points
            combination = combination_of(row)
            self._combinations.append(self._known.setdefault(combination, combination))
            yield row.search_text

    def drawer(self, states: StateTable, words: WordIndex) -> Drawer | None:
        """The drawer of what was gathered."""
        if not self._numbers:
            return None
        counts, odd = np.divmod(np.array(self._lengths, np.int64), POINT.itemsize)
        if odd.any():
            raise ValueError(f"the vector of {self._numbers[int(odd.argmax())]} is damaged")
        points = np.frombuffer(self._points, POINT)
        segment = build_segment(self._numbers, points, counts, self._curves)
        facets = FacetTable.of(self._combinations)
        return Drawer(segment, facets, words, LensKeeper(segment, states))
