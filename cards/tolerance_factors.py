"""One-sided tolerance factors of a normal population: A- and B-basis values and what they need.

A basis value lies below a stated share of the population with 95 % confidence: 99 % for the
A-basis, 90 % for the B-basis. From n specimens with mean x̄ and standard deviation s it is
x̄ − k·s with k = t(0.95; n − 1, δ) / √n, the 95 % quantile of the noncentral t distribution with
δ = z·√n (D. B. Owen, A survey of properties and applications of the noncentral t-distribution,
Technometrics 10 (1968) 445; CMH-17 vol. 1 ch. 8; ISO 16269-6).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from cards.values import BASIS_NAMES, Basis
from cards.wording import Wording

CONFIDENCE = 0.95
SHARES = {Basis.A_BASIS: 0.99, Basis.B_BASIS: 0.90}
"""The share of the population that lies on the safe side of a basis value."""

_PANELS = 32
_REACH = 9.0
"""How far to integrate, in standard deviations of s/σ: what lies beyond is below 1e-12."""
_HALVINGS = 30

Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sampling:
    """The fewest specimens, and lots from which they come, behind a basis value."""

    specimens: int
    lots: int


FEWEST = {Basis.A_BASIS: Sampling(55, 5), Basis.B_BASIS: Sampling(18, 3)}
"""The reduced sampling of CMH-17 vol. 1 (data classes A55 and B18); robust sampling is A75 from
10 lots and B30 from 5."""


@lru_cache(maxsize=1024)
def tolerance_factor(n: int, basis: Basis) -> float:
    """k of `n` specimens for the A- or B-basis, to 1e-6 relative.

    Raises ValueError for fewer than two specimens, which have no deviation, and for another basis.
    """
    if basis not in SHARES:
        raise ValueError(f"{basis} is no statistical basis")
    if n < 2:
        raise ValueError(f"a deviation takes two specimens, not {n}")
    ratios, weights = _deviation_ratio(n - 1)
    offset = NormalDist().inv_cdf(SHARES[basis]) * math.sqrt(n)
    return _quantile(ratios, weights, offset) / math.sqrt(n)


def basis_value(mean: float, s: float, n: int, basis: Basis, *, lower: bool = True) -> float:
    """x̄ − k·s, or x̄ + k·s for an upper value, in the unit of `mean` and of the deviation `s`.

    Raises ValueError as `tolerance_factor` does.
    """
    margin = tolerance_factor(n, basis) * s
    return mean - margin if lower else mean + margin


def sample_shortfall(n: int | None, lots: int | None, basis: Basis) -> Wording | None:
    """What a value that claims the A- or B-basis lacks in specimens and lots, None stated as such;
    None when nothing is lacking, or when the basis asks for no sample."""
    fewest = FEWEST.get(basis)
    if fewest is None:
        return None
    counts = (
        (n, fewest.specimens, Wording("个试样", "specimens")),
        (lots, fewest.lots, Wording("个批次", "lots")),
    )
    short = [_lacking(*count) for count in counts if (count[0] or 0) < count[1]]
    if not short:
        return None
    name = BASIS_NAMES[basis]
    return Wording(
        f"{name.zh}至少需要{'和'.join(entry.zh for entry in short)}，见 CMH-17。",
        f"The {name.en} takes {' and '.join(entry.en for entry in short)}, see CMH-17.",
    )


def _lacking(stated: int | None, fewest: int, what: Wording) -> Wording:
    found = Wording("未注明", "none") if stated is None else Wording(f"现有 {stated}", str(stated))
    return Wording(f" {fewest} {what.zh}（{found.zh}）", f"{fewest} {what.en} (stated: {found.en})")


def _quantile(ratios: Vector, weights: Vector, offset: float) -> float:
    """t at which P(T ≤ t) = E[Φ(t·s/σ − δ)] reaches the confidence, by bisection from δ on."""
    low, high = offset, 2 * offset
    while _probability(high, ratios, weights, offset) < CONFIDENCE:
        low, high = high, 2 * high
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if _probability(middle, ratios, weights, offset) < CONFIDENCE:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _probability(t: float, ratios: Vector, weights: Vector, offset: float) -> float:
    arguments = (t * ratios - offset) / math.sqrt(2)
    return float(weights @ [1 + math.erf(x) for x in arguments]) / 2


def _deviation_ratio(freedom: int) -> tuple[Vector, Vector]:
    """Nodes and weights of an expectation over s/σ, which is distributed as χ/√ν: Gauss-Legendre
    in panels, with the density divided by its own sum, so that no gamma function is needed."""
    nodes, shares = np.polynomial.legendre.leggauss(16)
    spread = _REACH / math.sqrt(2 * freedom)
    edges = np.linspace(max(0.0, 1 - spread), 1 + spread, _PANELS + 1)
    half = (edges[1:] - edges[:-1])[:, None] / 2
    ratios = (edges[:-1, None] + half * (1 + nodes)).ravel()
    density = np.exp((freedom - 1) * np.log(ratios) - freedom * (ratios**2 - 1) / 2)
    weights = density * (half * shares).ravel()
    return ratios, weights / weights.sum()
