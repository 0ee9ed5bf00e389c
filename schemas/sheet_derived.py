"""What follows from the values of a card, as lines of its sheet and as plain mappings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from cards.card import Card
from cards.comparability import missing_axes
from cards.relations import INDICES
from cards.sections import HEAT, section_of
from cards.sources import EVIDENCE_GRADE_NAMES
from cards.values import BASIS_NAMES, Value
from cards.vocabulary import VOCABULARY
from cards.wording import NO_WORDING
from schemas import figures
from schemas.derived import DerivedLine
from schemas.origins import derivation_text, dump_derivation, short_symbol
from schemas.sheet_rows import content_text
from schemas.sheet_sections import rank
from schemas.value import ValueSchema

_VALUE = ValueSchema()
_ONLY_ON_THE_PAGE = frozenset(relation.target for relation in INDICES)


def derived_lines(card: Card) -> Mapping[str, tuple[DerivedLine, ...]]:
    """The derived values of properties that the card does not state, by section."""
    found: dict[str, list[DerivedLine]] = {}
    for place, value in enumerate(unstated(card)):
        found.setdefault(section_of(value), []).append(_line(card, place, value))
    return {section: tuple(lines) for section, lines in found.items()}


def unstated(card: Card) -> Iterator[Value]:
    """The values that follow from others of the card and that it does not state, in order."""
    for key in sorted(card.derived, key=rank):
        if all(value.is_absent for value in card.values_of(key)):
            yield from card.derived[key]


def _line(card: Card, place: int, value: Value) -> DerivedLine:
    definition, grade = VOCABULARY.property(value.property), card.grade_of(value)
    missing = missing_axes(value)
    is_index = value.property in _ONLY_ON_THE_PAGE
    return DerivedLine(
        place=place,
        key=value.property,
        name=definition.name,
        symbol=short_symbol(definition.symbol),
        content=content_text(value.content, value.property),
        basis=BASIS_NAMES[value.basis] if value.basis else NO_WORDING,
        condition=figures.conditions_text(value.conditions),
        missing=tuple(VOCABULARY.axis(axis).name for axis in missing),
        derivation=derivation_text(value.derivation),
        grade=grade.value,
        grade_name=EVIDENCE_GRADE_NAMES[grade],
        is_printed=not (is_index or missing) and section_of(value) != HEAT,
    )


def dump_derived(card: Card) -> list[dict[str, Any]]:
    """All derived values of a card, each with formula, inputs and evidence grade; no part of the
    document that its supplier typed."""
    return [
        _VALUE.dump(value)
        | {
            "grade": card.grade_of(value).value,
            "derivation": dump_derivation(value.derivation),
        }
        for values in card.derived.values()
        for value in values
    ]
