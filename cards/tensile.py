"""Engineering to true stress and strain up to uniform elongation, and the plastic part of it.

With engineering strain e and stress s: ε = ln(1 + e), σ = s·(1 + e), both from constant volume and
even straining (ISO 16808 and textbooks of plasticity). Straining is even until the maximum force,
where a neck begins (Considère: dσ/dε = σ); beyond it the formulas do not hold. ε_p = ε − σ/E.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from cards.card import Card
from cards.checks.entries import Drawn, compatible, drawn, observed
from cards.errors import NotTensile
from cards.values import Point
from cards.wording import Wording

TENSILE = "stress_strain_curve"
ELASTIC = 1e-6
"""Plastic strain below which a point counts as elastic: no extensometer tells it from none."""

Node = tuple[float, float]
"""Strain (canonical, 1) and stress in MPa."""


@dataclass(frozen=True, slots=True)
class TrueCurve:
    """True strain and stress up to the maximum force; `peak` is the engineering point there and
    `cut` counts the points beyond it, which are left out."""

    nodes: tuple[Node, ...]
    peak: Point
    cut: int


@dataclass(frozen=True, slots=True)
class PlasticCurve:
    """Plastic strain, from 0 and strictly rising, with true stress; `modulus` is in MPa.

    `is_from_card` tells whether E is a value of the card or the initial slope; `left_out` counts
    the points beyond yield at which plastic strain does not rise.
    """

    nodes: tuple[Node, ...]
    modulus: float
    is_from_card: bool
    left_out: int


def true_curve(points: Sequence[Point]) -> TrueCurve:
    """True stress over true strain of an engineering tensile curve up to its maximum force.

    Raises NotTensile when strain or stress is negative, strain stands twice, or fewer than two
    points lie before the maximum.
    """
    ordered = sorted(points, key=lambda point: point.x)
    if any(point.x < 0 or point.y < 0 for point in ordered):
        raise NotTensile(_NEGATIVE)
    if any(before.x == after.x for before, after in pairwise(ordered)):
        raise NotTensile(_STRAIN_TWICE)
    summit = max(range(len(ordered)), key=lambda place: (ordered[place].y, place), default=0)
    if summit < 1:
        raise NotTensile(_NO_RISE)
    even = ordered[: summit + 1]
    nodes = tuple((math.log1p(point.x), point.y * (1 + point.x)) for point in even)
    return TrueCurve(nodes, ordered[summit], len(ordered) - len(even))


def plastic_curve(true: TrueCurve, modulus: float | None = None) -> PlasticCurve:
    """The plastic part of a true curve, as finite elements take it: (0, yield stress) first.

    `modulus` is E of the card in MPa; without it, or where the curve is softer than that from its
    start, so that no yield stress could be told, the initial slope is taken. Raises NotTensile
    when the curve has no plastic part.
    """
    if modulus is not None:
        nodes, left_out = _plastic_nodes(true.nodes, modulus)
        if nodes and nodes[0][1] > 0:
            return PlasticCurve(nodes, modulus, is_from_card=True, left_out=left_out)
    slope = initial_slope(true.nodes)
    if slope <= 0:
        raise NotTensile(_NO_SLOPE)
    nodes, left_out = _plastic_nodes(true.nodes, slope)
    if len(nodes) < 2:
        raise NotTensile(_ONLY_ELASTIC)
    return PlasticCurve(nodes, slope, is_from_card=False, left_out=left_out)


def initial_slope(nodes: Sequence[Node]) -> float:
    """The slope between the first two nodes, in MPa."""
    (e0, s0), (e1, s1) = nodes[:2]
    return (s1 - s0) / (e1 - e0)


def _plastic_nodes(nodes: Sequence[Node], modulus: float) -> tuple[tuple[Node, ...], int]:
    plastic = [(strain - stress / modulus, stress) for strain, stress in nodes]
    elastic = [place for place, (strain, _) in enumerate(plastic) if strain <= ELASTIC]
    last = elastic[-1] if elastic else -1
    beyond = plastic[last + 1 :]
    if last < 0 or not beyond:
        return (), 0
    kept = [(0.0, _yield_stress(plastic[last], beyond[0]))]
    for node in beyond:
        if node[0] > kept[-1][0]:
            kept.append(node)
    return tuple(kept), len(beyond) - len(kept) + 1


def _yield_stress(elastic: Node, plastic: Node) -> float:
    """The stress at which plastic strain begins, between the last elastic node and the next."""
    (e0, s0), (e1, s1) = elastic, plastic
    return s0 if e0 >= -ELASTIC else s0 + (s1 - s0) * -e0 / (e1 - e0)


def modulus_beside(card: Card, place: int) -> float | None:
    """E of the card in MPa that agrees in its conditions with the curve at `place`."""
    curve: Drawn | None = next((entry for entry in drawn(card) if entry.place == place), None)
    found = [
        entry for entry in observed(card, "youngs_modulus") if curve and compatible(curve, entry)
    ]
    return 1000 * found[0].quantity.centre if found else None


_NEGATIVE = Wording("含负的应变或应力。", "It has negative strain or stress.")
_STRAIN_TWICE = Wording("有两个点的应变相同。", "Two points have the same strain.")
_NO_RISE = Wording("最大力之前不足两个点。", "There are not two points up to the maximum force.")
_NO_SLOPE = Wording("起始段应力不上升。", "Stress does not rise at its start.")
_ONLY_ELASTIC = Wording("最大力之前没有塑性段。", "It has no plastic part up to the maximum force.")
