"""Rows of a composition pasted from a spreadsheet: element, limits, measured share."""

from __future__ import annotations

import re
from typing import Any

from cards.wording import fold
from schemas.elements import find_element

_COLUMNS = ("element", "min", "max", "measured")
_NAMES = {
    "element": ("element", "元素", "symbol"),
    "min": ("min", "minimum", "下限", "最小"),
    "max": ("max", "maximum", "上限", "最大"),
    "measured": ("measured", "actual", "实测", "typical", "含量", "%", "wt%"),
}
_BALANCE = ("余量", "余", "balance", "bal", "bal.", "rem", "rem.", "remainder")
_NOTHING = ("-", "–", "—", "/", "")
_RANGE = re.compile(r"^([\d.]+)\s*(?:~|～|-|–|—|至|to)\s*([\d.]+)$", re.IGNORECASE)


def pasted_elements(text: str) -> list[dict[str, Any]]:
    """The entries that lines of cells give: with a head of names in any order, else element,
    minimum, maximum and measured. Two rows, elements above shares, are read as well."""
    lines = [_cells(line) for line in text.splitlines() if line.strip()]
    if _lies_across(lines):
        lines = [list(pair) for pair in zip(*lines, strict=False)]
    columns, rows = _columns(lines)
    return [entry for row in rows if (entry := _entry(row, columns))]


def _cells(line: str) -> list[str]:
    sign = next((sign for sign in "\t;,，" if sign in line), None)
    return [cell.strip() for cell in line.split(sign)]


def _lies_across(lines: list[list[str]]) -> bool:
    """Whether the elements stand beside one another, with the shares below."""
    return len(lines) >= 2 and len(lines[0]) > 2 and all(map(_is_element_or_head, lines[0]))


def _is_element_or_head(cell: str) -> bool:
    return find_element(cell) is not None or fold(cell) in map(fold, _NAMES["element"]) or not cell


def _columns(lines: list[list[str]]) -> tuple[list[str], list[list[str]]]:
    """What each column means, and the rows below the head."""
    if not lines:
        return [], []
    named = [_column_called(cell) for cell in lines[0]]
    if "element" in named:
        return named, lines[1:]
    widest = max(map(len, lines))
    return list(_COLUMNS if widest > 2 else ("element", "share")), lines


def _column_called(cell: str) -> str:
    name = fold(re.sub(r"[（(\[].*", "", cell))
    return next((key for key, names in _NAMES.items() if name in map(fold, names)), "")


def _entry(row: list[str], columns: list[str]) -> dict[str, Any]:
    entry: dict[str, Any] = {}
    for column, cell in zip(columns, row, strict=False):
        if column and fold(cell) not in _NOTHING:
            entry |= _share(column, cell)
    return entry


def _share(column: str, cell: str) -> dict[str, Any]:
    if column == "element":
        return {"element": cell}
    if fold(cell) in map(fold, _BALANCE):
        return {"balance": True}
    limits = _RANGE.match(cell)
    if limits and column in ("share", "measured"):
        return {"min": limits[1], "max": limits[2]}
    if column == "share":
        return {"max" if cell[:1] in "≤<" else "measured": cell}
    return {column: cell}
