"""The cells of a workbook as plain values, as whoever read the file hands them over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

CellValue = str | int | float | bool | datetime | date | time | timedelta | None
Row = tuple[CellValue, ...]
Area = tuple[int, int, int, int]
"""First row, first column, last row, last column, from 0, both ends within."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet; rows may differ in length."""

    name: str
    rows: tuple[Row, ...]
    merged: tuple[Area, ...] = ()


@dataclass(frozen=True, slots=True)
class Workbook:
    """The sheets in their order; `is_text` for CSV, in which every cell is a text."""

    sheets: tuple[Sheet, ...]
    is_text: bool = False


def column_letter(index: int) -> str:
    """The letters over a column counted from 0: 0 is A, 26 is AA."""
    letters = ""
    rest = index + 1
    while rest:
        rest, place = divmod(rest - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters
