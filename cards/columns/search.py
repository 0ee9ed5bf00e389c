"""Searches a drawer: which cards are qualified and possible, the first of them, and the counts.

The order is that of `cards.matching`: tier, low end, high end and coverage descending, then the
card number. A test holds both to the same answers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from cards.columns.contenders import contenders
from cards.columns.drawer import Drawer
from cards.columns.facets import Chosen, Share
from cards.columns.lens import Mask, Ranks
from cards.columns.places import Place, behind, first_by
from cards.columns.points import Floats
from cards.columns.scores import Scores, scores
from cards.columns.selection import Selection, Words, selection
from cards.matching import Tier
from cards.requirement import Question, Requirement


@dataclass(frozen=True, slots=True)
class Sorting:
    """By the answer to a question instead of the score, within each tier; unknown comes last."""

    question: Question
    descending: bool = True


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a page of answers ended, so that the next one begins behind it."""

    tier: Tier
    place: Place


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for; without requirements every card is qualified, in the order of numbers.

    `words` filter as `cards.words.contains` does, `chosen` by facets. `only` leaves all tiers out
    but these. The answer has the first `most` cards behind `after`.
    """

    requirements: tuple[Requirement, ...] = ()
    words: Words = ()
    chosen: Chosen = field(default_factory=dict)
    only: tuple[Tier, ...] = tuple(Tier)
    most: int = 20
    after: Mark | None = None
    sorting: Sorting | None = None


@dataclass(frozen=True, slots=True)
class Ranked:
    """A card in its place; `keys` descend within a tier."""

    number: str
    tier: Tier
    low: float
    high: float
    coverage: float
    keys: tuple[float, ...]

    @property
    def order(self) -> tuple[object, ...]:
        """Sorts answers of several drawers into one list."""
        return self.tier.rank, tuple(-key for key in self.keys), self.number

    @property
    def mark(self) -> Mark:
        """Where a page that ends with this card ended."""
        return Mark(self.tier, Place(self.keys, self.number))


@dataclass(frozen=True, slots=True)
class Tally:
    """How many cards are in each tier, with all filters."""

    qualified: int
    possible: int
    excluded: int

    @property
    def total(self) -> int:
        return self.qualified + self.possible + self.excluded


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a query."""

    cards: Sequence[Ranked]
    tally: Tally
    facets: Mapping[str, Mapping[str, Share]]


def search(drawer: Drawer, query: Query) -> Found:
    """The answer of one drawer."""
    return _Search(drawer, query).found()


class _Search:
    """The order in which a drawer answers a query."""

    def __init__(self, drawer: Drawer, query: Query) -> None:
        self._drawer, self._query = drawer, query
        self._selection = _selected(drawer, query)

    def found(self) -> Found:
        counts = self._selection.counts
        tally = Tally(counts[Tier.QUALIFIED], counts[Tier.POSSIBLE], counts[Tier.EXCLUDED])
        return Found(self._first(), tally, self._selection.shares())

    def _first(self) -> list[Ranked]:
        found: list[Ranked] = []
        for tier in self._query.only:
            after = self._query.after
            left = self._query.most - len(found)
            if left > 0 and (after is None or tier.rank >= after.tier.rank):
                found += self._first_of(tier, self._selection.rows(tier), left)
        return found

    def _first_of(self, tier: Tier, rows: Ranks, most: int) -> list[Ranked]:
        """The first `most` of `rows`, all of that tier, behind where the last page ended."""
        after = self._query.after
        if after is None and self._query.sorting is None:
            rows = contenders(self._selection.judged, rows, most, len(self._drawer.segment))
        keys, scored = self._keys(rows)
        if after is not None and after.tier is tier:
            end = np.searchsorted(
                self._drawer.segment.numbers, after.place.number.encode(), "right"
            )
            left = np.flatnonzero(behind(keys, rows < end, after.place))
            rows, keys, scored = rows[left], [key[left] for key in keys], scored.of(left)
        if not len(rows):
            return []
        places = first_by(keys, most)
        return [self._ranked(tier, rows, keys, scored, place) for place in places.tolist()]

    def _keys(self, rows: Ranks) -> tuple[list[Floats], Scores]:
        scored = scores(self._selection.judged, rows)
        sorting = self._query.sorting
        if sorting is None:
            return [scored.low, scored.high, scored.coverage], scored
        lens = self._drawer.lenses.look(sorting.question)
        if sorting.descending:
            return [lens.values[lens.low[rows]]], scored
        return [-lens.values[lens.high[rows]]], scored

    def _ranked(
        self, tier: Tier, rows: Ranks, keys: Sequence[Floats], scored: Scores, place: int
    ) -> Ranked:
        return Ranked(
            self._drawer.segment.numbers[rows[place]].decode(),
            tier,
            float(scored.low[place]),
            float(scored.high[place]),
            float(scored.coverage[place]),
            tuple(float(key[place]) for key in keys),
        )


def base_of(drawer: Drawer, query: Query) -> Mask:
    """Which cards a query is about before any requirement: by its words and facets."""
    return _selected(drawer, query).base()


def rows_of(drawer: Drawer, query: Query, *tiers: Tier) -> Ranks:
    """The cards of these tiers, within the words and facets of `query`."""
    return _selected(drawer, query).rows(*tiers)


def _selected(drawer: Drawer, query: Query) -> Selection:
    return selection(drawer, query.requirements, query.words, query.chosen)
