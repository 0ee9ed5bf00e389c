"""CSV as a workbook of one sheet: encoding and delimiter are found out."""

from __future__ import annotations

import codecs
import csv
from itertools import islice

from catalogue.workbooks.refusals import refused
from catalogue.workbooks.scan import MOST_COLUMNS, MOST_PLACES, MOST_ROWS
from schemas.workbook.grid import Row, Sheet, Workbook

SHEET = "CSV"
DELIMITERS = ",;\t"
LOOKED_AT = 40
"""Rows by which the delimiter is chosen."""
_ENCODINGS = ("utf-16", "utf-8-sig", "gb18030", "utf-16-le", "utf-16-be")
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_delimited(raw: bytes) -> Workbook:
    """The table that the bytes hold, every cell a text as typed. Raises WorkbookRefused."""
    text = decoded(raw)
    delimiter, text, first = _parted(text)
    if text.count(delimiter) + text.count("\n") > MOST_PLACES or _is_endless(text):
        raise refused("workbook_too_many_cells")
    rows = [()] * first + _rows(text, delimiter)
    if len(rows) > MOST_ROWS or max(map(len, rows), default=0) > MOST_COLUMNS:
        raise refused("workbook_too_many_cells")
    return Workbook((Sheet(SHEET, tuple(rows)),), is_text=True)


def decoded(raw: bytes) -> str:
    """The text in UTF-8, UTF-16 or GB18030, whichever it is. Raises WorkbookRefused."""
    for encoding in _ENCODINGS:
        if encoding == "utf-16" and not raw.startswith(_UTF16):
            continue
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_text(text, encoding):
            return text
    raise refused("not_text")


def _is_text(text: str, encoding: str) -> bool:
    """Any two bytes are a sign of UTF-16: without a mark it must look like a table, too."""
    if "\0" in text:
        return False
    is_marked = not encoding.startswith("utf-16-")
    return is_marked or (
        any(sign in text for sign in f"\n{DELIMITERS}")
        and all(sign.isprintable() or sign.isspace() for sign in set(text))
    )


def _parted(text: str) -> tuple[str, str, int]:
    """The delimiter, the text without the line that names it, and how many lines that takes."""
    line, _, rest = text.partition("\n")
    named = line.strip().strip('"').lower()
    if named.startswith("sep=") and len(named) <= 5:
        return named[4:] or "\t", rest, 1
    return _delimiter(text), text, 0


def _delimiter(text: str) -> str:
    """What parts most rows into the same number of cells, and into more than one."""
    head = text[:100_000].splitlines(keepends=True)[:LOOKED_AT]

    def agreement(delimiter: str) -> tuple[int, int]:
        try:
            widths = [len(row) for row in islice(csv.reader(head, delimiter=delimiter), LOOKED_AT)]
        except csv.Error:
            return 0, 0
        widest = max(set(widths) or {0}, key=lambda width: (width > 1) * widths.count(width))
        return (widest > 1) * widths.count(widest), widest

    return max(DELIMITERS, key=agreement)


def _is_endless(text: str) -> bool:
    """Whether there are too many rows, which is plain to see where no line can be a part of one."""
    return '"' not in text and text.count("\n") > MOST_ROWS


def _rows(text: str, delimiter: str) -> list[Row]:
    lines = (f"{line}\n" for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    try:
        return [
            tuple(cell.strip() or None for cell in row)
            for row in islice(csv.reader(lines, delimiter=delimiter, strict=True), MOST_ROWS + 1)
        ]
    except csv.Error:
        raise refused("quote_left_open") from None
