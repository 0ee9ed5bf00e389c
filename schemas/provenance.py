"""What a value of a card rests on, all of it in one place: the reader opens it at the value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cards.card import Card
from cards.comparability import missing_axes
from cards.quantity import Quantity
from cards.sources import EVIDENCE_GRADE_NAMES, GRADE_REASON_NAMES
from cards.standards import find_standard, standards_in, successor_of
from cards.values import BASIS_NAMES, Value
from cards.vocabulary import VOCABULARY
from cards.wording import NO_WORDING, Wording
from schemas import figures
from schemas.origins import derivation_text, short_symbol
from schemas.sheet_derived import unstated
from schemas.sheet_rows import content_text, statistics_text
from schemas.sheet_sections import symbol_text


@dataclass(frozen=True, slots=True)
class StatedCondition:
    """A condition with what is stated of it, empty where it is needed and not stated."""

    name: Wording
    says: Wording
    is_needed: bool


@dataclass(frozen=True, slots=True)
class NamedStandard:
    """A standard that a value names, with its title where that was read, and what supersedes it."""

    designation: str
    title: Wording
    successor: str


@dataclass(frozen=True, slots=True)
class Input:
    """A value that went into a formula; `anchor` is where it tells what it rests on itself, empty
    where it is derived, and then `derivation` says from what."""

    anchor: str
    symbol: str
    value: Wording
    basis: Wording
    conditions: Wording
    derivation: Wording
    source: int | None
    grade: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """A value with everything behind it; `canonical` is the value in the usual unit where it was
    typed in another, `source` the number of the source in the list of the card. What nobody stated
    has the `formula` it follows from and its `inputs` in place of a source."""

    anchor: str
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
    grade_reason: Wording
    note: str
    standards: tuple[NamedStandard, ...]
    formula: str
    inputs: tuple[Input, ...]


def provenances(card: Card) -> Mapping[int, Provenance]:
    """The provenance of every stated value, by its place on the card; what is absent has none."""
    return {
        place: _provenance(card, f"value-{place}", value)
        for place, value in enumerate(card.values)
        if not value.is_absent
    }


def derived_provenances(card: Card) -> tuple[Provenance, ...]:
    """The provenance of every value that follows from others, in the order of the sheet."""
    return tuple(
        _provenance(card, f"derived-{place}", value) for place, value in enumerate(unstated(card))
    )


def _provenance(card: Card, anchor: str, value: Value) -> Provenance:
    definition, derivation = VOCABULARY.property(value.property), value.derivation
    reason = card.grade_reason_of(value)
    return Provenance(
        anchor=anchor,
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
        source=None if derivation else _number(card, value),
        grade=reason.grade.value,
        grade_name=EVIDENCE_GRADE_NAMES[reason.grade],
        grade_reason=GRADE_REASON_NAMES[reason],
        note=value.note,
        standards=tuple(_known(standards_in(value.standard))) if value.standard else (),
        formula=derivation.formula if derivation else "",
        inputs=tuple(_input(card, entry) for entry in derivation.inputs) if derivation else (),
    )


def _number(card: Card, value: Value) -> int | None:
    """The number of the source of a value in the list of the card."""
    return next(
        (n for n, source in enumerate(card.sources, start=1) if source.id == value.source), None
    )


def _known(designations: Iterable[str]) -> Iterable[NamedStandard]:
    """Those of the standards of which more is known than how they are called."""
    for designation in designations:
        found, successor = find_standard(designation), successor_of(designation)
        if successor or (found and found.is_verified):
            title = found.title if found else NO_WORDING
            yield NamedStandard(designation, title, successor.designation if successor else "")


def _input(card: Card, value: Value) -> Input:
    place = next((n for n, entry in enumerate(card.values) if entry is value), None)
    return Input(
        anchor="" if place is None else f"value-{place}",
        symbol=short_symbol(VOCABULARY.property(value.property).symbol),
        value=content_text(value.content, value.property),
        basis=BASIS_NAMES[value.basis] if value.basis else NO_WORDING,
        conditions=figures.conditions_text(value.conditions),
        derivation=derivation_text(value.derivation),
        source=None if value.derivation else _number(card, value),
        grade=card.grade_of(value).value,
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
