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
from cards.requirement import Requirement
from cards.utility import utility_interval
from cards.verdict import Outcome, Verdict
from cards.wording import Wording

GRAIN = 1e12
"""Scores are rounded to a grain, so that the same weights in other proportions give the same
order; by the arithmetic of IEEE 754 alone, so that an index in NumPy gives the same bits."""


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
        low=_rounded(low),
        high=_rounded(high),
        coverage=_rounded(_coverage(scored or verdicts)),
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
    known = 0.0
    for verdict in verdicts:
        known += verdict.requirement.weight * verdict.outcome.is_known
    return known / total if total else 0.0


def _rounded(share: float) -> float:
    return round(share * GRAIN) / GRAIN


def rank(cards: Iterable[tuple[str, Card]], requirements: Sequence[Requirement]) -> list[Match]:
    """All cards in order: tier, low, high and coverage descending, then card number."""
    matches = sorted((match(number, card, requirements) for number, card in cards), key=_order)
    if not matches or matches[0].tier is Tier.EXCLUDED:
        return matches
    first = matches[0]
    return [first, *(with_deciding_tests(entry, first) for entry in matches[1:])]


def _order(entry: Match) -> tuple[float, float, float, float, str]:
    return entry.tier.rank, -entry.low, -entry.high, -entry.coverage, entry.number


def near_misses(matches: Iterable[Match], most: int = 10) -> list[Match]:
    """Excluded cards, the ones nearest to their limits first."""
    excluded = (entry for entry in matches if entry.tier is Tier.EXCLUDED)
    return sorted(excluded, key=lambda entry: (entry.largest_relative_gap, entry.number))[:most]


def with_deciding_tests(entry: Match, first: Match) -> Match:
    """`entry` with the tests by which it could pass the leading match `first`, if it could."""
    if entry.tier is Tier.EXCLUDED or not entry.is_scored or entry.high < first.low:
        return entry
    tests = dict.fromkeys((*_open_musts(entry), *_open_scores(entry, first.low)))
    return replace(entry, could_win=True, deciding_tests=tuple(tests))


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
