"""Where a value lies from its limit, as a share of a line on which the further end is the better.

The limit lies half way. The end is the limit bettered by its own amount or, where that is wanted,
the target; what lies beyond an end stands there. Of a range the middle half is admitted.
"""

from __future__ import annotations

from dataclasses import dataclass

from cards.requirement import Operator, Requirement
from cards.verdict import Reason, Verdict

_COMPARED_IN_PART = (Reason.DEPENDS, Reason.CENSORED)
_ADMITTED = (0.5, 1.0)
_ADMITTED_OF_RANGE = (0.25, 0.75)

Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class LimitScale:
    """The number half way, how much the half of the line is, and which way is better; `admitted`
    is where the admissible values lie."""

    middle: float
    half: float
    sign: int
    admitted: Span

    def span(self, verdict: Verdict) -> Span:
        """From where to where the value of a verdict lies; an open end is at the end."""
        low, high = self._place(verdict.low, -1), self._place(verdict.high, 1)
        return min(low, high), max(low, high)

    def _place(self, number: float | None, open_end: int) -> float:
        if number is None:
            return 0.5 + 0.5 * open_end * self.sign
        share = 0.5 + 0.5 * self.sign * (number - self.middle) / self.half
        return round(min(max(share, 0.0), 1.0), 4)


def limit_scale(requirement: Requirement, *, to_target: bool = False) -> LimitScale | None:
    """The line of a requirement; None for a choice, and for a limit of 0, of which nothing is a
    share."""
    low, high = requirement.low, requirement.high
    if requirement.operator is Operator.BETWEEN and low is not None and high is not None:
        if low == high:
            return None
        return LimitScale((low + high) / 2, high - low, 1, _ADMITTED_OF_RANGE)
    limit, target = requirement.limit, requirement.target
    if not limit:
        return None
    half = abs(target - limit) if to_target and target is not None else abs(limit)
    sign = 1 if requirement.operator is Operator.AT_LEAST else -1
    return LimitScale(limit, half, sign, _ADMITTED)


def is_compared(verdict: Verdict) -> bool:
    """Whether a value was held against the limit, if only one end of it is known."""
    return verdict.outcome.is_known or verdict.reason in _COMPARED_IN_PART
