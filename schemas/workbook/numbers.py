"""A cell under a property, or in the column of values, as the content of a value."""

from __future__ import annotations

from dataclasses import dataclass

from cards.quantity import Form, read_typed
from cards.vocabulary import Property
from schemas.fields import Json
from schemas.workbook import cell_remarks as remarks
from schemas.workbook.cells import Said, number_digits, read_number, typed_text
from schemas.workbook.findings import Remark
from schemas.workbook.grid import CellValue
from schemas.workbook.texts import implied_unit

WITHOUT_NUMBER = ("not_tested", "not_applicable", "on_request", "pending")
"""Reasons of an absence that needs neither basis nor source."""
_HUNDREDTH = 0.01


@dataclass(frozen=True, slots=True)
class Content:
    """The entries that say what a value is, empty when the cell says nothing.

    `lacks_unit` for a bare number that needs one.
    """

    entries: Json
    typed: str = ""
    remarks: tuple[Remark, ...] = ()
    lacks_unit: bool = False


NO_CONTENT = Content({})


def content_of_cell(cell: CellValue, owner: Property | None, unit: str, limit: str = "") -> Content:
    """What a cell says of the property; `unit` stands at the head of its column or beside it, and
    `limit` is the sign of the limit that the head makes of a bare number."""
    if owner is not None and owner.kind == "choice":
        return _choice(cell)
    said = read_number(cell, owner.unit if owner else None)
    if said.is_nothing:
        return NO_CONTENT
    note = {"note": said.note} if said.note else {}
    if said.absent:
        return Content({"absent": said.absent, **note}, said.typed, said.remarks)
    needed = owner is not None and owner.unit not in ("1", None) and not said.is_refused
    unit = unit or (implied_unit(owner.unit) if owner and owner.unit else "")
    lacks_unit = needed and not unit and not said.unit
    told = said.remarks + _fraction(cell, owner, unit, said)
    beside = {"unit": unit} if unit else {}
    number = said.number if said.is_refused else _limited(said.number, limit)
    return Content({"value": number, **beside, **note}, said.typed, told, lacks_unit)


def _limited(number: str, limit: str) -> str:
    is_bare = limit and read_typed(number).form is Form.SINGLE
    return f"{limit}{number}" if is_bare else number


def _choice(cell: CellValue) -> Content:
    typed = typed_text(cell)
    said = read_number(cell)
    if not typed:
        return NO_CONTENT
    return Content({"absent": said.absent} if said.absent else {"choice": typed}, typed)


def _fraction(cell: CellValue, owner: Property | None, unit: str, said: Said) -> tuple[Remark, ...]:
    """The remark on a number that a cell formatted in per cent holds a hundredfold too small."""
    is_number = isinstance(cell, int | float) and not isinstance(cell, bool)
    if owner is None or not is_number or unit != "%" or owner.typical is None:
        return ()
    number = float(said.number)
    low, high = owner.typical
    is_small = 0 < number < (low if low > 0 else high * _HUNDREDTH)
    if not is_small or not low <= 100 * number <= high:
        return ()
    return (remarks.fraction_for_percent(said.number, number_digits(100 * number)),)
