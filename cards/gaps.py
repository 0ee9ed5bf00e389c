"""What a card leaves open, and in which scenarios that would count.

A gap is one thing to do: state a condition, test a property, give a guaranteed or a closer value.
What is known, met or missed, is no gap: nothing that could be stated would change it.
"""

from __future__ import annotations

import builtins
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from cards.card import Card
from cards.comparability import missing_axes
from cards.matching import Match, Tier
from cards.obstacles import Hindrance, hindrance_of
from cards.requirement import Requirement
from cards.scenario import Scenario
from cards.values import Value
from cards.verdict import Reason, Verdict

Fits = Sequence[tuple[Scenario, Match]]


@dataclass(frozen=True, slots=True)
class Use:
    """A requirement of a scenario that the gap leaves open.

    `worth` is what closing the gap brings there: an equal part in the musts that are open, or
    the share in the score that is at stake; nothing where the card is excluded anyway.
    """

    scenario: Scenario
    requirement: Requirement
    worth: float
    is_excluded: bool


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that the card does not say of a property: `axes` are the conditions that it does
    not state, or under which it says nothing; `places` are the values concerned."""

    property: str
    hindrance: Hindrance
    reason: Reason
    axes: tuple[str, ...]
    places: tuple[int, ...]
    uses: tuple[Use, ...]

    @builtins.property
    def worth(self) -> float:
        """What closing it brings in all scenarios together."""
        return sum(use.worth for use in self.uses)

    @builtins.property
    def states_a_condition(self) -> bool:
        """Whether nothing but a condition has to be written down."""
        return self.reason is Reason.CONDITION_MISSING


_Kind = tuple[str, Hindrance, Reason, tuple[str, ...]]


def gaps(card: Card, fits: Fits) -> tuple[Gap, ...]:
    """The gaps of `card` against the scenarios that it was matched with, most valuable first."""
    found: dict[_Kind, list[tuple[Use, Verdict]]] = {}
    for scenario, match in fits:
        for verdict in filter(_is_open, match.verdicts):
            found.setdefault(_kind(verdict), []).append((_use(scenario, match, verdict), verdict))
    shown = [_gap(card, kind, entries) for kind, entries in found.items()]
    return tuple(sorted(shown, key=lambda gap: (-gap.worth, gap.property, gap.axes)))


def _is_open(verdict: Verdict) -> bool:
    return not verdict.outcome.is_known and hindrance_of(verdict) is not Hindrance.VALUE


def _kind(verdict: Verdict) -> _Kind:
    reason = verdict.reason or Reason.NOT_STATED
    return verdict.requirement.property, hindrance_of(verdict), reason, verdict.axes


def _gap(card: Card, kind: _Kind, entries: Sequence[tuple[Use, Verdict]]) -> Gap:
    key, hindrance, reason, axes = kind
    uses = sorted((use for use, _ in entries), key=lambda use: (use.is_excluded, -use.worth))
    places = _places(card, key, reason, axes, (verdict.value for _, verdict in entries))
    return Gap(key, hindrance, reason, axes, tuple(places), tuple(uses))


def _places(
    card: Card, key: str, reason: Reason, axes: Iterable[str], judged: Iterable[Value | None]
) -> Iterator[int]:
    """Where the values stand that have to be completed: all that lack the same conditions, else
    those that were judged."""
    seen = [value for value in judged if value is not None]
    for place, value in enumerate(card.values):
        lacks = value.property == key and set(axes) <= set(missing_axes(value)) and axes
        is_alike = reason is Reason.CONDITION_MISSING and lacks
        if is_alike or any(value is other for other in seen):
            yield place


def _use(scenario: Scenario, match: Match, verdict: Verdict) -> Use:
    is_excluded = match.tier is Tier.EXCLUDED
    worth = 0.0 if is_excluded else _worth(match, verdict)
    return Use(scenario, verdict.requirement, worth, is_excluded)


def _worth(match: Match, verdict: Verdict) -> float:
    requirement = verdict.requirement
    if requirement.is_must:
        return 1 / sum(_is_open_must(other) for other in match.verdicts)
    scored = (other.requirement for other in match.verdicts if other.requirement.is_scored)
    return requirement.weight / sum(entry.weight for entry in scored)


def _is_open_must(verdict: Verdict) -> bool:
    return verdict.requirement.is_must and not verdict.outcome.is_known
