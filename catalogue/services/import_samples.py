"""What stands below the head of a column: it helps to tell what the column is about."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.workbook.grid import CellValue, Row, Sheet, Workbook
from schemas.workbook.plan import ColumnPlan, Plan

LONGEST = 40
MOST = 2
LOOKED_AT = 60


def samples_of(workbook: Workbook, plan: Plan) -> dict[str, dict[str, str]]:
    """By sheet and index of the column its first values."""
    sheets = {sheet.name: sheet for sheet in workbook.sheets}
    return {
        known.sheet: dict(_columns(sheets[known.sheet], known))
        for known in plan.sheets
        if known.columns and known.sheet in sheets
    }


def _columns(sheet: Sheet, plan: ColumnPlan) -> Iterator[tuple[str, str]]:
    first = max(plan.header_rows, default=-1) + 1
    for column in plan.columns:
        said = _beside if plan.orientation == "columns" else _below
        found = list(dict.fromkeys(said(sheet.rows, first, column.index)))[:MOST]
        if found:
            yield str(column.index), "; ".join(found)


def _below(rows: tuple[Row, ...], first: int, index: int) -> Iterator[str]:
    for row in rows[first : first + LOOKED_AT]:
        yield from _shown(row[index : index + 1])


def _beside(rows: tuple[Row, ...], first: int, index: int) -> Iterator[str]:
    for row in rows[index : index + 1]:
        yield from _shown(row[first : first + LOOKED_AT])


def _shown(cells: tuple[CellValue, ...]) -> Iterator[str]:
    for cell in cells:
        if cell is not None:
            text = f"{cell:g}" if isinstance(cell, float) else str(cell)
            yield text[:LONGEST]
