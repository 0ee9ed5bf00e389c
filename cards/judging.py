"""The rule: judges one card against one requirement (MATCHING §2), readably, in plain Python.

The value that decides is the one on the demanded basis with the best evidence; of values with
equal evidence the unfavourable one. A value under other or unstated conditions decides nothing.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from cards.card import Card
from cards.comparability import stated_conditions, unmet_axes
from cards.quantity import Quantity
from cards.requirement import DemandedBasis, Operator, Requirement
from cards.values import (
    GUARANTEED,
    Absence,
    AbsenceReason,
    Basis,
    Chosen,
    Curve,
    Value,
)
from cards.verdict import Outcome, Reason, Verdict

TOLERANCE = 1e-9
"""Relative: what unit conversion may cost a number without moving it across a limit."""

_ABSENCES = {
    AbsenceReason.NOT_TESTED: Reason.NOT_TESTED,
    AbsenceReason.NOT_APPLICABLE: Reason.NOT_APPLICABLE,
    AbsenceReason.ON_REQUEST: Reason.ON_REQUEST,
    AbsenceReason.PENDING: Reason.PENDING,
    AbsenceReason.BELOW_LIMIT: Reason.NOT_STATED,
}


def judge(card: Card, requirement: Requirement) -> Verdict:
    """The verdict of `requirement` on `card`."""
    values = card.values_of(requirement.property)
    verdicts = sorted(
        (_judge_value(card, value, requirement) for value in values),
        key=lambda verdict: _precedence(verdict, requirement),
    )
    if not verdicts:
        return Verdict(requirement, Outcome.UNKNOWN, Reason.NOT_STATED)
    best = verdicts[0]
    others = tuple(value for value in values if value is not best.value)
    return _with_others(best, others)


def _with_others(verdict: Verdict, others: tuple[Value, ...]) -> Verdict:
    return Verdict(
        **{name: getattr(verdict, name) for name in Verdict.__slots__ if name != "others"},
        others=others,
    )


def _judge_value(card: Card, value: Value, requirement: Requirement) -> Verdict:
    unmet = unmet_axes(requirement.conditions, value, requirement.definition)
    outcome, reason, decided = _decide(value, requirement)
    common = {
        "requirement": requirement,
        "value": value,
        "grade": card.grade_of(value),
        "low": decided.low,
        "high": decided.high,
        "gap": decided.gap,
        "relative_gap": decided.relative_gap,
    }
    if unmet and not _says_nothing(value):
        stated = stated_conditions(value)
        missing = not any(axis in stated for axis in unmet)
        return Verdict(
            outcome=Outcome.NOT_COMPARABLE,
            reason=Reason.CONDITION_MISSING if missing else Reason.CONDITION_DIFFERS,
            axes=unmet,
            indication=outcome if outcome.is_known and missing else None,
            **common,  # type: ignore[arg-type]
        )
    return Verdict(outcome=outcome, reason=reason, **common)  # type: ignore[arg-type]


def _says_nothing(value: Value) -> bool:
    """Whether a value holds nothing that conditions could make comparable."""
    if isinstance(value.content, Absence):
        return value.content.limit is None
    return isinstance(value.content, Curve)


@dataclass(frozen=True, slots=True)
class _Decided:
    """The interval a value leaves open, and how far the deciding end lies from the limit."""

    low: float | None = None
    high: float | None = None
    gap: float | None = None
    relative_gap: float | None = None


def _decide(value: Value, requirement: Requirement) -> tuple[Outcome, Reason | None, _Decided]:
    """Outcome of a value whose conditions agree."""
    content = value.content
    if isinstance(content, Absence) and content.limit is None:
        return Outcome.UNKNOWN, _ABSENCES[content.reason], _Decided()
    if isinstance(content, Curve):
        return Outcome.UNKNOWN, Reason.CURVE_ONLY, _Decided()
    if isinstance(content, Chosen):
        outcome = Outcome.PASS if content.choice == requirement.choice else Outcome.FAIL
        return outcome, None, _Decided()
    quantity = content.bound if isinstance(content, Absence) else content
    assert isinstance(quantity, Quantity)
    outcome, reason = _compare(quantity, requirement)
    decided = _measure(quantity, requirement, outcome)
    refusal = _basis_refused(value, requirement.basis)
    if refusal is not None:
        return Outcome.UNKNOWN, refusal, decided
    return outcome, reason, decided


def _basis_refused(value: Value, demanded: DemandedBasis) -> Reason | None:
    if value.basis is not None and not value.basis.is_measured:
        return Reason.ONLY_CALCULATED
    if demanded is DemandedBasis.MINIMUM and value.basis not in GUARANTEED:
        return Reason.ONLY_TYPICAL
    return None


def _compare(quantity: Quantity, requirement: Requirement) -> tuple[Outcome, Reason | None]:
    low = -math.inf if quantity.low is None else quantity.low
    high = math.inf if quantity.high is None else quantity.high
    floor = -math.inf if requirement.low is None else requirement.low
    ceiling = math.inf if requirement.high is None else requirement.high
    if _reaches(low, floor) and _reaches(ceiling, high):
        return Outcome.PASS, None
    if not _reaches(high, floor) or not _reaches(ceiling, low):
        return Outcome.FAIL, None
    censored = quantity.low is None or quantity.high is None
    return Outcome.UNKNOWN, Reason.CENSORED if censored else Reason.DEPENDS


def _reaches(number: float, limit: float) -> bool:
    """number ≥ limit, where conversion between units may have cost the last digits."""
    if math.isinf(number) or math.isinf(limit):
        return number >= limit
    return number >= limit - TOLERANCE * abs(limit)


def _measure(quantity: Quantity, requirement: Requirement, outcome: Outcome) -> _Decided:
    limit, number = _deciding_end(quantity, requirement, outcome)
    assert limit is not None and number is not None
    gap = number - limit
    if abs(gap) <= TOLERANCE * abs(limit):
        gap = 0.0
    return _Decided(quantity.low, quantity.high, gap, gap / abs(limit) if limit else None)


def _deciding_end(
    quantity: Quantity, requirement: Requirement, outcome: Outcome
) -> tuple[float | None, float | None]:
    """The limit and the end of the interval that decide: the unfavourable end of what passes or
    depends, the favourable end of what fails."""
    against_floor = requirement.operator is Operator.AT_LEAST
    if requirement.operator is Operator.BETWEEN:
        against_floor = _nearer_floor(quantity, requirement)
    limit = requirement.low if against_floor else requirement.high
    ends = (quantity.low, quantity.high) if against_floor else (quantity.high, quantity.low)
    first, second = reversed(ends) if outcome is Outcome.FAIL else ends
    return limit, second if first is None else first


def _nearer_floor(quantity: Quantity, requirement: Requirement) -> bool:
    assert requirement.low is not None and requirement.high is not None
    return quantity.centre < (requirement.low + requirement.high) / 2


def _precedence(verdict: Verdict, requirement: Requirement) -> tuple[float, ...]:
    """Sorts first the verdict that counts: decided before undecided, demanded basis before
    another, better evidence before worse, unfavourable before favourable."""
    assert verdict.value is not None
    grade = 9 if verdict.grade is None else verdict.grade.rank
    return (
        _standing(verdict),
        _basis_place(verdict.value.basis, requirement.basis),
        grade,
        _favour(verdict, requirement),
    )


def _standing(verdict: Verdict) -> int:
    if verdict.outcome.is_known or verdict.reason in (Reason.DEPENDS, Reason.CENSORED):
        return 0
    if verdict.reason in (Reason.ONLY_TYPICAL, Reason.ONLY_CALCULATED):
        return 1
    if verdict.reason is Reason.CONDITION_MISSING:
        return 2
    if verdict.reason is Reason.CONDITION_DIFFERS:
        return 3
    return 4


def _basis_place(basis: Basis | None, demanded: DemandedBasis) -> int:
    if basis in GUARANTEED:
        first = 0 if demanded is DemandedBasis.MINIMUM else 10
        return first + GUARANTEED.index(basis)
    return 20 if basis is None or not basis.is_measured else 5


def _favour(verdict: Verdict, requirement: Requirement) -> float:
    """Grows with how favourable the value is."""
    if verdict.gap is None:
        return 0.0
    if requirement.operator is Operator.BETWEEN:
        return 0.0 if verdict.outcome is Outcome.PASS else -1.0
    return verdict.gap if requirement.operator is Operator.AT_LEAST else -verdict.gap
