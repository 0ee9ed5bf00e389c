"""A cell under an element, as the limits, the measured share or the balance of that element."""

from __future__ import annotations

import re

from cards.quantity import Form, read_typed
from cards.values import AbsenceReason
from cards.wording import fold, normalise
from schemas.fields import Json
from schemas.workbook import cell_remarks as remarks
from schemas.workbook.cells import number_digits, read_number, typed_text
from schemas.workbook.findings import Remark
from schemas.workbook.grid import CellValue

_BALANCE = frozenset(
    map(fold, ("余量", "余", "基", "基体", "bal", "bal.", "balance", "rem", "rem.", "remainder"))
)
_BY_MASS = re.compile(r"\s*(?:wt\.?\s*%|%\s*wt|mass\s*%)\s*$", re.IGNORECASE)
_STRICT = re.compile(r"\s*[<>](?!=)")
_SAYS_NOTHING = (AbsenceReason.NOT_TESTED, AbsenceReason.NOT_APPLICABLE)
_WHOLE = 1.0


def share_of_cell(cell: CellValue, element: str, share: str) -> tuple[Json, tuple[Remark, ...]]:
    """The entries of the element and what is said of the cell; no entries when it says nothing.

    Under an element alone a range gives both limits, `≤` and `≥` one, a number the measured share.
    """
    typed = typed_text(cell)
    if fold(typed) in _BALANCE:
        return {"balance": True}, ()
    said = read_number(_BY_MASS.sub("%", cell) if isinstance(cell, str) else cell, "%")
    if said.is_nothing or said.absent in _SAYS_NOTHING:
        return {}, said.told_without_note
    if said.absent:
        return {}, (remarks.share_without_number(typed, element),)
    told = said.told_without_note + _fraction(cell, element)
    key = share or "measured"
    if said.is_refused:
        return {key: said.number}, told
    return ({key: said.number} if share else _by_form(said.number)), told


def _by_form(text: str) -> Json:
    typed = read_typed(text)
    if typed.form is Form.RANGE:
        return {"min": str(typed.first), "max": str(typed.second)}
    limit = text if _STRICT.match(normalise(text)) else str(typed.first)
    if typed.form is Form.AT_MOST:
        return {"max": limit}
    return {"min": limit} if typed.form is Form.AT_LEAST else {"measured": text}


def _fraction(cell: CellValue, element: str) -> tuple[Remark, ...]:
    """Magnesium of at most 1 % is a share in a cell formatted in per cent."""
    if element != "Mg" or not isinstance(cell, int | float) or not 0 < cell <= _WHOLE:
        return ()
    return (remarks.fraction_for_percent(number_digits(float(cell)), number_digits(100.0 * cell)),)
