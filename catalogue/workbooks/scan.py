"""Streams through the XML of an xlsx: counts cells and notes what a reader of values never sees.

A reader of values allocates the whole rectangle up to the farthest cell, drops error values,
takes a formula that was never computed for an empty cell, and forgets that 0.08 is shown as 8 %.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import IO, Any
from xml.parsers import expat
from zipfile import ZipFile

from catalogue.workbooks.sheet_names import column_index

MOST_ROWS = 200_000
LAST_ROW = 1_048_576
"""Of any spreadsheet, whether anything stands in it or not."""
MOST_COLUMNS = 8000
MOST_PLACES = 4_000_000
MOST_CELLS = 2_000_000
LONGEST_TEXT = 32_767
CHUNK = 1 << 16
_PLACE = re.compile(r"\$?([A-Z]{1,4})\$?(\d{1,8})")

Cell = tuple[int, int]


class Unreadable(Exception):
    """What stands in the way of reading; `code` is one that the catalogue knows."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass
class Notes:
    """What was seen of a sheet: error values and formulas never computed by their cells, and the
    style of numbers that are shown otherwise than they are kept."""

    errors: dict[Cell, str] = field(default_factory=dict)
    uncomputed: list[Cell] = field(default_factory=list)
    styles: dict[Cell, int] = field(default_factory=dict)


def refuse_declarations(package: ZipFile, parts: Iterable[str]) -> None:
    """Raises Unreadable when a part in XML declares a document type or is not well-formed, and
    when another one is an archive."""
    for part in parts:
        with package.open(part) as file:
            if part.lower().endswith((".xml", ".rels", ".vml")):
                _parse(file, _parser())
            else:
                _refuse_archive(file.read(8))


def _refuse_archive(beginning: bytes) -> None:
    if beginning.startswith((b"PK\x03\x04", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"MZ")):
        raise Unreadable("workbook_nested")


def scan_sheet(file: IO[bytes], telling_styles: frozenset[int]) -> Notes:
    """What is to be noted of a sheet. Raises Unreadable."""
    scan = _Scan(telling_styles)
    parser = _parser()
    parser.StartElementHandler = scan.start
    parser.EndElementHandler = scan.end
    parser.CharacterDataHandler = scan.text
    _parse(file, parser)
    return scan.notes


def _parser() -> Any:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_declaration
    return parser


def _refuse_declaration(*_: object) -> None:
    raise Unreadable("workbook_dtd")


def _parse(file: IO[bytes], parser: Any) -> None:
    try:
        while chunk := file.read(CHUNK):
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except expat.ExpatError:
        raise Unreadable("workbook_damaged") from None


class _Scan:
    """The state of one pass over a sheet: where it is, and what the cell holds so far."""

    def __init__(self, telling_styles: frozenset[int]) -> None:
        self.notes = Notes()
        self._telling = telling_styles
        self._row = self._column = -1
        self._last_row = self._last_column = 0
        self._cells = 0
        self._kind = ""
        self._style = 0
        self._has_formula = self._is_value = False
        self._value = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        if local == "c":
            self._start_cell(attributes)
        elif local == "row":
            self._start_row(attributes)
        elif local in ("v", "t"):
            self._is_value = True
        elif local == "f":
            self._has_formula = True

    def text(self, text: str) -> None:
        if self._is_value and len(self._value) <= LONGEST_TEXT:
            self._value += text

    def end(self, name: str) -> None:
        local = name.rpartition(":")[2]
        if local in ("v", "t"):
            self._is_value = False
        elif local == "c":
            self._end_cell()

    def _start_row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r", "")
        self._row = int(number) - 1 if number.isdecimal() else self._row + 1
        self._column = -1
        if self._row >= LAST_ROW:
            raise Unreadable("workbook_too_many_cells")

    def _start_cell(self, attributes: dict[str, str]) -> None:
        place = _PLACE.fullmatch(attributes.get("r", ""))
        self._column += 1
        if place:
            self._row, self._column = int(place[2]) - 1, column_index(place[1])
        self._kind = attributes.get("t", "")
        style = attributes.get("s", "0")
        self._style = int(style) if style.isdecimal() else 0
        self._has_formula, self._value = False, ""
        self._cells += 1
        self._check_count()

    def _end_cell(self) -> None:
        cell = (self._row, self._column)
        if self._value:
            self._reach(cell)
        if self._kind == "e":
            self.notes.errors[cell] = self._value or "#VALUE!"
        elif self._has_formula and not self._value and self._kind != "str":
            self.notes.uncomputed.append(cell)
            self._reach(cell)
        elif self._style in self._telling and self._kind in ("", "n") and self._value:
            self.notes.styles[cell] = self._style

    def _reach(self, cell: Cell) -> None:
        """Let the rectangle of the sheet reach to the cell."""
        self._last_row = max(self._last_row, cell[0] + 1)
        self._last_column = max(self._last_column, cell[1] + 1)
        places = self._last_row * self._last_column
        if self._last_row > MOST_ROWS or self._last_column > MOST_COLUMNS or places > MOST_PLACES:
            raise Unreadable("workbook_too_many_cells")

    def _check_count(self) -> None:
        if self._cells > MOST_CELLS:
            raise Unreadable("workbook_too_many_cells")
