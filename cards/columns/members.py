"""Which of some cards answer a query, without ranking any."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from cards.columns.index import Index
from cards.columns.search import Query, rows_of
from cards.matching import Tier


def among(index: Index, query: Query, numbers: Iterable[str], *tiers: Tier) -> frozenset[str]:
    """Those of the cards that are in one of these tiers, within the words and facets of the
    query."""
    wanted = list(numbers)
    found: set[str] = set()
    for drawer in index.drawers:
        rows = {number: drawer.segment.row_of(number) for number in wanted}
        there = {number: row for number, row in rows.items() if row is not None}
        inside = np.isin(list(there.values()), rows_of(drawer, query, *tiers))
        found.update(number for number, is_in in zip(there, inside, strict=True) if is_in)
    return frozenset(found)
