"""Cards side by side as a table for readers: every text of it is set here."""

from __future__ import annotations

import builtins
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from cards.card import Card
from cards.conditions import Conditions
from cards.sections import SECTIONS
from cards.side_by_side import Entry, Row, relative, rows
from cards.sources import EVIDENCE_GRADE_NAMES
from cards.span import Span
from cards.values import BASIS_NAMES, Basis
from cards.vocabulary import VOCABULARY
from cards.wording import NO_WORDING, Wording
from schemas import figures
from schemas.origins import derivation_text
from schemas.sheet_rows import content_text, statistics_text
from schemas.sheet_sections import symbol_text
from schemas.sheet_sources import source_text
from schemas.unit_systems import UnitSystem, quantity_in

GUARANTEED = Wording("保证值", "guaranteed")


@dataclass(frozen=True, slots=True)
class Figure:
    """One value with all that stands beside it; `condition` is what its row does not say."""

    value: Wording
    basis: Wording
    condition: Wording
    whole_condition: Wording
    specimen: str
    standard: str
    statistics: Wording
    source: Wording
    source_url: str
    grade: str
    grade_name: Wording
    derivation: Wording
    is_confidential: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """What a card says in a row; `relative` is how far it lies from the reference."""

    figures: tuple[Figure, ...]
    is_best: bool
    relative: str


@dataclass(frozen=True, slots=True)
class Line:
    """A row with its heading; `condition` holds for all of its values."""

    property: str
    name: Wording
    symbol: str
    kind: Wording
    condition: Wording
    missing: tuple[Wording, ...]
    apart: tuple[Wording, ...]
    cells: tuple[Cell, ...]
    differs: bool

    @builtins.property
    def is_comparable(self) -> bool:
        return not self.missing


@dataclass(frozen=True, slots=True)
class Group:
    """The lines of one section of the card."""

    key: str
    title: Wording
    lines: tuple[Line, ...]


def side_by_side(
    cards: Sequence[Card],
    reference: int | None = None,
    system: UnitSystem = UnitSystem.TYPED,
    *,
    only_differences: bool = False,
) -> tuple[Group, ...]:
    """The values of the cards in the order of the card's sections.

    `reference` is the place of the card from which the others' distance is told.
    """
    lines = (
        (row.section, _line(row, cards, reference, system))
        for row in rows(cards)
        if row.differs or not only_differences
    )
    return tuple(
        Group(key, SECTIONS[key][1], tuple(line for _, line in found))
        for key, found in groupby(lines, key=lambda pair: pair[0])
    )


def _line(row: Row, cards: Sequence[Card], reference: int | None, system: UnitSystem) -> Line:
    definition = VOCABULARY.property(row.property)
    shared = _shared(entry for cell in row.cells for entry in cell)
    best = row.best
    counted = row.counted
    against = None if reference is None else counted[reference]
    return Line(
        property=row.property,
        name=definition.name,
        symbol=symbol_text(definition.symbol),
        kind=GUARANTEED if row.is_guaranteed else NO_WORDING,
        condition=figures.conditions_text(shared),
        missing=_names(row.missing),
        apart=_names(row.apart),
        cells=tuple(
            Cell(
                tuple(_figure(entry, cards[place], shared, system) for entry in cell),
                place in best,
                "" if place == reference else relative_text(counted[place], against),
            )
            for place, cell in enumerate(row.cells)
        ),
        differs=row.differs,
    )


def _names(axes: Iterable[str]) -> tuple[Wording, ...]:
    return tuple(VOCABULARY.axis(axis).name for axis in axes)


def _shared(entries: Iterable[Entry]) -> Conditions:
    """The conditions that all values state as the first one types them, word for word."""
    first, *others = [entry.value.conditions for entry in entries]
    same = (
        state
        for axis, state in first.items()
        if all(axis in other and _is_same(other[axis], state) for other in others)
    )
    return Conditions.of(*same)


def _is_same(one: object, other: object) -> bool:
    return _plain(one) == _plain(other)


def _plain(state: object) -> tuple[object, ...]:
    return tuple(getattr(state, name) for name in ("low", "high", "choice"))


def _figure(entry: Entry, card: Card, shared: Conditions, system: UnitSystem) -> Figure:
    value = entry.value
    source, grade = card.source_of(value), card.grade_of(value)
    own = (state for axis, state in value.conditions.items() if axis not in shared)
    tells_basis = value.basis not in (None, Basis.TYPICAL, Basis.MINIMUM)
    return Figure(
        value=_content(entry, system),
        basis=BASIS_NAMES[value.basis] if value.basis and tells_basis else NO_WORDING,
        condition=figures.conditions_text(Conditions.of(*own)),
        whole_condition=figures.conditions_text(value.conditions),
        specimen=value.specimen,
        standard=value.standard,
        statistics=statistics_text(value),
        source=source_text(source),
        source_url=source.address if source else "",
        grade=grade.value,
        grade_name=EVIDENCE_GRADE_NAMES[grade],
        derivation=derivation_text(value.derivation),
        is_confidential=value.confidential,
    )


def _content(entry: Entry, system: UnitSystem) -> Wording:
    quantity = entry.value.quantity
    if quantity is None:
        return content_text(entry.value.content, entry.value.property)
    text = quantity_in(system, quantity)
    return Wording(text, text)


def relative_text(span: Span | None, reference: Span | None) -> str:
    """How far a number lies from the reference in per cent, as an interval where one of them is a
    range: `+8 %`, `−5 % … +12 %`, `≥ +3 %`; empty where it cannot be told."""
    found = None if span is None or reference is None else relative(span, reference)
    if found is None:
        return ""
    low, high = (_percent(end) for end in (found.low, found.high))
    if math.isinf(found.high):
        return f"≥{figures.NBSP}{low}"
    if math.isinf(found.low):
        return f"≤{figures.NBSP}{high}"
    return low if low == high else f"{low} … {high}"


def _percent(share: float) -> str:
    if math.isinf(share):
        return ""
    return f"±0{figures.NBSP}%" if abs(share) < 0.0005 else figures.signed_percent(share)
