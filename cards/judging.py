"""The rule: judges one card against one requirement (MATCHING §2), readably, in plain Python.

What the card says is read first, without the limit; then the limit is applied. A range is judged
on the reading that is unfavourable to its floor and on the one unfavourable to its ceiling, and
the worse verdict counts: by outcome, then by what it is worth.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from cards.card import Card
from cards.reading import NOTHING_STATED, Reading, Standing, read_all
from cards.requirement import Operator, Requirement
from cards.utility import utility_interval
from cards.values import Chosen
from cards.verdict import Outcome, Reason, Scatter, Verdict

TOLERANCE = 1e-9
"""Relative: what unit conversion may cost a number without moving it across a limit."""

_WORST_FIRST = (Outcome.FAIL, None, Outcome.PASS)


def judge(card: Card, requirement: Requirement) -> Verdict:
    """The verdict of `requirement` on `card`."""
    readings = [read_all(card, question) for question in requirement.questions]
    return min((_verdict(found, requirement) for found in readings), key=_worth)


def _worth(verdict: Verdict) -> tuple[float, ...]:
    """Sorts the less favourable verdict first, also where it only indicates."""
    shown = verdict.outcome if verdict.outcome.is_known else verdict.indication
    return (_WORST_FIRST.index(shown), *utility_interval(verdict))


def _verdict(found: Sequence[Reading], requirement: Requirement) -> Verdict:
    reading = found[0] if found else NOTHING_STATED
    outcome, reason = _compared(reading, requirement)
    decided = _measure(reading, requirement, outcome) if reading.has_number else _UNDECIDED
    counted, indication = _counted(reading, outcome)
    return Verdict(
        requirement=requirement,
        outcome=counted,
        reason=reading.reason or reason,
        value=reading.value,
        grade=reading.grade,
        low=reading.low,
        high=reading.high,
        gap=decided.gap,
        relative_gap=decided.relative_gap,
        axes=reading.axes,
        indication=indication,
        others=tuple(other.value for other in found[1:] if other.value is not None),
        read_at=reading.at,
        scatter=_scatter(found),
        refused=reading.refused if reading.axes else None,
    )


def _scatter(found: Sequence[Reading]) -> Scatter | None:
    """Between which numbers the comparable values lie, where there are several."""
    numbers = [entry for entry in found if entry.standing is Standing.DECIDES and entry.has_number]
    if len(numbers) < 2:
        return None
    ends = [end for entry in numbers for end in (entry.low, entry.high) if end is not None]
    return Scatter(len(numbers), min(ends), max(ends))


def _counted(reading: Reading, outcome: Outcome) -> tuple[Outcome, Outcome | None]:
    """The outcome that counts, and what it would be if only an unstated condition agreed."""
    if reading.standing is Standing.DECIDES:
        return outcome, None
    if reading.standing is Standing.CURVE_ENDS:
        return Outcome.OUT_OF_RANGE, None
    if reading.standing in (Standing.CONDITION_MISSING, Standing.CONDITION_DIFFERS):
        is_missing = reading.standing is Standing.CONDITION_MISSING
        is_hint = is_missing and outcome.is_known and reading.refused is None
        return Outcome.NOT_COMPARABLE, outcome if is_hint else None
    return Outcome.UNKNOWN, None


def _compared(reading: Reading, requirement: Requirement) -> tuple[Outcome, Reason | None]:
    """How the content of a reading stands to the limit, whatever stands in its way."""
    if reading.value is not None and isinstance(reading.value.content, Chosen):
        meets = reading.value.content.choice == requirement.choice
        return (Outcome.PASS if meets else Outcome.FAIL), None
    if not reading.has_number:
        return Outcome.UNKNOWN, None
    low = -math.inf if reading.low is None else reading.low
    high = math.inf if reading.high is None else reading.high
    floor = -math.inf if requirement.low is None else requirement.low
    ceiling = math.inf if requirement.high is None else requirement.high
    floor, ceiling = eased(floor, -1), eased(ceiling, 1)
    if low >= floor and high <= ceiling:
        return Outcome.PASS, None
    if high < floor or low > ceiling:
        return Outcome.FAIL, None
    is_censored = reading.low is None or reading.high is None
    return Outcome.UNKNOWN, Reason.CENSORED if is_censored else Reason.DEPENDS


def eased(limit: float, direction: int) -> float:
    """The limit, moved down (−1) or up (1) by what converting units may have cost a number."""
    return limit if math.isinf(limit) else limit + direction * TOLERANCE * abs(limit)


@dataclass(frozen=True, slots=True)
class _Decided:
    """How far the deciding end of an interval lies from the limit."""

    gap: float | None = None
    relative_gap: float | None = None


_UNDECIDED = _Decided()


def _measure(reading: Reading, requirement: Requirement, outcome: Outcome) -> _Decided:
    limit, number = _deciding_end(reading, requirement, outcome)
    assert limit is not None and number is not None
    gap = number - limit
    if abs(gap) <= TOLERANCE * abs(limit):
        gap = 0.0
    return _Decided(gap, gap / abs(limit) if limit else None)


def _deciding_end(
    reading: Reading, requirement: Requirement, outcome: Outcome
) -> tuple[float | None, float | None]:
    """The limit and the end of the interval that decide: the unfavourable end of what passes or
    depends, the favourable end of what fails."""
    against_floor = requirement.operator is Operator.AT_LEAST
    if requirement.operator is Operator.BETWEEN:
        against_floor = _nearer_floor(reading, requirement)
    limit = requirement.low if against_floor else requirement.high
    ends = (reading.low, reading.high) if against_floor else (reading.high, reading.low)
    first, second = reversed(ends) if outcome is Outcome.FAIL else ends
    return limit, second if first is None else first


def _nearer_floor(reading: Reading, requirement: Requirement) -> bool:
    assert requirement.low is not None and requirement.high is not None
    ends = [end for end in (reading.low, reading.high) if end is not None]
    return sum(ends) / len(ends) < (requirement.low + requirement.high) / 2
