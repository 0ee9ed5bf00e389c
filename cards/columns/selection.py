"""Which cards of a drawer requirements, words and facets select, whatever their order.

A page asks for the tiers, the nearest misses and the spread of one selection: the last selections
of a drawer are remembered, so that each is made once.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TypeAlias

import numpy as np

from cards.columns.drawer import Drawer
from cards.columns.facets import Chosen, Counts, Share
from cards.columns.judging import judged
from cards.columns.lens import Mask, Ranks
from cards.matching import Tier
from cards.requirement import Requirement

_FEW = 0.12
"""The share of a drawer up to which cards are looked at one by one instead of all at once."""

Words: TypeAlias = tuple[str, ...]
_OPEN = {Tier.QUALIFIED, Tier.POSSIBLE}


class Selection:
    """Requirements, words and facets on one drawer; every step is made when it is first needed."""

    def __init__(
        self, drawer: Drawer, requirements: tuple[Requirement, ...], words: Words, chosen: Chosen
    ) -> None:
        self._drawer, self._words, self._chosen = drawer, words, chosen
        self.judged = [judged(entry, drawer.lenses.look) for entry in requirements]
        self._musts = [entry for entry in self.judged if entry.requirement.is_must]
        self._admitted = drawer.facets.admits(chosen)

    def rows(self, *tiers: Tier) -> Ranks:
        """The rows of these tiers that the chosen facets leave, ascending within each."""
        if set(tiers) == _OPEN:
            return self._admitting(self._open)
        return np.concatenate([self._admitting(self._of_tier(tier)) for tier in tiers])

    def _of_tier(self, tier: Tier) -> Ranks:
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
        return rows

    def _admitting(self, rows: Ranks) -> Ranks:
        if not self._chosen:
            return rows
        return rows[self._admitted[self._drawer.facets.of_row[rows]]]

    def base(self) -> Mask:
        """Which cards it is about before any requirement: by words and facets."""
        admitted: Mask = self._admitted[self._drawer.facets.of_row]
        return self._base & admitted

    @cached_property
    def counts(self) -> dict[Tier, int]:
        """How many cards are in each tier, with all filters."""
        open_, qualified = self._counts
        kept = int(qualified[self._admitted].sum())
        possible = int(open_[self._admitted].sum()) - kept
        excluded = int(self._sizes[self._admitted].sum()) - kept - possible
        return {Tier.QUALIFIED: kept, Tier.POSSIBLE: possible, Tier.EXCLUDED: excluded}

    def shares(self) -> Mapping[str, Mapping[str, Share]]:
        """The cards behind each word of each facet."""
        return self._drawer.facets.shares(*self._counts, self._chosen)

    @cached_property
    def _with_words(self) -> Ranks | None:
        """The rows that the words find, None where no words filter."""
        if not self._words:
            return None
        return self._drawer.words.rows(self._words).astype(np.intp)

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
        is_in = self._drawer.is_in
        if self._with_words is None:
            return np.ones(len(self._drawer.segment), bool) if is_in is None else is_in
        base = np.zeros(len(self._drawer.segment), bool)
        base[self._with_words] = True
        return base if is_in is None else base & is_in

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


def selection(
    drawer: Drawer, requirements: tuple[Requirement, ...], words: Words, chosen: Chosen
) -> Selection:
    """The selection, made now or remembered by its drawer."""
    key = requirements, words, tuple(sorted((facet, chosen[facet]) for facet in chosen))
    made: Selection = drawer.selections.recall(
        key, lambda: Selection(drawer, requirements, words, chosen)
    )
    return made
