"""The points of a curve as lines of text, `x<tab>y`, as a spreadsheet copies them, and back."""

from __future__ import annotations

from typing import Any

from cards.errors import CardError
from cards.quantity import read_decimal
from schemas.card_form.shown import text_of
from schemas.curve_header import read_heading
from schemas.delimited import NoTable, read_table


def points_text(raw: Any) -> str | None:
    """Points of a document as lines; None for what lines cannot say."""
    if raw is None:
        return ""
    lines = [_line(point) for point in raw] if isinstance(raw, list) else [None]
    return None if None in lines else "\n".join(filter(None, lines))


def _line(point: Any) -> str | None:
    cells = [text_of(cell) for cell in point] if isinstance(point, list) else [text_of(point)]
    if not cells or any(cell is None or not cell.strip() or _parts(cell) for cell in cells):
        return None
    return "\t".join(filter(None, cells))


def _parts(cell: str) -> bool:
    return any(sign in cell for sign in "\t\r\n")


def read_points(text: str) -> list[list[str]]:
    """The points that lines say, a head of names left out; a line that is no pair stays a line.

    Columns are parted by tab, `;`, `,` or space; a decimal comma is read where it must be one.
    """
    _, lines = _head_and_lines(text)
    if not lines:
        return []
    names = (sign_in(lines[0]) or " ").join("xy")
    try:
        found = [list(row.cells) for row in read_table("\n".join([names, *lines]).encode()).rows]
    except NoTable:
        found = []
    return found or [line.split() for line in lines]


def units_in_head(text: str) -> tuple[str, str]:
    """The units of x and y that a head of names states: `T [°C]<tab>Rm [MPa]`."""
    head, _ = _head_and_lines(text)
    cells = [*head.split(sign_in(head) or None), "", ""]
    x, y = (read_heading(cell.strip(), lambda _: False).unit for cell in cells[:2])
    return x, y


def _head_and_lines(text: str) -> tuple[str, list[str]]:
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) > 1 and not begins_with_a_number(lines[0]):
        return lines[0], lines[1:]
    return "", lines


def sign_in(line: str) -> str:
    """What parts the columns of a line; nothing when that is space."""
    return next((sign for sign in "\t;," if sign in line), "")


def begins_with_a_number(line: str) -> bool:
    """Whether a line holds a point, and not the names of columns."""
    first = line.replace(";", " ").replace(",", " ").split()
    try:
        read_decimal(first[0] if first else "")
    except CardError:
        return False
    return True
