"""Cells that should hold words, days or the state of a condition, as a document takes them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from cards.choices import find_choice
from cards.values import AbsenceReason
from cards.vocabulary import VOCABULARY, Axis
from cards.wording import Wording, fold
from schemas.form_words import form_called
from schemas.workbook import cell_remarks as remarks
from schemas.workbook.card_remarks import form_unknown
from schemas.workbook.cells import absence_said, read_number, typed_text
from schemas.workbook.fields import FIELDS
from schemas.workbook.findings import Remark
from schemas.workbook.grid import CellValue

_DAY = re.compile(
    r"(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?(?:[T ]00:00(?::00)?)?"
)
_PARTED = re.compile(r"[;；\n、]")
_SAYS_NOTHING = (AbsenceReason.NOT_TESTED, AbsenceReason.NOT_APPLICABLE)
_YES = frozenset(map(fold, ("是", "true", "yes", "y", "√", "1")))
_NO = frozenset(map(fold, ("否", "false", "no", "n", "×", "0")))


@dataclass(frozen=True, slots=True)
class Stated:
    """What a cell states, empty where nothing; `missing_unit` where a bare number needs one."""

    text: str = ""
    remarks: tuple[Remark, ...] = ()
    lacks_unit: bool = False


def read_text(cell: CellValue, target: str) -> Stated:
    """The words of an entry; `—`, `/` and `N/A` state nothing."""
    typed = typed_text(cell)
    if not typed or absence_said(typed) in _SAYS_NOTHING:
        return Stated()
    field = FIELDS[target]
    if field.kind == "date":
        return Stated(day_text(typed))
    if field.kind == "form" and not isinstance(cell, date):
        known = form_called(typed)
        return Stated(known or typed, () if known else (form_unknown(typed),))
    return Stated(typed, _changed_by_the_table(cell, typed, field.name))


def _changed_by_the_table(cell: CellValue, typed: str, name: Wording) -> tuple[Remark, ...]:
    return (remarks.date_for_text(typed, name),) if isinstance(cell, date) else ()


def day_text(typed: str) -> str:
    """A day as `2026-01-31`, from `2026/1/31`, `2026.1.31` or `2026年1月31日`; else as typed."""
    found = _DAY.fullmatch(typed)
    return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}" if found else typed


def flag_said(text: str) -> bool | str:
    """Yes or no in words as true or false; any other text as typed."""
    folded = fold(text)
    return folded in _YES if folded in _YES | _NO else text


def parted(text: str) -> list[str]:
    """The entries of a list in one cell, parted by `;` or `、`."""
    return [entry for part in _PARTED.split(text) if (entry := part.strip())]


def read_state(cell: CellValue, axis: Axis, unit: str) -> Stated:
    """The state of a condition; a bare number takes the `unit` of the head of its column."""
    typed = typed_text(cell)
    if axis.choices and find_choice(axis.choices, typed):
        return Stated(typed)
    if not typed or absence_said(typed) in _SAYS_NOTHING:
        return Stated()
    if axis.unit is None:
        is_day = axis.key == "date"
        return Stated(typed, () if is_day else _changed_by_the_table(cell, typed, axis.name))
    return Stated(typed) if fold(typed) in axis.words else _numeric_state(cell, axis.unit, unit)


def _numeric_state(cell: CellValue, canonical: str, unit: str) -> Stated:
    said = read_number(cell, canonical)
    if said.is_refused:
        return Stated(said.typed, () if isinstance(cell, str) else said.remarks)
    if said.absent:
        return Stated(said.typed)
    told = said.told_without_note
    if said.unit or canonical == "1":
        return Stated(_with(said.number, unit if unit == "%" and not said.unit else ""), told)
    if not unit:
        return Stated(said.number, told, lacks_unit=True)
    return Stated(_with(said.number, unit), told)


def _with(number: str, unit: str) -> str:
    return f"{number} {unit}" if unit else number


def implied_unit(canonical: str) -> str:
    """The unit of a quantity that knows only one scale, such as HBW or dB; else nothing."""
    scales = set(VOCABULARY.units[canonical].inputs.values())
    return canonical if len(scales) == 1 else ""


def units_of(canonical: str) -> str:
    """The units of a quantity, as advice lists them."""
    return "、".join(VOCABULARY.units[canonical].inputs)
