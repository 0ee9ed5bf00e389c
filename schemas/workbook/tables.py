"""A sheet with its plan: rows of cards, whichever way they lie, and where each cell is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from cards.designations import find_alloys
from cards.wording import fold
from cards.words import HAN
from schemas.workbook.cells import typed_text
from schemas.workbook.fields import IGNORE, UNMAPPED
from schemas.workbook.findings import Cell
from schemas.workbook.grid import CellValue, Row, Sheet
from schemas.workbook.headings import find_target
from schemas.workbook.plan import Column, ColumnPlan
from schemas.workbook.regions import filled, said_in, turned

_NOTE = re.compile(
    r"^\s*(?:注|备注|说明|附注|数据来源|来源|note|notes|remark|remarks|source)\s*\d*\s*[:：.、]"
    r"|^\s*[*＊①-⑳※†]",
    re.IGNORECASE,
)
_SUMMARIES = frozenset(
    map(fold, ("平均", "平均值", "均值", "最大值", "最小值", "合计", "标准差", "average", "mean",
               "max", "min", "total", "标准偏差"))
)  # fmt: skip
_A_SENTENCE = 40
_IDENTITY = ("key", "designation")
_LABEL = re.compile(rf"[{HAN}\s、，（）()—-]+")


@dataclass(frozen=True)
class Table:
    """The rows of a sheet as its plan has them; `rows` lie the way that one row is one card."""

    plan: ColumnPlan
    rows: tuple[Row, ...]

    @classmethod
    def of(cls, sheet: Sheet, plan: ColumnPlan) -> Table:
        rows = filled(sheet)
        return cls(plan, turned(rows) if plan.orientation == "columns" else rows)

    def cell(self, row: int, column: int) -> Cell:
        """Where in the sheet the cell of that row and column of the table stands."""
        if self.plan.orientation == "columns":
            row, column = column, row
        return Cell(self.plan.sheet, row, column)

    def head(self, column: Column) -> Cell:
        """The cell that says what the column is about."""
        rows = [row for row in self.plan.header_rows if said_in(self.at(row, column.index))]
        named = [row for row in rows if self._target(row, column) == column.target]
        return self.cell(next(iter([*named[-1:], *rows[-1:], 0])), column.index)

    def _target(self, row: int, column: Column) -> str:
        return find_target(said_in(self.at(row, column.index)))

    def at(self, row: int, column: int) -> CellValue:
        is_inside = row < len(self.rows) and column < len(self.rows[row])
        return self.rows[row][column] if is_inside else None

    @cached_property
    def read(self) -> tuple[Column, ...]:
        """The columns that are read."""
        return tuple(
            column
            for column in self.plan.columns
            if column.target not in (UNMAPPED, IGNORE) and not column.is_held
        )

    @property
    def held(self) -> tuple[Column, ...]:
        """The columns that somebody has to confirm first."""
        return tuple(column for column in self.plan.columns if column.is_held)

    @property
    def first_row(self) -> int:
        return max(self.plan.header_rows, default=-1) + 1

    def data(self) -> Iterator[tuple[int, Row]]:
        """The rows below the heads that hold anything, each as wide as the plan."""
        width = max((column.index for column in self.plan.columns), default=-1) + 1
        for place in range(self.first_row, len(self.rows)):
            row = self.rows[place]
            if any(_is_given(cell) for cell in row):
                yield place, row + (None,) * (width - len(row))

    def is_remark(self, row: Row) -> bool:
        """Whether a row is a note, a sum, a label of a group or the heads once more, not a card."""
        given = [(place, cell) for place, cell in enumerate(row) if _is_given(cell)]
        texts = {typed_text(cell) for _, cell in given}
        first = typed_text(given[0][1])
        if len(texts) == 1 and self._is_lone_remark(first, given[0][0], len(given)):
            return True
        is_note = _NOTE.match(first) and not any(_is_number(cell) for _, cell in given)
        return bool(is_note) or fold(first) in _SUMMARIES or self._repeats_heads(row)

    def _is_lone_remark(self, text: str, place: int, cells: int) -> bool:
        if cells > 1 or len(text) > _A_SENTENCE or _NOTE.match(text):
            return True
        identity = [column.index for column in self.read if column.target in _IDENTITY]
        is_label = _LABEL.fullmatch(text) and not find_alloys(text)
        return bool(place not in identity or is_label)

    def _repeats_heads(self, row: Row) -> bool:
        headed = [column for column in self.read if said_in(row[column.index])]
        again = [
            column
            for column in headed
            if fold(said_in(row[column.index])) in map(fold, column.parts)
        ]
        return len(again) > 1 and 2 * len(again) > len(headed)


def _is_given(cell: CellValue) -> bool:
    return cell is not None and (not isinstance(cell, str) or bool(cell.strip()))


def _is_number(cell: CellValue) -> bool:
    return isinstance(cell, int | float) and not isinstance(cell, bool)
