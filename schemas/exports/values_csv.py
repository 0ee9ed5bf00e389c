"""The values of cards as one table, each with everything that stands beside it (CARD §1)."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

from cards.card import Card
from cards.requirement import Requirement
from cards.values import Curve, Value
from cards.wording import Wording
from schemas.exports.exported import Exported
from schemas.exports.table_rows import (
    PROVENANCE_HEADS,
    VALUE_HEADS,
    Cell,
    provenance_cells,
    share_cells,
    value_cells,
    verdict_cells,
    verdict_heads,
)

HEADS = ("card", "designation", *VALUE_HEADS)
CURVE_HEADS = ("x", "x_unit", "points")
"""The axis of a curve, its unit, and every point as typed: `20 130; 150 90`."""

_NUMBER = re.compile(r"[+-]?\d[\d.]*(?:[eE][+-]?\d+)?(?:\s*(?:~|±|to)\s*[+-]?\d[\d.]*)?")
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a text begins that a spreadsheet would take for a formula."""


def values_csv(cards: Iterable[tuple[str, Card]], language: str) -> str:
    """The values of the cards, which stand with the names that readers know them by."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(HEADS)
    for name, card in cards:
        writer.writerows(_rows(name, card, language))
    return text.getvalue()


def _rows(name: str, card: Card, language: str) -> Iterator[Sequence[str]]:
    derived = (value for values in card.derived.values() for value in values)
    for value in (*card.values, *derived):
        yield _written([name, card.title, *value_cells(card, value)], language)


def exported_csv(
    cards: Iterable[Exported], requirements: Sequence[Requirement], language: str
) -> Iterator[str]:
    """The cards a piece at a time: values with the points of curves, composition, provenance, and
    how each card answers the requirements, if there are any."""
    heads = (*HEADS, *CURVE_HEADS, *PROVENANCE_HEADS, *verdict_heads(requirements))
    yield _lines([[plain(head) for head in heads]])
    for exported in cards:
        yield _lines(_written(row, language) for row in _exported_rows(exported))


def _exported_rows(exported: Exported) -> Iterator[list[Cell]]:
    card = exported.card
    first: list[Cell] = [exported.name, card.title]
    last = [*provenance_cells(exported), *verdict_cells(exported)]
    rows = [(value_cells(card, value), _points(value)) for value in exported.values]
    rows += [(cells, ["", "", ""]) for cells in share_cells(card)]
    if not rows:
        rows = [(["" for _ in VALUE_HEADS], ["", "", ""])]
    for cells, points in rows:
        yield [*first, *cells, *points, *last]


def _points(value: Value) -> list[Cell]:
    curve = value.content
    if not isinstance(curve, Curve):
        return ["", "", ""]
    pairs = (f"{point.typed_x} {point.typed_y}" for point in curve.points)
    return [curve.axis, curve.axis_unit, "; ".join(pairs)]


def _lines(rows: Iterable[Sequence[str]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue()


def _written(cells: Iterable[Cell], language: str) -> list[str]:
    return [_text(cell, language) for cell in cells]


def _text(cell: Cell, language: str) -> str:
    if isinstance(cell, Wording):
        return plain(cell.in_language(language))
    if isinstance(cell, str):
        return plain(cell)
    return "" if cell is None else repr(cell)


def plain(text: str) -> str:
    """A text that no spreadsheet takes for a formula; a number stays a number."""
    is_number = _NUMBER.fullmatch(text) is not None
    return f"'{text}" if text.startswith(FORMULA) and not is_number else text
