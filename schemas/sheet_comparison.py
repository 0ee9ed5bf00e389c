"""Cards side by side: guaranteed and typical numbers never share a column.

A cell holds the span of the comparable values of its card; only where there is none does it show
the others, marked as not comparable.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from cards.card import Card
from cards.comparability import missing_axes
from cards.sections import is_room_temperature
from cards.values import Value
from cards.vocabulary import VOCABULARY
from cards.wording import NO_WORDING, Wording
from schemas import figures
from schemas.sheet_sections import symbol_text

_ONE_COLUMN = ("density", "youngs_modulus", "fatigue_strength", "thermal_conductivity")
_TWO_COLUMNS = ("proof_strength_02", "tensile_strength", "elongation")

_GUARANTEED = Wording("保证", "guar.")
_TYPICAL = Wording("典型", "typ.")


@dataclass(frozen=True, slots=True)
class ComparisonColumn:
    """A property, or one of its two kinds of number, with the unit of the column."""

    key: str
    name: Wording
    symbol: str
    unit: str
    kind: Wording


@dataclass(frozen=True, slots=True)
class ComparisonCell:
    """The span of the numbers; empty when the card states none."""

    text: str
    is_comparable: bool


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """One card in the comparison."""

    number: str
    title: str
    cells: tuple[ComparisonCell, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The table of all cards."""

    columns: tuple[ComparisonColumn, ...]
    rows: tuple[ComparisonRow, ...]


_NOTHING = ComparisonCell("", is_comparable=True)

Filter = Callable[[Value], bool]


def _is_guaranteed(value: Value) -> bool:
    return value.basis is not None and value.basis.is_guaranteed


def _is_typical(value: Value) -> bool:
    return not _is_guaranteed(value) and (value.basis is None or value.basis.is_measured)


def comparison(cards: Sequence[tuple[str, str, Card]]) -> Comparison:
    """The comparison of cards given with their numbers and titles."""
    plan = list(_plan())
    rows = (
        ComparisonRow(number, title, tuple(_cell(card, key, keep) for key, _, keep in plan))
        for number, title, card in cards
    )
    return Comparison(tuple(_column(key, kind) for key, kind, _ in plan), tuple(rows))


def _plan() -> Iterable[tuple[str, Wording, Filter]]:
    yield _ONE_COLUMN[0], NO_WORDING, _is_typical
    for key in _TWO_COLUMNS:
        yield key, _GUARANTEED, _is_guaranteed
        yield key, _TYPICAL, _is_typical
    for key in _ONE_COLUMN[1:]:
        yield key, NO_WORDING, _is_typical


def _column(key: str, kind: Wording) -> ComparisonColumn:
    entry = VOCABULARY.property(key)
    unit = figures.unit_heading(entry.unit or "")
    return ComparisonColumn(key, entry.name, symbol_text(entry.symbol), unit, kind)


def _cell(card: Card, key: str, keep: Filter) -> ComparisonCell:
    values = [value for value in card.values_of(key) if _is_ambient_number(value) and keep(value)]
    comparable = [value for value in values if not missing_axes(value)]
    if not values:
        return _NOTHING
    return ComparisonCell(_span(comparable or values), is_comparable=bool(comparable))


def _is_ambient_number(value: Value) -> bool:
    stated = value.conditions.get("temperature")
    return value.quantity is not None and (stated is None or is_room_temperature(stated))


def _span(values: Sequence[Value]) -> str:
    quantities = [value.quantity for value in values if value.quantity is not None]
    lows = [quantity.low for quantity in quantities]
    highs = [quantity.high for quantity in quantities]
    closed_lows = [low for low in lows if low is not None]
    closed_highs = [high for high in highs if high is not None]
    floor = figures.interval(min(closed_lows), None, "1") if closed_lows else ""
    ceiling = figures.interval(None, max(closed_highs), "1") if closed_highs else ""
    if len(closed_highs) < len(highs):
        return floor if len(closed_lows) == len(lows) else f"{floor}; {ceiling}"
    if len(closed_lows) < len(lows):
        return ceiling
    return figures.interval(min(closed_lows), max(closed_highs), "1")
