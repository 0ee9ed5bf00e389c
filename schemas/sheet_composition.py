"""Composition as a sheet shows it: alloying elements, then the impurities that decide corrosion."""

from __future__ import annotations

from collections.abc import Mapping

from cards.card import Card
from cards.composition import IMPURITIES, Composition, ElementContent
from cards.quantity import Quantity
from schemas import figures
from schemas.sheet_parts import CompositionTable, ElementRow
from schemas.sheet_rows import source_numbers


def composition_table(card: Card) -> CompositionTable | None:
    """The composition of a card; None when it states none."""
    composition = card.composition
    if not composition:
        return None
    rows = [_element(content) for content in composition.elements]
    order = {element: place for place, element in enumerate(IMPURITIES)}
    return CompositionTable(
        alloying=tuple(entry for entry in rows if not entry.is_impurity),
        impurities=_impurities(rows, order),
        standard=composition.standard,
        source=source_numbers(card).get(composition.source),
        is_measured=any(entry.measured for entry in rows),
        iron_to_manganese=_iron_to_manganese(composition),
    )


def _impurities(rows: list[ElementRow], order: Mapping[str, int]) -> tuple[ElementRow, ...]:
    found = (entry for entry in rows if entry.is_impurity)
    return tuple(sorted(found, key=lambda entry: order[entry.element]))


def _element(content: ElementContent) -> ElementRow:
    return ElementRow(
        element=content.element,
        minimum=_share(content.minimum),
        maximum=_share(content.maximum),
        measured=_share(content.measured),
        is_balance=content.is_balance,
        is_impurity=content.element in IMPURITIES,
    )


def _share(quantity: Quantity | None) -> str:
    return "" if quantity is None else figures.quantity_number(quantity)


def _iron_to_manganese(composition: Composition) -> str:
    """Greatest Fe against least Mn: above the limit of its alloy, magnesium corrodes fast."""
    iron, manganese = composition.of("Fe"), composition.of("Mn")
    most = iron and (iron.measured or iron.maximum)
    least = manganese and (manganese.measured or manganese.minimum)
    if not most or not least or not most.high or not least.low:
        return ""
    return figures.significant(most.high / least.low, 2)
