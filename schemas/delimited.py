"""Numbers in a text table: encoding, delimiter and decimal sign are found out and told."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from cards.wording import Wording, normalise
from schemas.complaint import Complaint

LARGEST = 1_000_000
"""Bytes."""
MOST_ROWS = 5000
MOST_COLUMNS = 20
LONGEST_HEAD = 300

_DELIMITERS = "\t;,"
_WITH_COMMA = re.compile(r"[+-]?\d[\d,]*,\d+(?:[eE][+-]?\d+)?")
_ONE_COMMA = re.compile(r"[+-]?\d+,\d+(?:[eE][+-]?\d+)?")
_MAY_BE_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2},\d{3}")
_BETWEEN_HEADS = re.compile(r"\s+(?![\[(（［【@＠/])")


@dataclass(frozen=True, slots=True)
class Line:
    """A row with its number in the file, counted from 1."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The names of the columns, the rows below them, and what was assumed in reading them."""

    header: Line
    rows: tuple[Line, ...]
    remarks: tuple[Wording, ...]
    is_spaced: bool


class NoTable(Exception):
    """Bytes that are no table of numbers; `complaint` says why."""

    def __init__(self, complaint: Complaint) -> None:
        super().__init__(complaint.code)
        self.complaint = complaint


def read_table(raw: bytes, begins: int = 1) -> Table:
    """The table that the bytes hold: UTF-8 or GB18030, columns parted by tab, `;`, `,` or space.

    Blank lines and lines that begin with `#` are passed over. A decimal comma is read where
    nothing else can be meant. `begins` is the number of the first line. Raises NoTable.
    """
    text, remarks = decoded(raw)
    lines = ["" if line.lstrip().startswith("#") else line for line in text.splitlines()]
    delimiter = _delimiter(lines, begins)
    found = list(_lines(lines, delimiter, begins) if delimiter else _spaced(lines, begins))
    if not found:
        raise NoTable(_EMPTY)
    header, *rows = found
    _within_limits(header, rows)
    points, assumed = _decimal_points(rows, delimiter)
    return Table(header, points, (*remarks, *assumed), not delimiter)


def decoded(raw: bytes) -> tuple[str, tuple[Wording, ...]]:
    """The text that the bytes hold, and what was assumed. Raises NoTable."""
    if len(raw) > LARGEST:
        raise NoTable(_too_many("file_too_large", len(raw), LARGEST, Wording("字节", "bytes")))
    try:
        return raw.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        pass
    try:
        return raw.decode("gb18030"), (_GB18030,)
    except UnicodeDecodeError:
        raise NoTable(_NOT_TEXT) from None


def _delimiter(lines: Sequence[str], begins: int) -> str:
    """What parts both the names and the first numbers; nothing when that is space."""
    for delimiter in _DELIMITERS:
        first_two = islice(_rows(lines, delimiter, begins), 2)
        if all(len(cells) > 1 for _, cells in first_two):
            return delimiter
    return ""


def _rows(lines: Sequence[str], delimiter: str, begins: int) -> Iterator[tuple[int, list[str]]]:
    """The rows that hold something, each with the number of its first line."""
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=delimiter)
    number = begins
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield number, cells
            number = reader.line_num + begins
    except csv.Error:
        raise NoTable(_quote_left_open(number)) from None


def _lines(lines: Sequence[str], delimiter: str, begins: int) -> Iterator[Line]:
    for number, cells in _rows(lines, delimiter, begins):
        yield Line(number, _trimmed(cells))


def _trimmed(cells: Sequence[str]) -> tuple[str, ...]:
    last = max(place for place, cell in enumerate(cells) if cell.strip())
    return tuple(cell.strip() for cell in cells[: last + 1])


def _spaced(lines: Sequence[str], begins: int) -> Iterator[Line]:
    numbered = [(number, line.strip()) for number, line in enumerate(lines, begins) if line.strip()]
    (number, names), *rows = numbered
    columns = len(rows[0][1].split()) if rows else 0
    apart = re.split(r"\s{2,}", names)
    yield Line(number, tuple(apart if len(apart) == columns else _BETWEEN_HEADS.split(names)))
    yield from (Line(number, tuple(row.split())) for number, row in rows)


def _within_limits(header: Line, rows: Sequence[Line]) -> None:
    if len(rows) > MOST_ROWS:
        raise NoTable(_too_many("too_many_rows", len(rows), MOST_ROWS, Wording("行", "rows")))
    columns = len(header.cells)
    if columns > MOST_COLUMNS:
        what = Wording("列", "columns")
        raise NoTable(_too_many("too_many_columns", columns, MOST_COLUMNS, what))
    longest = max(map(len, header.cells))
    if longest > LONGEST_HEAD:
        what = Wording("个字符的列名", "characters in the head of a column")
        raise NoTable(_too_many("head_too_long", longest, LONGEST_HEAD, what))


def _decimal_points(
    rows: Sequence[Line], delimiter: str
) -> tuple[tuple[Line, ...], tuple[Wording, ...]]:
    commas = [
        (row.number, cell)
        for row in rows
        for cell in row.cells
        if _WITH_COMMA.fullmatch(normalise(cell))
    ]
    if not commas:
        return tuple(rows), ()
    if delimiter not in (";", "\t") or not _are_decimal([cell for _, cell in commas], rows):
        raise NoTable(_decimal_comma(*commas[0]))
    pointed = (replace(row, cells=tuple(map(_pointed, row.cells))) for row in rows)
    return tuple(pointed), (_DECIMAL_COMMA,)


def _are_decimal(commas: Sequence[str], rows: Sequence[Line]) -> bool:
    """Whether a comma can only be a decimal sign: one in a number, no point anywhere, and not
    everywhere before three digits, as in `1,200`."""
    plain = [normalise(cell) for cell in commas]
    return (
        all(_ONE_COMMA.fullmatch(cell) for cell in plain)
        and not all(_MAY_BE_THOUSANDS.fullmatch(cell) for cell in plain)
        and not any("." in cell for row in rows for cell in row.cells)
    )


def _pointed(cell: str) -> str:
    plain = normalise(cell)
    return plain.replace(",", ".") if _ONE_COMMA.fullmatch(plain) else cell


_GB18030 = Wording("文件按 GB18030 编码读入。", "The file was read as GB18030.")
_DECIMAL_COMMA = Wording("逗号按小数点读入。", "Commas were read as decimal signs.")
_EMPTY = Complaint(
    "table_empty",
    Wording("没有任何内容。", "There is nothing in it."),
    Wording(
        "第一行写列名和单位，下面每行一个点。",
        "Name the columns with their units in the first row, and give one point a row below.",
    ),
)
_NOT_TEXT = Complaint(
    "encoding_unknown",
    Wording("既不是 UTF-8 也不是 GB18030 文本。", "It is text in neither UTF-8 nor GB18030."),
    Wording("请另存为 CSV（UTF-8）。", "Save it as CSV (UTF-8)."),
)


def _too_many(code: str, count: int, most: int, what: Wording) -> Complaint:
    return Complaint(
        code,
        Wording(f"共 {count} {what.zh}，最多 {most}。", f"{count} {what.en}; at most {most}."),
        Wording("请缩短，或拆成几个文件。", "Shorten it, or split it into several files."),
        {"count": count, "limit": most},
    )


def _quote_left_open(number: int) -> Complaint:
    return Complaint(
        "quote_left_open",
        Wording(f"第 {number} 行的引号没有结束。", f"Row {number}: a quotation mark stays open."),
        Wording("请成对使用引号，或删去。", "Close it or remove it."),
        {"row": number},
    )


def _decimal_comma(number: int, cell: str) -> Complaint:
    shown = cell[:40]
    return Complaint(
        "decimal_comma",
        Wording(
            f"第 {number} 行的“{shown}”含逗号，分不清是小数点还是千位分隔。",
            f"Row {number}: the comma in '{shown}' may part decimals or thousands.",
        ),
        Wording(
            "请用小数点写数，不写千位分隔；用分号或制表符分列时也可全部写小数逗号。",
            "Write decimal points and no thousands; with columns parted by semicolons or tabs, "
            "decimal commas throughout are read, too.",
        ),
        {"row": number},
    )
