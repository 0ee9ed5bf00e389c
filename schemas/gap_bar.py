"""How far a value lies from its limit, as a small bar: the right side is always the better one.

The bar spans the limit ± 100 % of it, what lies beyond stands at its end. For a range of admissible
values the middle half of the bar is the range.
"""

from __future__ import annotations

from dataclasses import dataclass

from cards.requirement import Operator, Requirement
from cards.verdict import Reason, Verdict

_JUDGED_IN_PART = (Reason.DEPENDS, Reason.CENSORED)


@dataclass(frozen=True, slots=True)
class GapBar:
    """From where to where the admissible values lie, and the value; all are shares of one."""

    admitted: tuple[float, float]
    low: float
    high: float


def gap_bar(verdict: Verdict) -> GapBar | None:
    """The bar of a value that was compared with its limit; None for any other, and for a limit of
    0, from which nothing is a share."""
    is_compared = verdict.outcome.is_known or verdict.reason in _JUDGED_IN_PART
    scale = _scale_of(verdict.requirement)
    if not is_compared or scale is None:
        return None
    ends = sorted(scale.place(end, at) for end, at in ((verdict.low, -1), (verdict.high, 1)))
    return GapBar(scale.admitted, *ends)


@dataclass(frozen=True, slots=True)
class _Scale:
    """The number that stands in the middle, how much the half of the bar is, and which way is
    better."""

    middle: float
    half: float
    sign: int
    admitted: tuple[float, float]

    def place(self, number: float | None, open_end: int) -> float:
        """Where a number stands; an open end stands at the end of the bar."""
        if number is None:
            return 0.5 + 0.5 * open_end * self.sign
        share = 0.5 + 0.5 * self.sign * (number - self.middle) / self.half
        return round(min(max(share, 0.0), 1.0), 4)


def _scale_of(requirement: Requirement) -> _Scale | None:
    low, high = requirement.low, requirement.high
    if requirement.operator is Operator.BETWEEN and low is not None and high is not None:
        return _Scale((low + high) / 2, high - low, 1, (0.25, 0.75)) if low < high else None
    limit = requirement.limit
    if not limit:
        return None
    sign = 1 if requirement.operator is Operator.AT_LEAST else -1
    return _Scale(limit, abs(limit), sign, (0.5, 1.0))
