"""Which of many cards can be among the first at all, without the scores of them all."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from cards.columns.judging import Judged, utility_of_values
from cards.columns.lens import Mask, Ranks
from cards.columns.scores import low_ends, scored_of
from cards.requirement import Operator

_MANY = 8192
_SAMPLE = 2048
_MARGIN = 1e-9
"""More than the rounding of a score can make up for."""
_MOST = 4
"""From the fourth part of all cards on it is quicker to look at all of them than to pick."""


def contenders(judgements: Sequence[Judged], rows: Ranks, most: int, size: int) -> Ranks:
    """The cards of `rows`, out of `size`, among which the first `most` by the low end are.

    Of a sample the `most`-th score is reached; who loses more than that on one requirement alone
    is left out, and then who scores less. All are kept where they are few, or nothing is scored.
    """
    scored, total = scored_of(judgements)
    if len(rows) <= _MANY or most > _SAMPLE or not scored:
        return rows
    sample = low_ends(judgements, rows[:: len(rows) // _SAMPLE])
    reached = float(np.partition(sample, len(sample) - most)[len(sample) - most]) - _MARGIN
    wanted = [
        (entry, 1 - (1 - reached) * total / entry.requirement.weight)
        for entry in sorted(scored, key=lambda entry: -entry.requirement.weight)
    ]
    rows = _reaching([(entry, least) for entry, least in wanted if least > 0], rows, size)
    if len(rows) <= _MANY:
        return rows
    return rows[low_ends(judgements, rows) >= reached]


def _reaching(wanted: Sequence[tuple[Judged, float]], rows: Ranks, size: int) -> Ranks:
    """The cards of `rows` that certainly reach the least utility of each requirement."""
    if not wanted or len(rows) * _MOST < size:
        for entry, least in wanted:
            rows = rows[_reaches(entry, rows, least)]
        return rows
    is_kept = np.zeros(size, bool)
    is_kept[rows] = True
    for entry, least in wanted:
        is_kept &= _reaches(entry, slice(None), least)
    return np.flatnonzero(is_kept)


def _reaches(entry: Judged, rows: Ranks | slice, least: float) -> Mask:
    """Which cards reach a utility; of a range with target, which has two sides, that is left
    open."""
    requirement, sight = entry.requirement, entry.sights[0]
    if requirement.target is None:
        return entry.passes(rows)
    low, high = sight.lens.low[rows], sight.lens.high[rows]
    if requirement.operator is Operator.BETWEEN:
        return np.ones(len(low), bool)
    shares = utility_of_values(sight, requirement)
    found: Mask = (
        low >= np.searchsorted(shares, least)
        if requirement.operator is Operator.AT_LEAST
        else high < np.searchsorted(-shares, -least, "right")
    )
    return found
