"""Numbers as findings quote them."""

from __future__ import annotations

from cards.quantity import Quantity, read_typed
from cards.units import unit_key
from cards.vocabulary import VOCABULARY, Axis, Property
from cards.wording import Wording


def figure(number: float, unit: str | None = None) -> str:
    """`number` to six significant digits, with the display form of a canonical unit."""
    return _with_unit(format(number, ".6g"), unit_display(unit))


def typed(quantity: Quantity) -> str:
    """What was typed, with the unit when it does not already stand in the text."""
    if read_typed(quantity.text).unit:
        return quantity.text
    return _with_unit(quantity.text, _unit_as_shown(quantity))


def _unit_as_shown(quantity: Quantity) -> str:
    """The display form of the canonical unit if that was typed, else the unit as typed."""
    canonical = VOCABULARY.units.get(quantity.canonical_unit)
    if canonical and canonical.spellings.get(unit_key(quantity.unit)) == canonical.key:
        return canonical.display
    return quantity.unit


def between(low: float, high: float, unit: str | None) -> str:
    return _with_unit(f"{low:.6g}~{high:.6g}", unit_display(unit))


def percent(share: float) -> str:
    return f"{100 * share:.2g} %" if share < 1 else f"{100 * share:.0f} %"


def unit_display(unit: str | None) -> str:
    known = VOCABULARY.units.get(unit or "")
    return known.display if known else ""


def named(entry: Property | Axis) -> Wording:
    """The name with its symbol: 抗拉强度 Rm."""
    return Wording(
        f"{entry.name.zh} {entry.symbol}".strip(), f"{entry.name.en} {entry.symbol}".strip()
    )


def _with_unit(text: str, unit: str) -> str:
    return f"{text} {unit}" if unit else text
