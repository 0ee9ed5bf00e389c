"""How far a requirement is fulfilled, from 0 at its limit to 1 at its target (MATCHING §3)."""

from __future__ import annotations

from cards.requirement import Operator, Requirement
from cards.verdict import Outcome, Reason, Verdict


def utility(requirement: Requirement, number: float) -> float:
    """clamp((x − L)/(T − L), 0, 1) for a value x, limit L and target T in the canonical unit; of
    a range L is the limit on the side of x."""
    target = requirement.target
    limit = requirement.limit
    if limit is None:
        assert target is not None
        limit = requirement.low if number < target else requirement.high
    assert limit is not None and target is not None
    return min(1.0, max(0.0, (number - limit) / (target - limit)))


def utility_interval(verdict: Verdict) -> tuple[float, float]:
    """Between which utilities the verdict leaves a requirement; unknown leaves all of [0, 1]."""
    requirement = verdict.requirement
    if requirement.target is None:
        if not verdict.outcome.is_known:
            return 0.0, 1.0
        passed = float(verdict.outcome is Outcome.PASS)
        return passed, passed
    if not _interval_is_known(verdict):
        return 0.0, 1.0
    if requirement.operator is Operator.BETWEEN:
        return _utility_in_range(requirement, requirement.target, verdict.low, verdict.high)
    rising = requirement.operator is Operator.AT_LEAST
    worst, best = (verdict.low, verdict.high) if rising else (verdict.high, verdict.low)
    low = 0.0 if worst is None else utility(requirement, worst)
    high = 1.0 if best is None else utility(requirement, best)
    return low, high


def _utility_in_range(
    requirement: Requirement, target: float, low: float | None, high: float | None
) -> tuple[float, float]:
    """Least at one of the ends, and 1 where the target lies between them."""
    ends = [0.0 if end is None else utility(requirement, end) for end in (low, high)]
    is_below = high is not None and high < target
    is_above = low is not None and low > target
    return min(ends), max(ends) if is_below or is_above else 1.0


def _interval_is_known(verdict: Verdict) -> bool:
    return verdict.outcome.is_known or verdict.reason in (Reason.DEPENDS, Reason.CENSORED)
