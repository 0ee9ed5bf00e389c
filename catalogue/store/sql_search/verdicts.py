"""Requirements judged in SQL on the answers of all cards: outcomes, utilities, scores.

The same arithmetic in the same order as `cards.judging` and `cards.matching`, in plain operators
of IEEE 754 alone, so that every database gives the same bits. A number is compared with target
and limit before it is set into proportion: PostgreSQL refuses numbers that overflow.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from sqlalchemy import ColumnElement, Double, Label, Subquery, and_, case, false, literal, or_

from cards.judging import eased
from cards.matching import GRAIN, Tier
from cards.requirement import Operator, Question, Requirement
from cards.vocabulary import VOCABULARY
from catalogue.store.sql_search.answers import Ends

Number: TypeAlias = ColumnElement[float]
Look = Callable[[Question], Ends]

FAILS, PASSES = -1, 1
"""What an outcome column says; 0 is not known."""
_WHOLE = 2.0**52
"""A number that this was added to is whole: IEEE 754 rounds it, halves to the even one."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A requirement as the columns of a table tell it: the outcome, and between which utilities
    it lies when it is scored."""

    requirement: Requirement
    outcome: ColumnElement[int]
    utilities: tuple[Number, Number]


def exactly(number: float) -> Number:
    """A number as a parameter of double precision."""
    return literal(float(number), Double)


def outcome_columns(place: int, requirement: Requirement, look: Look) -> list[Label[int]]:
    """How the cards stand to the limits: one column, and two for a range."""
    outcomes = (_outcome(look(question), requirement) for question in requirement.questions)
    return [entry.label(f"outcome_{place}_{side}") for side, entry in enumerate(outcomes)]


def utility_columns(place: int, requirement: Requirement, look: Look) -> list[Label[float]]:
    """Both utilities by the numbers alone, of each reading; nothing without a target."""
    if requirement.target is None:
        return []
    return [
        utility.label(f"{name}_{place}_{side}")
        for side, question in enumerate(requirement.questions)
        for name, utility in zip(
            ("worst", "best"), _utilities(look(question), requirement), strict=True
        )
    ]


def outcome(place: int, requirement: Requirement, table: Subquery) -> ColumnElement[int]:
    """The outcome that counts: of a range the worse one."""
    own = [table.c[f"outcome_{place}_{side}"] for side in range(len(requirement.questions))]
    return own[0] if len(own) == 1 else _least(own[0], own[1])


def judged(place: int, requirement: Requirement, table: Subquery) -> Judged:
    """A requirement by the columns that the functions above made."""
    counts = outcome(place, requirement, table)
    if requirement.target is None:
        utilities = (
            case((counts == PASSES, exactly(1)), else_=exactly(0)),
            case((counts == FAILS, exactly(0)), else_=exactly(1)),
        )
        return Judged(requirement, counts, utilities)
    worst, best = (_counting(name, place, requirement, table) for name in ("worst", "best"))
    return Judged(requirement, counts, (worst, best))


def _counting(name: str, place: int, requirement: Requirement, table: Subquery) -> Number:
    """Of a range the utility of its worse verdict: by outcome, then by what it is worth."""
    if len(requirement.questions) == 1:
        return table.c[f"{name}_{place}_0"]
    keys = [
        (table.c[f"{key}_{place}_1"], table.c[f"{key}_{place}_0"])
        for key in ("outcome", "worst", "best")
    ]
    by_ceiling: ColumnElement[bool] = false()
    for ceiling, floor in reversed(keys):
        by_ceiling = or_(ceiling < floor, and_(ceiling == floor, by_ceiling))
    return case((by_ceiling, table.c[f"{name}_{place}_1"]), else_=table.c[f"{name}_{place}_0"])


def _outcome(ends: Ends, requirement: Requirement) -> ColumnElement[int]:
    floor, ceiling = _limits(requirement)
    keeps: list[ColumnElement[bool]] = []
    misses: list[ColumnElement[bool]] = []
    if not math.isinf(floor):
        keeps.append(ends.low >= exactly(floor))
        misses.append(ends.high < exactly(floor))
    if not math.isinf(ceiling):
        keeps.append(ends.high <= exactly(ceiling))
        misses.append(ends.low > exactly(ceiling))
    return case((and_(*keeps), PASSES), (or_(*misses), FAILS), else_=0)


def _limits(requirement: Requirement) -> tuple[float, float]:
    if requirement.operator is Operator.IS:
        choices = list(VOCABULARY.property(requirement.property).choices)
        place = float(choices.index(requirement.choice))
        return place, place
    return (
        eased(-math.inf if requirement.low is None else requirement.low, -1),
        eased(math.inf if requirement.high is None else requirement.high, 1),
    )


def _utilities(ends: Ends, requirement: Requirement) -> tuple[Number, Number]:
    """clamp((x − L)/(T − L), 0, 1) at both ends; an open end may be worth anything."""
    low, high, target = ends.low, ends.high, requirement.target
    assert target is not None
    if requirement.operator is not Operator.BETWEEN:
        limit = requirement.limit
        assert limit is not None
        worst, best = (low, high) if requirement.operator is Operator.AT_LEAST else (high, low)
        return _utility(worst, limit, target, 0), _utility(best, limit, target, 1)
    below, above = (_utility_in_range(end, requirement, target) for end in (low, high))
    # As long as both ends lie on one side of the target, the nearer one is worth most.
    best = case((high < exactly(target), above), (low > exactly(target), below), else_=exactly(1))
    return _least(below, above), best


def _utility(end: Number, limit: float, target: float, unknown: float) -> Number:
    if target > limit:
        is_full, is_none = end >= exactly(target), end <= exactly(limit)
    else:
        is_full, is_none = end <= exactly(target), end >= exactly(limit)
    return case(
        (end.is_(None), exactly(unknown)),
        (is_full, exactly(1)),
        (is_none, exactly(0)),
        else_=(end - exactly(limit)) / exactly(target - limit),
    )


def _utility_in_range(end: Number, requirement: Requirement, target: float) -> Number:
    assert requirement.low is not None and requirement.high is not None
    return case(
        (end < exactly(target), _utility(end, requirement.low, target, 0)),
        else_=_utility(end, requirement.high, target, 0),
    )


def _least(a: ColumnElement, b: ColumnElement) -> ColumnElement:  # type: ignore[type-arg]
    return case((a < b, a), else_=b)


def tier_rank(musts: Sequence[ColumnElement[int]]) -> ColumnElement[int]:
    """The rank of the tier by the outcomes of the musts (MATCHING §3)."""
    if not musts:
        return literal(Tier.QUALIFIED.rank)
    return case(
        (or_(*(entry == FAILS for entry in musts)), Tier.EXCLUDED.rank),
        (and_(*(entry == PASSES for entry in musts)), Tier.QUALIFIED.rank),
        else_=Tier.POSSIBLE.rank,
    )


@dataclass(frozen=True, slots=True)
class Scores:
    """The score interval and the coverage of each card."""

    low: Number
    high: Number
    coverage: Number


def scores(judgements: Sequence[Judged]) -> Scores:
    """The scores; both ends are 0 where nothing is scored."""
    scored = [entry for entry in judgements if entry.requirement.is_scored]
    total = sum(entry.requirement.weight for entry in scored)
    low, high = exactly(0), exactly(0)
    for entry in scored:
        worst, best = entry.utilities
        low += exactly(entry.requirement.weight / total) * worst
        high += exactly(entry.requirement.weight / total) * best
    return Scores(_rounded(low), _rounded(high), _rounded(_coverage(scored or judgements)))


def _coverage(judgements: Sequence[Judged]) -> Number:
    total = sum(entry.requirement.weight for entry in judgements)
    known = exactly(0)
    for entry in judgements:
        known += case((entry.outcome != 0, exactly(entry.requirement.weight)), else_=exactly(0))
    return known / exactly(total) if total else known


def _rounded(share: Number) -> Number:
    whole = share * exactly(GRAIN) + exactly(_WHOLE) - exactly(_WHOLE)
    return whole / exactly(GRAIN)
