"""What stands between a card and the requirements of a part, as its supplier needs to know it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from cards.matching import Match
from cards.requirement import Requirement
from cards.verdict import Outcome, Reason, Verdict
from cards.wording import Wording


class Hindrance(StrEnum):
    """What kind of obstacle it is, the one that is most easily overcome first."""

    CONDITION = "condition"
    BASIS = "basis"
    PRECISION = "precision"
    TEST = "test"
    VALUE = "value"


HINDRANCE_NAMES = {
    Hindrance.CONDITION: Wording(
        "请写明条件，或在该条件下试验", "state the condition, or test under it"
    ),
    Hindrance.BASIS: Wording("需要要求的基准", "the basis demanded is needed"),
    Hindrance.PRECISION: Wording("需要更确切的数值", "a closer value is needed"),
    Hindrance.TEST: Wording("需要实测数值", "a measured value is needed"),
    Hindrance.VALUE: Wording("数值达不到", "the value misses the limit"),
}

_BY_REASON = {
    Reason.CONDITION_MISSING: Hindrance.CONDITION,
    Reason.CONDITION_DIFFERS: Hindrance.CONDITION,
    Reason.CURVE_ENDS: Hindrance.CONDITION,
    Reason.ONLY_TYPICAL: Hindrance.BASIS,
    Reason.TOO_FEW_SPECIMENS: Hindrance.BASIS,
    Reason.DEPENDS: Hindrance.PRECISION,
    Reason.CENSORED: Hindrance.PRECISION,
}


@dataclass(frozen=True, slots=True)
class Obstacle:
    """A must that the card does not certainly meet; `verdict` says what the card has."""

    hindrance: Hindrance
    verdict: Verdict

    @property
    def requirement(self) -> Requirement:
        return self.verdict.requirement

    @property
    def needed(self) -> tuple[float | None, float | None]:
        """Between which ends of the canonical unit a value must lie: the end that is missed, or
        every limit where none is missed. Both are None for a choice."""
        gap = self.verdict.gap
        if self.hindrance is not Hindrance.VALUE or gap is None:
            return self.requirement.low, self.requirement.high
        return (self.requirement.low, None) if gap < 0 else (None, self.requirement.high)

    @property
    def distance(self) -> float:
        """How far a missing value is from its limit: |gap| / |limit|, ∞ where no number says it."""
        gap = self.verdict.relative_gap
        return float("inf") if gap is None else abs(gap)


def obstacles(match: Match) -> tuple[Obstacle, ...]:
    """The musts that `match` does not certainly meet. Those that are missed come first, the
    nearest to its limit before the others, then what is easiest to overcome."""
    found = [
        Obstacle(hindrance_of(verdict), verdict)
        for verdict in match.verdicts
        if verdict.requirement.is_must and verdict.outcome is not Outcome.PASS
    ]
    return tuple(sorted(found, key=_nearest_first))


def nearness(match: Match) -> tuple[int, int, float]:
    """Sorts the scenarios of a card: qualified first, then what stands in the way of least, and of
    as many obstacles those that are nearest to their limits."""
    found = obstacles(match)
    distances = [entry.distance for entry in found if entry.hindrance is Hindrance.VALUE]
    return match.tier.rank, len(found), max(distances, default=0.0)


def hindrance_of(verdict: Verdict) -> Hindrance:
    """What stands in the way of a requirement that is not met."""
    # Where a condition is missing and the value would fail with it, stating it helps nobody.
    if Outcome.FAIL in (verdict.outcome, verdict.indication):
        return Hindrance.VALUE
    return _BY_REASON.get(verdict.reason or Reason.NOT_STATED, Hindrance.TEST)


def _nearest_first(entry: Obstacle) -> tuple[bool, float, int]:
    is_missed = entry.hindrance is Hindrance.VALUE
    place = list(Hindrance).index(entry.hindrance)
    return not is_missed, entry.distance if is_missed else 0.0, place
