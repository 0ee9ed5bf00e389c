"""Matches cards against requirements and ranks them (MATCHING §3).

A score is an interval, because what is not known is not guessed. It is bound to the
requirements alone: no other card changes it, and weights are never moved over to what is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from cards.card import Card
from cards.judging import judge
from cards.requirement import Operator, Requirement
from cards.verdict import Outcome, Reason, Verdict
from cards.wording import Wording

_DIGITS = 12
"""Scores are rounded here, so that the same weights in other proportions give the same order."""


class Tier(StrEnum):
    """Qualified: every must passes. Possible: none fails, some are not known. Excluded: one
    fails."""

    QUALIFIED = "qualified"
    POSSIBLE = "possible"
    EXCLUDED = "excluded"

    @property
    def rank(self) -> int:
        return list(Tier).index(self)


TIER_NAMES = {
    Tier.QUALIFIED: Wording("合格", "qualified"),
    Tier.POSSIBLE: Wording("可能", "possible"),
    Tier.EXCLUDED: Wording("排除", "excluded"),
}


@dataclass(frozen=True, slots=True)
class DecidingTest:
    """A test that could put a card first: the utility, and the value in the canonical unit, that
    it must at least show while everything else unknown turns out at its best. Of a must that is
    not scored, that is its limit."""

    requirement: Requirement
    utility: float
    value: float | None


@dataclass(frozen=True, slots=True)
class Match:
    """One card against a list of requirements.

    `low` and `high` bound the score in 0 … 1; without any scored requirement both are 0 and
    `is_scored` is False. `coverage` is the weighted share of what is known, of all requirements
    when none is scored. `could_win` says that the card is not excluded, does not lead, and may
    yet reach the score that the leader has for certain.
    """

    number: str
    tier: Tier
    low: float
    high: float
    coverage: float
    verdicts: tuple[Verdict, ...]
    is_scored: bool
    could_win: bool = False
    deciding_tests: tuple[DecidingTest, ...] = ()

    @property
    def failing(self) -> tuple[Verdict, ...]:
        """The musts that fail: why the card is excluded."""
        return tuple(verdict for verdict in self.verdicts if _fails_must(verdict))

    @property
    def would_qualify(self) -> bool:
        """Whether only unstated conditions stand between a possible card and qualification.

        Tells readers what to ask the supplier; takes no part in tier, score or order.
        """
        musts = [verdict for verdict in self.verdicts if verdict.requirement.is_must]
        return self.tier is Tier.POSSIBLE and all(
            Outcome.PASS in (verdict.outcome, verdict.indication) for verdict in musts
        )

    @property
    def largest_relative_gap(self) -> float:
        """How far an excluded card is from its limits: the largest |x − limit| / |limit|."""
        gaps = [verdict.relative_gap for verdict in self.failing]
        return max((float("inf") if gap is None else abs(gap) for gap in gaps), default=0.0)


def _fails_must(verdict: Verdict) -> bool:
    return verdict.requirement.is_must and verdict.outcome is Outcome.FAIL


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


def match(number: str, card: Card, requirements: Sequence[Requirement]) -> Match:
    """The match of the card called `number` with `requirements`."""
    verdicts = tuple(judge(card, requirement) for requirement in requirements)
    scored = [verdict for verdict in verdicts if verdict.requirement.is_scored]
    total = sum(verdict.requirement.weight for verdict in scored)
    low = high = 0.0
    for verdict in scored:
        worst, best = utility_interval(verdict)
        low += verdict.requirement.weight / total * worst
        high += verdict.requirement.weight / total * best
    return Match(
        number=number,
        tier=_tier(verdicts),
        low=round(low, _DIGITS),
        high=round(high, _DIGITS),
        coverage=round(_coverage(scored or verdicts), _DIGITS),
        verdicts=verdicts,
        is_scored=bool(scored),
    )


def _tier(verdicts: Sequence[Verdict]) -> Tier:
    musts = [verdict.outcome for verdict in verdicts if verdict.requirement.is_must]
    if Outcome.FAIL in musts:
        return Tier.EXCLUDED
    return Tier.QUALIFIED if all(outcome is Outcome.PASS for outcome in musts) else Tier.POSSIBLE


def _coverage(verdicts: Sequence[Verdict]) -> float:
    total = sum(verdict.requirement.weight for verdict in verdicts)
    known = sum(verdict.requirement.weight for verdict in verdicts if verdict.outcome.is_known)
    return known / total if total else 0.0


def rank(cards: Iterable[tuple[str, Card]], requirements: Sequence[Requirement]) -> list[Match]:
    """All cards in order: tier, low, high and coverage descending, then card number."""
    matches = sorted((match(number, card, requirements) for number, card in cards), key=_order)
    if not matches or matches[0].tier is Tier.EXCLUDED:
        return matches
    first = matches[0]
    return [first, *(_with_deciding_tests(entry, first) for entry in matches[1:])]


def _order(entry: Match) -> tuple[float, float, float, float, str]:
    return entry.tier.rank, -entry.low, -entry.high, -entry.coverage, entry.number


def near_misses(matches: Iterable[Match], most: int = 10) -> list[Match]:
    """Excluded cards, the ones nearest to their limits first."""
    excluded = (entry for entry in matches if entry.tier is Tier.EXCLUDED)
    return sorted(excluded, key=lambda entry: (entry.largest_relative_gap, entry.number))[:most]


def _with_deciding_tests(entry: Match, first: Match) -> Match:
    if entry.tier is Tier.EXCLUDED or not entry.is_scored or entry.high < first.low:
        return entry
    tests = (*_open_musts(entry), *_open_scores(entry, first.low))
    return replace(entry, could_win=True, deciding_tests=tests)


def _open_musts(entry: Match) -> Iterable[DecidingTest]:
    """The musts that are not known, each at its limit."""
    for verdict in filter(_is_open_must, entry.verdicts):
        best = utility_interval(verdict)[1]
        needed = best if verdict.requirement.target is None else 0.0
        yield DecidingTest(verdict.requirement, needed, verdict.requirement.limit)


def _open_scores(entry: Match, score_to_beat: float) -> Iterable[DecidingTest]:
    """The scored requirements whose utility is open, each at what reaches the score to beat."""
    scored = [verdict for verdict in entry.verdicts if verdict.requirement.is_scored]
    total = sum(verdict.requirement.weight for verdict in scored)
    for verdict in scored:
        worst, best = utility_interval(verdict)
        if worst == best:
            continue
        share = verdict.requirement.weight / total
        others_at_best = entry.high - share * best
        needed = max(worst, (score_to_beat - others_at_best) / share)
        yield DecidingTest(verdict.requirement, needed, _value_at(verdict.requirement, needed))


def _is_open_must(verdict: Verdict) -> bool:
    return verdict.requirement.is_must and not verdict.outcome.is_known


def _value_at(requirement: Requirement, needed: float) -> float | None:
    """The value whose utility is `needed`; the limit itself when there is no target, and no
    single value for a range, which has two."""
    limit, target = requirement.limit, requirement.target
    if limit is None or target is None:
        return limit
    return limit + needed * (target - limit)
