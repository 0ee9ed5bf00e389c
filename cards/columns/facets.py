"""Facets: by which words cards are grouped and filtered, and how many cards stand behind each.

Cards repeat few combinations of these words. Cards are counted once by combination, and all the
rest is arithmetic on the short table of combinations.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

FACETS = ("family", "form", "process", "temper", "evidence", "field", "enterprise")
SEVERAL = frozenset({"field"})
"""Facets of which a card may have several words, or none; they stand in one text."""

Combination = tuple[str, ...]
"""The texts of a card, one for each facet."""
Chosen = Mapping[str, frozenset[str]]
"""Per facet the words of which one must apply; a facet that is left out filters nothing."""
Counts = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Share:
    """How many cards that are not excluded have a word, and how many of them are qualified."""

    open: int
    qualified: int


@dataclass(frozen=True, eq=False)
class FacetTable:
    """The combinations of words in the order of FACETS, and the one of each card."""

    combinations: Sequence[Combination]
    of_row: NDArray[np.intp]

    @classmethod
    def of(cls, rows: Iterable[Combination]) -> FacetTable:
        """The table of cards with these words."""
        numbers: dict[Combination, int] = {}
        places = [numbers.setdefault(row, len(numbers)) for row in rows]
        return cls(list(numbers), np.array(places, np.intp))

    def count(self, rows: NDArray[np.integer]) -> Counts:
        """How many of `rows` have each combination."""
        return np.bincount(self.of_row[rows], minlength=len(self.combinations))

    @cached_property
    def sizes(self) -> Counts:
        """How many cards have each combination."""
        return np.bincount(self.of_row, minlength=len(self.combinations))

    @cached_property
    def _coded(self) -> tuple[tuple[list[str], NDArray[np.intp]], ...]:
        """For each facet its texts, and which of them stands in each combination."""
        coded = []
        for place in range(len(FACETS)):
            numbers: dict[str, int] = {}
            codes = [numbers.setdefault(entry[place], len(numbers)) for entry in self.combinations]
            coded.append((list(numbers), np.array(codes, np.intp)))
        return tuple(coded)

    def admits(self, chosen: Chosen) -> NDArray[np.bool_]:
        """Which combinations the chosen words let through."""
        admitted = np.ones(len(self.combinations), bool)
        for facet, wanted in chosen.items():
            texts, codes = self._coded[FACETS.index(facet)]
            fitting = [not wanted.isdisjoint(words_of(facet, text)) for text in texts]
            admitted &= np.array(fitting, bool)[codes]
        return admitted

    def shares(
        self, open_: Counts, qualified: Counts, chosen: Chosen
    ) -> dict[str, dict[str, Share]]:
        """Per facet and word the cards behind it, each facet without its own filter."""
        found = {}
        for facet, (texts, codes) in zip(FACETS, self._coded, strict=True):
            others = {key: wanted for key, wanted in chosen.items() if key != facet}
            admitted = self.admits(others) if others else 1
            both = (
                np.bincount(codes, weights=counts * admitted, minlength=len(texts)).tolist()
                for counts in (open_, qualified)
            )
            found[facet] = _by_word(facet, zip(texts, *both, strict=True))
        return found


def words_of(facet: str, text: str) -> Sequence[str]:
    """The words of a facet that a text holds; the empty one where there is none."""
    return (text.split() or [""]) if facet in SEVERAL else [text]


def _by_word(facet: str, counted: Iterable[tuple[str, float, float]]) -> dict[str, Share]:
    """The cards behind each word, of how many are open and qualified by their texts."""
    found: dict[str, Share] = {}
    for text, open_, qualified in counted:
        if open_:
            for word in words_of(facet, text):
                found[word] = _sum(found.get(word, _NONE), Share(int(open_), int(qualified)))
    return found


def added(
    a: Mapping[str, Mapping[str, Share]], b: Mapping[str, Mapping[str, Share]]
) -> dict[str, dict[str, Share]]:
    """The shares of two sets of cards together."""
    total = {facet: dict(words) for facet, words in a.items()}
    for facet, words in b.items():
        own = total.setdefault(facet, {})
        for word, share in words.items():
            own[word] = _sum(own.get(word, _NONE), share)
    return total


_NONE = Share(0, 0)


def _sum(a: Share, b: Share) -> Share:
    return Share(a.open + b.open, a.qualified + b.qualified)
