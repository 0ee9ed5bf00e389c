"""Typed numbers with their units, as quantities and curves in canonical units.

Only a unit that is listed for the canonical one is accepted; nothing is guessed.
"""

from __future__ import annotations

from decimal import Decimal

from cards.errors import CardError, UnitNotAccepted
from cards.quantity import Quantity, read_decimal, read_quantity
from cards.units import Unit
from cards.values import Point
from cards.vocabulary import VOCABULARY, Property
from cards.wording import Wording
from schemas.complaint import Complaint, complaint_of
from schemas.fields import read_number


def measured(owner: Property, text: str, unit: str, *, key: str = "value") -> Quantity:
    """The quantity of `owner` that `text` and `unit` say, typed at the entry `key`.

    Raises ValidationError at `key` or at "unit".
    """
    assert owner.unit is not None
    canonical = VOCABULARY.units[owner.unit]
    try:
        quantity = read_quantity(text, unit, canonical)
    except UnitNotAccepted as error:
        place = key if read_number(text).unit else "unit"
        raise complaint_of(error, unit_advice(owner, error.unit)).at(place) from None
    _one_unit(canonical, read_number(text).unit, unit)
    return quantity


def unit_advice(owner: Property, unit: str) -> Wording:
    """Which units the property takes, and which properties the typed unit belongs to."""
    assert owner.unit is not None
    listed = ", ".join(VOCABULARY.units[owner.unit].inputs)
    others = [entry for entry in VOCABULARY.properties.values() if entry.unit == unit != ""][:3]
    zh = "、".join(entry.name.zh for entry in others)
    en = ", ".join(entry.name.en for entry in others)
    return Wording(
        f"{owner.name.zh}请用 {listed}" + (f"；若要填写{zh}，请改选该性能。" if others else "。"),
        f"Give {owner.name.en} in {listed}" + (f"; to give {en}, choose that." if others else "."),
    )


def _one_unit(canonical: Unit, inside: str, beside: str) -> None:
    if not inside or not beside:
        return
    if not canonical.accepts(beside) or canonical.scale(inside) != canonical.scale(beside):
        raise Complaint(
            "unit_contradicts",
            Wording(
                f"数值中写的单位“{inside}”与单位栏的“{beside}”不一致。",
                f"The number says '{inside}' and the unit entry says '{beside}'.",
            ),
            Wording("只保留正确的一个。", "Keep the right one only."),
            {"inside": inside, "beside": beside},
        ).at("unit")


def scaled(text: str, unit: str, canonical: Unit) -> float:
    """The number `text` in the canonical unit. Raises NumberUnreadable or UnitNotAccepted."""
    number: Decimal = read_decimal(text)
    return canonical.to_canonical(number, unit or ("1" if canonical.key == "1" else ""))


def points_of(
    typed: tuple[tuple[str, str], ...], x_unit: str, y_unit: str, units: tuple[Unit, Unit]
) -> tuple[Point, ...]:
    """The points of a curve in canonical units. Raises NumberUnreadable or UnitNotAccepted."""
    across, upward = units
    return tuple(
        Point(x, y, scaled(x, x_unit, across), scaled(y, y_unit, upward)) for x, y in typed
    )


def accept_unit(unit: Unit, typed: str, advice: Wording, *path: str) -> None:
    """Refuse the unit `typed` at `path` unless it is listed. Raises ValidationError."""
    try:
        unit.scale(typed or ("1" if unit.key == "1" else ""))
    except CardError as error:
        raise complaint_of(error, advice).at(*path) from None
