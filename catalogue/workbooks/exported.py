"""Cards as an xlsx that is written a row at a time, so that it may be larger than the memory."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import IO, Any

from cards.wording import Wording
from schemas.exports.book_rows import ABOUT, about, heads_of, rows_of
from schemas.exports.exported import Exported, Occasion
from schemas.exports.table_rows import Cell

MOST_CARDS = 20_000
"""With more cards a spreadsheet does not open any more in reasonable time; the file says so."""
MOST_ROWS = 1_000_000
"""Of a sheet, below the 1 048 576 of the format; further ones stand on a sheet that continues."""
LONGEST = 32_000
_UNSAFE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def write_book(
    file: IO[bytes], cards: Iterable[Exported], occasion: Occasion, at: datetime, language: str
) -> None:
    """Write the workbook; with the same cards and the same `at` its bytes are the same."""
    import xlsxwriter  # noqa: PLC0415 - not needed to start

    book = xlsxwriter.Workbook(file, _OPTIONS)
    book.set_properties({"title": "镁卡 MgCards", "author": "MgCards", "created": at})
    head = book.add_format({"bold": True, "bottom": 1, "font_color": "#0B5574"})
    _write_about(book, head, occasion, at)
    sheets = {
        name: _Pages(book, name, heads, head, language)
        for name, heads in heads_of(occasion.requirements).items()
    }
    for exported in cards:
        for row in rows_of(exported):
            sheets[row.sheet].add(row.cells)
    for pages in sheets.values():
        pages.finish()
    book.close()


def _write_about(book: Any, head: Any, occasion: Occasion, at: datetime) -> None:
    page = book.add_worksheet(ABOUT)
    for column, width in enumerate((18, 70, 70)):
        page.set_column(column, column, width)
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for row, (name, said) in enumerate(about(occasion, at.date().isoformat())):
        page.write_string(row, 0, name, head)
        page.write_string(row, 1, _text(said.zh), wrapped)
        page.write_string(row, 2, _text(said.en), wrapped)


class _Pages:
    """A sheet with the ones that continue it."""

    def __init__(
        self, book: Any, name: str, heads: Sequence[str], style: Any, language: str
    ) -> None:
        self._book, self._name, self._heads = book, name, heads
        self._style, self._language = style, language
        self._count = 0
        self._begin()

    def add(self, cells: Sequence[Cell]) -> None:
        if self._row > MOST_ROWS:
            self.finish()
            self._begin()
        for column, cell in enumerate(cells):
            self._write(column, cell)
        self._row += 1

    def finish(self) -> None:
        self._page.autofilter(0, 0, max(self._row - 1, 1), len(self._heads) - 1)

    def _begin(self) -> None:
        self._count += 1
        name = self._name if self._count == 1 else f"{self._name} {self._count}"
        self._page = self._book.add_worksheet(name)
        self._page.freeze_panes(1, 2)
        self._page.set_column(0, len(self._heads) - 1, 16)
        for column, text in enumerate(self._heads):
            self._page.write_string(0, column, _text(text), self._style)
        self._row = 1

    def _write(self, column: int, cell: Cell) -> None:
        if isinstance(cell, Wording):
            cell = cell.in_language(self._language)
        if isinstance(cell, str) and cell:
            self._page.write_string(self._row, column, _text(cell))
        elif isinstance(cell, int | float):
            self._page.write_number(self._row, column, cell)


def _text(text: str) -> str:
    """The text without signs that XML cannot hold, no longer than a cell; text never is a
    formula."""
    return _UNSAFE.sub("\ufffd", text)[:LONGEST]
