"""Reads a curve at a condition: inside the range of its points, never beyond (MATCHING §2).

Over frequency, amplitude, strain rate and cycles both axes are logarithmic, over temperature both
are linear. A level in dB is a logarithm already and is read linearly over the logarithm of x.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence

from cards.conditions import Condition
from cards.values import Curve
from cards.vocabulary import VOCABULARY, Axis

_LEVELS = ("dB",)

Node = tuple[float, float]


def read_curve(curve: Curve, at: Condition) -> tuple[float, float] | None:
    """The least and the largest value of `curve` over the numbers of `at`, in canonical units.

    None where `at` lies outside the points by more than the axis's tolerance, within which the
    end of the curve counts: a curve from 25 °C answers for 23 °C, one from 30 MHz not for 10 MHz.
    """
    assert at.low is not None and at.high is not None
    axis = VOCABULARY.axis(curve.axis)
    nodes = sorted((point.x, point.y) for point in curve.points)
    low, high = _inside(at.low, nodes, axis), _inside(at.high, nodes, axis)
    if low is None or high is None:
        return None
    ends = [_value_at(x, nodes, axis, curve.canonical_unit) for x in (low, high)]
    between = [y for x, y in nodes if low <= x <= high]
    return min(*ends, *between), max(*ends, *between)


def _inside(x: float, nodes: Sequence[Node], axis: Axis) -> float | None:
    """`x` within the range of the nodes, or the end of the range that it agrees with."""
    if not nodes:
        return None
    first, last = nodes[0][0], nodes[-1][0]
    nearest = min(max(x, first), last)
    return nearest if nearest == x or axis.tolerance.holds(x, nearest) else None


def _value_at(x: float, nodes: Sequence[Node], axis: Axis, unit: str) -> float:
    place = bisect_right(nodes, (x, math.inf))
    if place == len(nodes) or nodes[place - 1][0] == x:
        return nodes[place - 1][1]
    (x0, y0), (x1, y1) = nodes[place - 1], nodes[place]
    if axis.is_logarithmic and x0 > 0:
        # No quotient of two numbers: it overflows where neither of them does.
        share = (math.log(x) - math.log(x0)) / (math.log(x1) - math.log(x0))
        if min(y0, y1) > 0 and unit not in _LEVELS:
            return float(y0 ** (1 - share) * y1**share)
    else:
        share = (x - x0) / (x1 - x0)
    return y0 + share * (y1 - y0)
