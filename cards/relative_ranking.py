"""The second view: alternatives ranked relative to one another by TOPSIS, VIKOR and weights.

It is never the score. Every number here depends on which alternatives are in the set: adding or
removing a card may change the order of the others (rank reversal). The score of `cards.matching`
does not, which is why it decides and this does not.

A matrix has a row for each alternative and a column for each criterion, in any units; nothing in
it is unknown. `relative_view` leaves out what is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]
Matrix = NDArray[np.float64]

_ALIKE = 1e-12
"""Differences below this share of a column are rounding."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """A column: its weight ≥ 0 in any proportion, and whether more of it is better."""

    weight: float
    is_benefit: bool


@dataclass(frozen=True, slots=True)
class Compromise:
    """VIKOR: group utility S, individual regret R and index Q, the smaller the better.

    `solution` has the rows of the compromise, the best first: one row where its advantage is
    acceptable (C1: Q₂ − Q₁ ≥ 1/(J − 1)) and its place stable (C2: also best by S or by R).
    """

    s: Vector
    r: Vector
    q: Vector
    has_advantage: bool
    is_stable: bool
    solution: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """One alternative by all three methods, ranks counted from 1 and shared by equals; where the
    weighted properties method does not apply both its entries are None."""

    name: str
    closeness: float
    closeness_rank: int
    q: float
    q_rank: int
    in_compromise: bool
    index: float | None
    index_rank: int | None


@dataclass(frozen=True, slots=True)
class RelativeView:
    """The places, the nearest to the ideal first, and the names left out because one of their
    values is not known: nothing is filled in."""

    places: tuple[Place, ...]
    left_out: tuple[str, ...]
    has_advantage: bool = False
    is_stable: bool = False


def relative_view(
    values: Mapping[str, Sequence[float]], criteria: Sequence[Criterion]
) -> RelativeView:
    """The alternatives by name, each with a value for every criterion (NaN where unknown), by all
    three methods."""
    known = {name: row for name, row in values.items() if not np.isnan(row).any()}
    left_out = tuple(name for name in values if name not in known)
    if not known or not criteria:
        return RelativeView((), left_out)
    matrix = np.array(list(known.values()), dtype=np.float64)
    closeness, compromise = topsis(matrix, criteria), vikor(matrix, criteria)
    indices = weighted_properties(matrix, criteria)
    ranks = (
        _ranks(-closeness),
        _ranks(compromise.q),
        None if indices is None else _ranks(-indices),
    )
    places = (
        Place(
            name=name,
            closeness=float(closeness[row]),
            closeness_rank=ranks[0][row],
            q=float(compromise.q[row]),
            q_rank=ranks[1][row],
            in_compromise=row in compromise.solution,
            index=None if indices is None else float(indices[row]),
            index_rank=None if ranks[2] is None else ranks[2][row],
        )
        for row, name in enumerate(known)
    )
    ordered = tuple(sorted(places, key=lambda place: (place.closeness_rank, place.name)))
    return RelativeView(ordered, left_out, compromise.has_advantage, compromise.is_stable)


def topsis(matrix: Matrix, criteria: Sequence[Criterion]) -> Vector:
    """Closeness to the ideal, 0 … 1, by vector normalisation (C. L. Hwang, K. Yoon 1981; G.-H.
    Tzeng, J.-J. Huang, Multiple Attribute Decision Making, 2011, ch. 5); 1 for all where all are
    alike."""
    lengths = np.sqrt((matrix**2).sum(axis=0))
    scaled = matrix / np.where(lengths > 0, lengths, 1.0) * _weights(criteria) * _signs(criteria)
    from_ideal = np.sqrt(((scaled - scaled.max(axis=0)) ** 2).sum(axis=1))
    from_worst = np.sqrt(((scaled - scaled.min(axis=0)) ** 2).sum(axis=1))
    span = from_ideal + from_worst
    alike = span <= _ALIKE
    return np.where(alike, 1.0, from_worst / np.where(alike, 1.0, span))


def vikor(matrix: Matrix, criteria: Sequence[Criterion], strategy: float = 0.5) -> Compromise:
    """The compromise of `strategy` v between the utility of the group and the regret of the worst
    criterion (S. Opricovic, G.-H. Tzeng, European Journal of Operational Research 156 (2004)
    445); a criterion in which all are alike separates nobody."""
    gains = matrix * _signs(criteria)
    best, spans = gains.max(axis=0), gains.max(axis=0) - gains.min(axis=0)
    apart = spans > _ALIKE * np.abs(gains).max(axis=0)
    regrets = np.where(apart, (best - gains) / np.where(apart, spans, 1.0), 0.0)
    s = (regrets * _weights(criteria)).sum(axis=1)
    r = (regrets * _weights(criteria)).max(axis=1)
    q = strategy * _from_least(s) + (1 - strategy) * _from_least(r)
    order = sorted(range(len(q)), key=lambda row: (q[row], s[row], r[row], row))
    first = order[0]
    threshold = 1 / (len(order) - 1) if len(order) > 1 else 0.0
    gap = q[order[1]] - q[first] if len(order) > 1 else 0.0
    has_advantage = bool(gap >= threshold - _ALIKE)
    is_stable = bool(s[first] <= s.min() + _ALIKE or r[first] <= r.min() + _ALIKE)
    if has_advantage:
        solution = order[: 1 if is_stable else 2]
    else:
        solution = [row for row in order if q[row] - q[first] < threshold - _ALIKE]
    return Compromise(s, r, q, has_advantage, is_stable, tuple(solution))


def weighted_properties(matrix: Matrix, criteria: Sequence[Criterion]) -> Vector | None:
    """The performance index γ = Σ wⱼ·βⱼ, 0 … 100, with β = 100·x/best for a benefit and
    100·best/x for a cost (M. M. Farag, Materials and Process Selection for Engineering Design,
    ch. 9); None where a ratio has no meaning: a negative value, or a cost of 0."""
    index = np.zeros(len(matrix))
    for column, criterion, weight in zip(matrix.T, criteria, _weights(criteria), strict=True):
        scaled = _scaled_to_best(column, is_benefit=criterion.is_benefit)
        if scaled is None:
            return None
        index += weight * scaled
    return index


def _scaled_to_best(column: Vector, *, is_benefit: bool) -> Vector | None:
    if (column == column[0]).all():
        return np.full(len(column), 100.0)
    if column.min() < 0 or (column.min() == 0 and not is_benefit):
        return None
    scaled: Vector = column / column.max() if is_benefit else column.min() / column
    return 100 * scaled


def _from_least(numbers: Vector) -> Vector:
    """Numbers scaled so that the least is 0 and the largest 1; all 0 where they are alike."""
    span = float(numbers.max() - numbers.min())
    return (numbers - numbers.min()) / span if span > _ALIKE else np.zeros(len(numbers))


def _weights(criteria: Sequence[Criterion]) -> Vector:
    """The weights with the sum 1; all 0 where all are."""
    weights = np.array([criterion.weight for criterion in criteria], dtype=np.float64)
    total = weights.sum()
    return weights / total if total > 0 else weights


def _signs(criteria: Sequence[Criterion]) -> Vector:
    return np.array([1.0 if criterion.is_benefit else -1.0 for criterion in criteria])


def _ranks(costs: Vector) -> list[int]:
    """Ranks counted from 1, the smallest first; equals share the better rank."""
    return [1 + int((costs < cost - _ALIKE).sum()) for cost in costs]
