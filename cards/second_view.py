"""Matches seen a second time, relative to one another: what of them the second view can use.

A criterion is a requirement with one limit on a number; the value is the unfavourable end of
what is known, as in the verdict. Excluded cards are not compared.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from cards.comparability import open_axes
from cards.matching import Match, Tier
from cards.relative_ranking import Criterion, RelativeView, relative_view
from cards.requirement import Operator, Requirement
from cards.verdict import Reason, Verdict


@dataclass(frozen=True, slots=True)
class SecondView:
    """The cards not excluded, relative to one another by the requirements of `criteria`;
    `set_aside` are the requirements that are no criterion."""

    criteria: tuple[Requirement, ...]
    set_aside: tuple[Requirement, ...]
    view: RelativeView


def second_view(requirements: Sequence[Requirement], matches: Sequence[Match]) -> SecondView:
    """The second view of `matches` with `requirements`; where none is scored all take part."""
    scored = any(entry.is_scored for entry in requirements)
    used = [_is_criterion(entry) and (entry.is_scored or not scored) for entry in requirements]
    criteria = tuple(entry for entry, is_used in zip(requirements, used, strict=True) if is_used)
    values = {
        entry.number: [
            criterion_value(verdict)
            for verdict, is_used in zip(entry.verdicts, used, strict=True)
            if is_used
        ]
        for entry in matches
        if entry.tier is not Tier.EXCLUDED
    }
    columns = [Criterion(entry.weight, _is_benefit(entry)) for entry in criteria]
    return SecondView(
        criteria,
        tuple(entry for entry, is_used in zip(requirements, used, strict=True) if not is_used),
        relative_view(values, columns),
    )


def _is_criterion(requirement: Requirement) -> bool:
    """Whether values that answer the requirement can be set against one another: not where it
    leaves a needed condition open."""
    is_open = open_axes(requirement.conditions, requirement.definition)
    return requirement.limit is not None and not is_open


def _is_benefit(requirement: Requirement) -> bool:
    return requirement.operator is Operator.AT_LEAST


def criterion_value(verdict: Verdict) -> float:
    """The unfavourable end in the canonical unit; NaN where it is not known."""
    known = verdict.outcome.is_known or verdict.reason in (Reason.DEPENDS, Reason.CENSORED)
    end = verdict.low if _is_benefit(verdict.requirement) else verdict.high
    return end if known and end is not None else math.nan
