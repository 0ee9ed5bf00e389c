"""How far a value lies from its limit, as a small bar: the right side is always the better one."""

from __future__ import annotations

from dataclasses import dataclass

from cards.verdict import Verdict
from schemas.limit_scale import Span, is_compared, limit_scale


@dataclass(frozen=True, slots=True)
class GapBar:
    """From where to where the admissible values lie, and the value; all are shares of one."""

    admitted: Span
    low: float
    high: float


def gap_bar(verdict: Verdict) -> GapBar | None:
    """The bar of a value that was compared with its limit, ± 100 % around it; None for any
    other."""
    scale = limit_scale(verdict.requirement)
    if scale is None or not is_compared(verdict):
        return None
    return GapBar(scale.admitted, *scale.span(verdict))
