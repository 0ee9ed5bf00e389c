"""Matches as a table for readers: a column for each requirement, a line for each card.

Every text is set here; a page only lays it out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cards.card import Card
from cards.comparability import conditions_wanted, open_axes
from cards.matching import TIER_NAMES, DecidingTest, Match, Tier
from cards.requirement import (
    DEMANDED_BASIS_NAMES,
    THRESHOLD_SOURCE_NAMES,
    DemandedBasis,
    Requirement,
)
from cards.sources import EVIDENCE_GRADE_NAMES
from cards.values import BASIS_NAMES
from cards.verdict import OUTCOME_NAMES, REASON_NAMES, Outcome, Verdict
from cards.vocabulary import VOCABULARY
from cards.wording import NO_WORDING, Wording
from schemas import figures
from schemas.gap_bar import GapBar, gap_bar
from schemas.limits import as_typed, limit_text, span_text, target_text, unit_of
from schemas.origins import derivation_text, read_at_text, read_value_text
from schemas.sheet_rows import content_text
from schemas.sheet_sections import symbol_text
from schemas.sheet_sources import source_text


@dataclass(frozen=True, slots=True)
class Column:
    """A requirement as a heading; `share` is its part of the score in per cent, `left_open` are
    the needed conditions that it does not limit."""

    property: str
    name: Wording
    symbol: str
    limit: str
    target: str
    condition: Wording
    left_open: tuple[Wording, ...]
    is_must: bool
    share: str
    basis: Wording
    threshold: str
    threshold_name: Wording
    source: str
    note: Wording
    text: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What is known of one card against one requirement; `read_at` where a curve was read,
    `derivation` of what the value was computed, `bar` how far it is from the limit."""

    column: Column
    outcome: str
    outcome_name: Wording
    reason: Wording
    value: Wording
    read_at: Wording
    derivation: Wording
    basis: Wording
    condition: Wording
    specimen: str
    grade: str
    grade_name: Wording
    source: Wording
    source_url: str
    gap: str
    relative_gap: str
    axes: tuple[Wording, ...]
    indication: str
    indication_name: Wording
    others: int
    scatter: Wording
    bar: GapBar | None


@dataclass(frozen=True, slots=True)
class Deciding:
    """A test that could put a card first, and the value it would have to show."""

    name: Wording
    value: str


@dataclass(frozen=True, slots=True)
class Line:
    """One card; `low` and `high` are shares of one, for the picture of the interval."""

    number: str
    tier: str
    tier_name: Wording
    is_scored: bool
    low: float
    high: float
    score: str
    coverage: str
    cells: tuple[Cell, ...]
    failing: tuple[Cell, ...]
    would_qualify: bool
    could_win: bool
    deciding: tuple[Deciding, ...]


@dataclass(frozen=True, slots=True)
class TierGroup:
    """The lines of one tier, in order; `count` cards are in it, of which these are shown."""

    tier: str
    name: Wording
    lines: tuple[Line, ...]
    count: int


@dataclass(frozen=True, slots=True)
class MatchTable:
    """All cards against all requirements."""

    columns: tuple[Column, ...]
    groups: tuple[TierGroup, ...]

    @property
    def count(self) -> int:
        return sum(group.count for group in self.groups)


def match_table(
    requirements: Sequence[Requirement],
    matches: Sequence[Match],
    cards: Mapping[str, Card],
    counts: Mapping[Tier, int] | None = None,
) -> MatchTable:
    """The table of `matches`, whose cards are in `cards` under their numbers; `counts` says how
    many there are in each tier where these are not all."""
    columns = columns_of(requirements)
    lines = [line(match, columns, cards[match.number]) for match in matches]
    groups = (_group(tier, lines, counts) for tier in Tier)
    return MatchTable(columns, tuple(groups))


def _group(tier: Tier, lines: Sequence[Line], counts: Mapping[Tier, int] | None) -> TierGroup:
    own = tuple(entry for entry in lines if entry.tier == tier.value)
    return TierGroup(
        tier.value, TIER_NAMES[tier], own, len(own) if counts is None else counts[tier]
    )


def columns_of(requirements: Sequence[Requirement]) -> tuple[Column, ...]:
    """Requirements as headings, with the share that each has of the score."""
    total = sum(entry.weight for entry in requirements if entry.is_scored)
    return tuple(_column(entry, total) for entry in requirements)


def _column(requirement: Requirement, total: float) -> Column:
    definition = requirement.definition
    threshold = requirement.threshold
    return Column(
        property=requirement.property,
        name=definition.name,
        symbol=symbol_text(definition.symbol),
        limit=limit_text(requirement),
        target=target_text(requirement),
        condition=figures.conditions_text(conditions_wanted(requirement.conditions, definition)),
        left_open=tuple(
            VOCABULARY.axis(axis).name for axis in open_axes(requirement.conditions, definition)
        ),
        is_must=requirement.is_must,
        share=figures.percent(requirement.weight / total) if requirement.is_scored else "",
        basis=DEMANDED_BASIS_NAMES[requirement.basis],
        threshold=threshold.value if threshold else "",
        threshold_name=THRESHOLD_SOURCE_NAMES[threshold] if threshold else NO_WORDING,
        source=requirement.source,
        note=requirement.note,
        text=requirement.text,
    )


def line(match: Match, columns: Sequence[Column], card: Card) -> Line:
    """One match against the requirements of `columns`."""
    cells = tuple(
        cell(verdict, column, card) for verdict, column in zip(match.verdicts, columns, strict=True)
    )
    return Line(
        number=match.number,
        tier=match.tier.value,
        tier_name=TIER_NAMES[match.tier],
        is_scored=match.is_scored,
        low=match.low,
        high=match.high,
        score=figures.score_interval(match.low, match.high),
        coverage=figures.percent(match.coverage),
        cells=cells,
        failing=tuple(
            entry for entry in cells if entry.column.is_must and entry.outcome == Outcome.FAIL.value
        ),
        would_qualify=match.would_qualify,
        could_win=match.could_win,
        deciding=tuple(_deciding(test) for test in match.deciding_tests),
    )


def _deciding(test: DecidingTest) -> Deciding:
    value = as_typed(test.requirement, test.value)
    unit = unit_of(test.requirement)
    sign = "" if value is None else ("≤" if test.requirement.low is None else "≥")
    shown = figures.with_unit(figures.significant(value, 3), unit) if value is not None else ""
    return Deciding(test.requirement.definition.name, f"{sign}{figures.NBSP}{shown}".strip())


def cell(verdict: Verdict, column: Column, card: Card) -> Cell:
    """One verdict with the value that it rests on."""
    value = verdict.value
    source = card.source_of(value) if value else None
    return Cell(
        column=column,
        outcome=verdict.outcome.value,
        outcome_name=OUTCOME_NAMES[verdict.outcome],
        reason=_reason(verdict),
        value=read_value_text(verdict) or _value_text(verdict),
        read_at=read_at_text(verdict),
        derivation=derivation_text(value.derivation) if value else NO_WORDING,
        basis=BASIS_NAMES[value.basis] if value and value.basis else NO_WORDING,
        condition=_condition_text(verdict),
        specimen=value.specimen if value else "",
        grade=verdict.grade.value if verdict.grade else "",
        grade_name=EVIDENCE_GRADE_NAMES[verdict.grade] if verdict.grade else NO_WORDING,
        source=source_text(card.source_of(value) if value else None),
        source_url=source.address if source else "",
        gap=_gap_text(verdict),
        relative_gap=_relative_text(verdict),
        axes=tuple(VOCABULARY.axis(axis).name for axis in verdict.axes),
        indication=verdict.indication.value if verdict.indication else "",
        indication_name=OUTCOME_NAMES[verdict.indication] if verdict.indication else NO_WORDING,
        others=len(verdict.others),
        scatter=_scatter_text(verdict),
        bar=gap_bar(verdict),
    )


def _scatter_text(verdict: Verdict) -> Wording:
    """How far the comparable values lie apart: `3 个可比数值 120~150 MPa`."""
    scatter = verdict.scatter
    if scatter is None:
        return NO_WORDING
    span = span_text(verdict.requirement, scatter.low, scatter.high)
    return Wording(
        f"{scatter.count} 个可比数值 {span}", f"{scatter.count} comparable values, {span}"
    )


def _reason(verdict: Verdict) -> Wording:
    if verdict.reason is not None:
        reasons = [REASON_NAMES[reason] for reason in (verdict.refused, verdict.reason) if reason]
        return Wording(
            "；".join(name.zh for name in reasons), "; ".join(name.en for name in reasons)
        )
    demanded = verdict.requirement.basis
    return NO_WORDING if demanded is DemandedBasis.TYPICAL else DEMANDED_BASIS_NAMES[demanded]


def _value_text(verdict: Verdict) -> Wording:
    value = verdict.value
    return content_text(value.content, value.property) if value else NO_WORDING


def _condition_text(verdict: Verdict) -> Wording:
    return figures.conditions_text(verdict.value.conditions) if verdict.value else NO_WORDING


def _gap_text(verdict: Verdict) -> str:
    if verdict.gap is None:
        return ""
    return figures.signed_amount(verdict.gap, verdict.requirement.definition.unit or "")


def _relative_text(verdict: Verdict) -> str:
    return "" if verdict.relative_gap is None else figures.signed_percent(verdict.relative_gap)
