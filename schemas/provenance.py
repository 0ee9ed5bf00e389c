"""What a value of a card rests on, all of it in one place: the reader opens it at the value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cards.card import Card
from cards.comparability import missing_axes
from cards.quantity import Quantity
from cards.sources import EVIDENCE_GRADE_NAMES
from cards.values import BASIS_NAMES, Value
from cards.vocabulary import VOCABULARY
from cards.wording import NO_WORDING, Wording
from schemas import figures
from schemas.sheet_rows import content_text, statistics_text
from schemas.sheet_sections import symbol_text


@dataclass(frozen=True, slots=True)
class StatedCondition:
    """A condition with what is stated of it, empty where it is needed and not stated."""

    name: Wording
    says: Wording
    is_needed: bool


@dataclass(frozen=True, slots=True)
class Provenance:
    """A value with everything behind it; `canonical` is the value in the usual unit where it was
    typed in another, `source` the number of the source in the list of the card."""

    place: int
    name: Wording
    symbol: str
    value: Wording
    canonical: str
    basis: Wording
    conditions: tuple[StatedCondition, ...]
    is_comparable: bool
    specimen: str
    standard: str
    method: str
    tested_on: str
    statistics: Wording
    source: int | None
    grade: str
    grade_name: Wording
    note: str


def provenances(card: Card) -> Mapping[int, Provenance]:
    """The provenance of every stated value, by its place on the card; what is absent has none."""
    numbers = {source.id: number for number, source in enumerate(card.sources, start=1)}
    return {
        place: _provenance(card, place, value, numbers)
        for place, value in enumerate(card.values)
        if not value.is_absent
    }


def _provenance(card: Card, place: int, value: Value, numbers: Mapping[str, int]) -> Provenance:
    definition = VOCABULARY.property(value.property)
    grade = card.grade_of(value)
    return Provenance(
        place=place,
        name=definition.name,
        symbol=symbol_text(definition.symbol),
        value=content_text(value.content, value.property),
        canonical=_canonical(value.quantity),
        basis=BASIS_NAMES[value.basis] if value.basis else NO_WORDING,
        conditions=_conditions(value),
        is_comparable=not missing_axes(value),
        specimen=value.specimen,
        standard=value.standard,
        method=value.method,
        tested_on=value.tested_on.isoformat() if value.tested_on else "",
        statistics=statistics_text(value),
        source=numbers.get(value.source),
        grade=grade.value,
        grade_name=EVIDENCE_GRADE_NAMES[grade],
        note=value.note,
    )


def _canonical(quantity: Quantity | None) -> str:
    if quantity is None or _is_canonical(quantity):
        return ""
    return figures.interval(quantity.low, quantity.high, quantity.canonical_unit)


def _is_canonical(quantity: Quantity) -> bool:
    """Whether it was typed in the usual unit, however that is spelled."""
    return figures.unit_text(quantity.unit) == figures.unit_text(quantity.canonical_unit)


def _conditions(value: Value) -> tuple[StatedCondition, ...]:
    """What is stated, and after it what is needed and missing."""
    needed = VOCABULARY.property(value.property).needs
    stated = [
        StatedCondition(
            VOCABULARY.axis(condition.axis).name,
            figures.condition_text(condition),
            condition.axis in needed,
        )
        for condition in value.conditions.values()
    ]
    missing = [
        StatedCondition(VOCABULARY.axis(axis).name, NO_WORDING, is_needed=True)
        for axis in missing_axes(value)
    ]
    return (*stated, *missing)
