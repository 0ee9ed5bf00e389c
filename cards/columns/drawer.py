"""One drawer of the catalogue: a segment of cards with its words and facets, ready to be asked.

A drawer never changes but for the cards that were taken out of it, which `is_in` says, and for
the answers to questions that it remembers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from cards.columns.facets import Combination, FacetTable
from cards.columns.lens import Lens, Mask, lens_of
from cards.columns.recent import Recent
from cards.columns.segment import Segment
from cards.columns.states import StateTable
from cards.columns.words import WordIndex
from cards.requirement import Question

MOST_LENSES = 96
MOST_SELECTIONS = 4
"""How many answers and selections are remembered."""


class LensKeeper:
    """Remembers the answers of a segment."""

    def __init__(self, segment: Segment, states: StateTable) -> None:
        self._segment, self._states = segment, states
        self._lenses: Recent[Question, Lens] = Recent(MOST_LENSES)

    def look(self, question: Question) -> Lens:
        """The answers to `question`."""
        return self._lenses.recall(question, lambda: lens_of(self._segment, self._states, question))


@dataclass(frozen=True, slots=True, eq=False)
class Drawer:
    """A segment with what is beside it; `is_in` is None as long as no card was taken out."""

    segment: Segment
    facets: FacetTable
    words: WordIndex
    lenses: LensKeeper
    is_in: Mask | None = field(default=None)
    selections: Recent[Any, Any] = field(default_factory=lambda: Recent(MOST_SELECTIONS))
    """What `cards.columns.selection` remembers of it."""

    @classmethod
    def of(
        cls,
        segment: Segment,
        states: StateTable,
        combinations: Iterable[Combination],
        texts: Iterable[str],
    ) -> Drawer:
        """The drawer of a segment whose cards have these words in the order of the rows."""
        return cls(
            segment, FacetTable.of(combinations), WordIndex.of(texts), LensKeeper(segment, states)
        )

    def __len__(self) -> int:
        """How many cards are in it."""
        return len(self.segment) if self.is_in is None else int(np.count_nonzero(self.is_in))

    def __contains__(self, number: str) -> bool:
        row = self.segment.row_of(number)
        return row is not None and (self.is_in is None or bool(self.is_in[row]))

    def without(self, numbers: Sequence[str]) -> Drawer:
        """The same drawer after these cards were taken out, as far as they are in it."""
        rows = [row for number in numbers if (row := self.segment.row_of(number)) is not None]
        if not rows:
            return self
        left = np.ones(len(self.segment), bool) if self.is_in is None else self.is_in.copy()
        left[rows] = False
        return replace(self, is_in=left, selections=Recent(MOST_SELECTIONS))
