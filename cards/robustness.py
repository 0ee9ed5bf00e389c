"""Whether the first place of a ranking survives other weights (MATCHING §3).

Nothing is sampled: over a box of weights the lead Σ wⱼ·dⱼ is smallest at one corner, where every
weight is lowered on which the first is better and raised on which the rival is. Renormalising
divides both scores by the same sum and so changes no sign.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cards.matching import Match
from cards.utility import utility_interval
from cards.verdict import Verdict

SPREAD = 0.2
_EXACT = 1e-9
"""Below this a lead, or a difference of two utilities, is rounding."""


@dataclass(frozen=True, slots=True)
class Robustness:
    """What becomes of the first place when every weight varies by ± `spread` on its own.

    `rivals` are the numbers of the cards that some such weights put ahead, the most dangerous
    first. `breaking` is the smallest spread beyond which a rival comes ahead; None when none does
    below 1, where weights would change their sign. `level` are the cards that stand as
    high for certain as the first whatever the weights.
    """

    rivals: tuple[str, ...]
    breaking: float | None
    level: tuple[str, ...] = ()
    spread: float = SPREAD

    @property
    def holds(self) -> bool:
        """Whether the first card stays first under all these weights."""
        return not self.rivals


def robustness(matches: Sequence[Match], spread: float = SPREAD) -> Robustness | None:
    """How firmly the first of the ranked `matches` stands among the cards of its own tier, by
    the low ends of the utilities; None without a scored first card."""
    if not matches or not matches[0].is_scored:
        return None
    first, *others = matches
    peers = [entry for entry in others if entry.tier is first.tier]
    level = tuple(entry.number for entry in peers if not any(_leads(first, entry)))
    found = sorted((breaking_spread(first, entry), entry.number) for entry in peers)
    rivals = tuple(number for breaking, number in found if breaking < spread - _EXACT)
    least = found[0][0] if found else 1.0
    return Robustness(rivals, least if least < 1 - _EXACT else None, level, spread)


def breaking_spread(first: Match, rival: Match) -> float:
    """The relative variation of the weights w at which `rival` draws level, 0 … 1.

    With dⱼ the lead of the first in the utility j, Σ wⱼdⱼ − δ Σ wⱼ|dⱼ| = 0 at δ = Σ wd / Σ w|d|:
    1 when the first is nowhere worse, 0 when only the order of the numbers parts the two.
    """
    leads = _leads(first, rival)
    total = sum(map(abs, leads))
    return max(0.0, sum(leads) / total) if total else 1.0


def _leads(first: Match, rival: Match) -> list[float]:
    """By how much the first is ahead in each scored requirement, weighted."""
    pairs = zip(first.verdicts, rival.verdicts, strict=True)
    scored = [pair for pair in pairs if pair[0].requirement.is_scored]
    return [own.requirement.weight * _lead(own, other) for own, other in scored]


def _lead(own: Verdict, other: Verdict) -> float:
    lead = utility_interval(own)[0] - utility_interval(other)[0]
    return 0.0 if abs(lead) <= _EXACT else lead
