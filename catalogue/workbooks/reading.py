"""From the bytes of a file to its cells, and to what a reader of values would never tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from catalogue.workbooks.apart import unpacked
from catalogue.workbooks.delimited_text import read_delimited
from catalogue.workbooks.package import Kind, kind_of
from catalogue.workbooks.refusals import refused
from catalogue.workbooks.sheet_names import EXAMPLE, is_ours
from schemas.workbook.grid import Area, Row, Sheet, Workbook

Cell = tuple[int, int]
"""Row and column, from 0."""


NEVER_COMPUTED = "=…"
"""What stands in the place of a formula without a value: whoever reads on meets it."""


@dataclass(frozen=True, slots=True)
class CellRemark:
    """A cell that holds an error value such as `#REF!`, or, with none, a formula that was never
    computed."""

    sheet: str
    cell: Cell
    error: str


@dataclass(frozen=True, slots=True)
class ReadFile:
    """The cells of a file with what is to be remarked of some."""

    workbook: Workbook
    remarks: tuple[CellRemark, ...] = ()


def read_file(raw: bytes, name: str = "") -> ReadFile:
    """The cells of an xlsx or a text file. Raises WorkbookRefused, also for JSON."""
    kind = kind_of(raw, name)
    if kind is Kind.JSON:
        raise refused("workbook_other_kind")
    if kind is Kind.TEXT:
        return ReadFile(_filled(read_delimited(raw)))
    sheets = [found for found in unpacked(raw) if not is_ours(found[0])]
    workbook = Workbook(tuple(_sheet(*found) for found in sheets))
    remarks = [remark for found in sheets for remark in _remarks(*found)]
    return ReadFile(_filled(workbook), tuple(remarks))


def _sheet(
    name: str, rows: list[Any], merged: list[Area], _errors: object, uncomputed: list[Cell]
) -> Sheet:
    for row, column in uncomputed:
        rows.extend([()] * (row + 1 - len(rows)))
        cells = [*rows[row], *[None] * (column + 1 - len(rows[row]))]
        cells[column] = NEVER_COMPUTED
        rows[row] = tuple(cells)
    return Sheet(name, tuple(map(_without_example, rows)), tuple(merged))


def _without_example(row: Row) -> Row:
    """The row, or nothing in its place when it is an example of the template."""
    is_example = row and isinstance(row[0], str) and row[0].startswith(EXAMPLE)
    return () if is_example else row


def _remarks(
    name: str, _rows: object, _merged: object, errors: dict[Cell, str], uncomputed: list[Cell]
) -> list[CellRemark]:
    found = {cell: CellRemark(name, cell, "") for cell in uncomputed}
    found |= {cell: CellRemark(name, cell, error) for cell, error in errors.items()}
    return [found[cell] for cell in sorted(found)]


def _filled(workbook: Workbook) -> Workbook:
    """The workbook, unless nothing stands in it. Raises WorkbookRefused."""
    if not any(cell is not None for sheet in workbook.sheets for row in sheet.rows for cell in row):
        raise refused("workbook_empty")
    return workbook
