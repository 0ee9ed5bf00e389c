"""Searches a drawer: which cards are qualified and possible, the first of them, and the counts.

The order is that of `cards.matching`: tier, low end, high end and coverage descending, then the
card number. A test holds both to the same answers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias

import numpy as np

from cards.columns.contenders import contenders
from cards.columns.drawer import Drawer
from cards.columns.facets import Chosen, Counts, Share
from cards.columns.judging import judged
from cards.columns.lens import Mask, Ranks
from cards.columns.places import Place, behind, first_by
from cards.columns.points import Floats
from cards.columns.scores import Scores, scores
from cards.matching import Tier
from cards.requirement import Question, Requirement

_FEW = 0.12
"""The share of a drawer up to which cards are looked at one by one instead of all at once."""

Words: TypeAlias = tuple[str, ...]


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
    facets: dict[str, dict[str, Share]]


def search(drawer: Drawer, query: Query) -> Found:
    """The answer of one drawer."""
    return _Search(drawer, query).found()


class _Search:
    """One query on one drawer; every step is made when it is first needed."""

    def __init__(self, drawer: Drawer, query: Query) -> None:
        self._drawer, self._query = drawer, query
        look = drawer.lenses.look
        self._judged = [judged(entry, look) for entry in query.requirements]
        self._musts = [entry for entry in self._judged if entry.requirement.is_must]
        self._admitted = drawer.facets.admits(query.chosen)

    def found(self) -> Found:
        open_, qualified = self._counts
        kept = int(qualified[self._admitted].sum())
        possible = int(open_[self._admitted].sum()) - kept
        excluded = int(self._sizes[self._admitted].sum()) - kept - possible
        return Found(
            self._first(),
            Tally(kept, possible, excluded),
            self._drawer.facets.shares(open_, qualified, self._query.chosen),
        )

    @cached_property
    def _with_words(self) -> Ranks | None:
        """The rows that the words find, None where no words filter."""
        if not self._query.words:
            return None
        return self._drawer.words.rows(self._query.words).astype(np.intp)

    @cached_property
    def _sizes(self) -> Counts:
        """How many cards of each combination the words leave."""
        if self._with_words is None and self._drawer.is_in is None:
            return self._drawer.facets.sizes
        return self._drawer.facets.count(np.flatnonzero(self._base))

    @cached_property
    def _counts(self) -> tuple[Counts, Counts]:
        """How many open cards have each combination, and how many qualified ones."""
        facets = self._drawer.facets
        open_ = facets.count(self._open)
        is_all = len(self._open) == len(self._qualified)
        return open_, open_ if is_all else facets.count(self._qualified)

    @cached_property
    def _base(self) -> Mask:
        return with_words(self._drawer, self._with_words)

    @cached_property
    def _few(self) -> Ranks | None:
        """Few rows among which all are that fail no must, where some way leads to few."""
        few = _FEW * len(self._drawer.segment)
        words = self._with_words
        if words is not None and len(words) <= few:
            return self._there(words)
        ways = [(entry.open_count(), entry) for must in self._musts for entry in must.sights]
        count, way = min(ways, key=lambda found: found[0], default=(few + 1, None))
        if way is None or count > few:
            return None
        rows = self._there(way.open_rows())
        return rows if words is None else rows[self._base[rows]]

    def _there(self, rows: Ranks) -> Ranks:
        is_in = self._drawer.is_in
        return rows if is_in is None else rows[is_in[rows]]

    @cached_property
    def _tiers(self) -> tuple[Ranks, Ranks]:
        """The rows that fail no must, and the ones among them that pass all; facets aside."""
        few = self._few
        if few is None:
            every = slice(None)
            fails, passes = ~self._base, self._base.copy()
        else:
            every = few  # type: ignore[assignment]
            fails, passes = np.zeros(len(few), bool), np.ones(len(few), bool)
        for must in self._musts:
            fails |= must.fails(every)
            passes &= must.passes(every)
        open_, qualified = np.flatnonzero(~fails), np.flatnonzero(passes)
        return (open_, qualified) if few is None else (few[open_], few[qualified])

    @property
    def _open(self) -> Ranks:
        return self._tiers[0]

    @property
    def _qualified(self) -> Ranks:
        return self._tiers[1]

    def rows(self, tier: Tier) -> Ranks:
        """The rows of a tier that the chosen facets leave, ascending."""
        if tier is Tier.QUALIFIED:
            rows = self._qualified
        elif tier is Tier.POSSIBLE:
            left = np.zeros(len(self._drawer.segment), bool)
            left[self._open] = True
            left[self._qualified] = False
            rows = np.flatnonzero(left)
        else:
            base = self._base.copy()
            base[self._open] = False
            rows = np.flatnonzero(base)
        if not self._query.chosen:
            return rows
        return rows[self._admitted[self._drawer.facets.of_row[rows]]]

    def _first(self) -> list[Ranked]:
        found: list[Ranked] = []
        for tier in self._query.only:
            after = self._query.after
            left = self._query.most - len(found)
            if left > 0 and (after is None or tier.rank >= after.tier.rank):
                found += self._first_of(tier, self.rows(tier), left)
        return found

    def _first_of(self, tier: Tier, rows: Ranks, most: int) -> list[Ranked]:
        """The first `most` of `rows`, all of that tier, behind where the last page ended."""
        after = self._query.after
        if after is None and self._query.sorting is None:
            rows = contenders(self._judged, rows, most, len(self._drawer.segment))
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
        scored = scores(self._judged, rows)
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


def with_words(drawer: Drawer, rows: Ranks | None) -> Mask:
    """Which cards are there and, unless `rows` is None, among these; facets aside."""
    is_in = drawer.is_in
    if rows is None:
        return np.ones(len(drawer.segment), bool) if is_in is None else is_in
    base = np.zeros(len(drawer.segment), bool)
    base[rows] = True
    return base if is_in is None else base & is_in


def base_of(drawer: Drawer, query: Query) -> Mask:
    """Which cards a query is about before any requirement: by its words and facets."""
    rows = drawer.words.rows(query.words).astype(np.intp) if query.words else None
    admitted: Mask = drawer.facets.admits(query.chosen)[drawer.facets.of_row]
    return with_words(drawer, rows) & admitted


def rows_of(drawer: Drawer, query: Query, *tiers: Tier) -> Ranks:
    """The cards of these tiers, within the words and facets of `query`."""
    asked = _Search(drawer, query)
    return np.concatenate([asked.rows(tier) for tier in tiers])
