"""The index over all published cards: one large drawer, and a small one with what changed since.

A change takes cards out of the large drawer and puts them into the small one; nothing large is
written. When the small drawer has grown, both are made one again. Answers of several drawers are
merged, so that readers never see the difference.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from cards.columns.drawer import Drawer
from cards.columns.facets import Combination, added
from cards.columns.points import Vector
from cards.columns.search import Found, Query, Tally, search
from cards.columns.segment import build_segment
from cards.columns.states import StateTable


@dataclass(frozen=True, slots=True)
class Entry:
    """A card as the index holds it."""

    number: str
    vector: Vector
    combination: Combination
    text: str


class Index:
    """The cards of some drawers, each card in one of them."""

    def __init__(
        self, states: StateTable, drawers: Sequence[Drawer] = (), newest: Sequence[Entry] = ()
    ) -> None:
        self.states = states
        self._kept = tuple(drawers)
        self._newest = {entry.number: entry for entry in newest}
        self.drawers = (*self._kept, *self._small())

    def _small(self) -> Iterable[Drawer]:
        if self._newest:
            yield drawer_of([self._newest[number] for number in sorted(self._newest)], self.states)

    def __len__(self) -> int:
        return sum(map(len, self.drawers))

    def __contains__(self, number: str) -> bool:
        return any(number in drawer for drawer in self.drawers)

    @property
    def changed(self) -> int:
        """How many cards lie in the small drawer."""
        return len(self._newest)

    def changed_to(self, changes: Mapping[str, Entry | None]) -> Index:
        """The index with these cards as they are now, None for those that are gone."""
        kept = [drawer.without(list(changes)) for drawer in self._kept]
        newest = {**self._newest, **changes}
        return Index(self.states, kept, [entry for entry in newest.values() if entry is not None])

    def search(self, query: Query) -> Found:
        """The answer to a query, over all drawers."""
        parts = [search(drawer, query) for drawer in self.drawers]
        if len(parts) == 1:
            return parts[0]
        total = Found([], Tally(0, 0, 0), {})
        for part in parts:
            tally = Tally(
                total.tally.qualified + part.tally.qualified,
                total.tally.possible + part.tally.possible,
                total.tally.excluded + part.tally.excluded,
            )
            total = Found([], tally, added(total.facets, part.facets))
        merged = heapq.merge(*(part.cards for part in parts), key=lambda card: card.order)
        return Found(list(islice(merged, query.most)), total.tally, total.facets)


def drawer_of(entries: Sequence[Entry], states: StateTable) -> Drawer:
    """The drawer of entries with ascending numbers."""
    vectors = [entry.vector for entry in entries]
    counts = np.array([len(vector.points) for vector in vectors], np.int64)
    points = np.concatenate([vector.points for vector in vectors])
    curves = [(row, vector.curves) for row, vector in enumerate(vectors) if vector.curves]
    segment = build_segment([entry.number for entry in entries], points, counts, curves)
    return Drawer.of(
        segment,
        states,
        (entry.combination for entry in entries),
        (entry.text for entry in entries),
    )
