"""Sheets with one point of a curve a row; what names the curve stands in its first row at least."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from cards.errors import UnknownAxis
from cards.problems import Path
from cards.vocabulary import VOCABULARY
from schemas.fields import Json
from schemas.workbook import cell_remarks as remarks
from schemas.workbook.beside import Beside, BesideColumns
from schemas.workbook.cells import read_number, typed_text
from schemas.workbook.findings import Cell
from schemas.workbook.gathering import Gathering
from schemas.workbook.grid import CellValue, Row
from schemas.workbook.making import Making, ValueOrigin
from schemas.workbook.plan import Column
from schemas.workbook.tables import Table
from schemas.workbook.texts import read_text
from schemas.workbook.value_rows import property_called

_POINT = ("x", "y")
_WORDS = ("property", "x_axis", "x_unit", "y_unit", "unit")

_KEYS = {"y_unit": "unit"}
_PLACES: dict[str, Path] = {"x_axis": ("curve", "x"), "x_unit": ("curve", "x_unit")}


@dataclass
class _Curve:
    """A curve with its points so far."""

    making: Making
    first: int
    said: dict[str, str]
    places: dict[Path, Cell]
    beside: Beside
    points: list[list[str]] = field(default_factory=list)


class CurveRows:
    """Reads the rows of one table of points into the cards of a workbook."""

    def __init__(self, table: Table, gathering: Gathering) -> None:
        self.table, self.gathering = table, gathering
        self.beside = BesideColumns(table, gathering.plan, gathering.heads, every=True)
        self.across, self.upward = self._must("x"), self._must("y")
        self.naming = [column for column in table.read if column.target not in _POINT]

    def _must(self, target: str) -> Column:
        column = self.table.plan.of(target)
        assert column is not None
        return column

    def read(self) -> None:
        for curve in self._curves():
            if curve.points:
                self._add(curve)

    def _curves(self) -> Iterator[_Curve]:
        curve: _Curve | None = None
        named: tuple[str, ...] = ()
        for place, row in self.table.data():
            names = tuple(typed_text(row[column.index]) for column in self.naming)
            if any(names) and names != named:
                if self.table.is_remark(row):
                    self.gathering.skip(self.table, place, row)
                    continue
                if curve is not None:
                    yield curve
                curve, named = self._begin(place, row), names
            self._point(curve, place, row)
        if curve is not None:
            yield curve

    def _begin(self, place: int, row: Row) -> _Curve | None:
        making = self.gathering.find(self.table, place, row)
        if making is None:
            return None
        making.came_from(self.table.plan.sheet, place)
        beside = self.beside.read(place, row, making)
        places = {("conditions",): self.table.cell(place, self.upward.index), **beside.places}
        said: dict[str, str] = {}
        for column in (column for column in self.table.read if column.target in _WORDS):
            key = _KEYS.get(column.target, column.target)
            stated = read_text(row[column.index], column.target)
            places[_PLACES.get(key, (key,))] = self.table.cell(place, column.index)
            said |= {key: stated.text} if stated.text else {}
        return _Curve(making, place, said, places, beside)

    def _point(self, curve: _Curve | None, place: int, row: Row) -> None:
        typed = [row[self.across.index], row[self.upward.index]]
        cells = [self.table.cell(place, column.index) for column in (self.across, self.upward)]
        if curve is None:
            return self._without_curve(typed, cells)
        if not any(map(typed_text, typed)):
            return None
        path: Path = ("curve", "points", len(curve.points))
        curve.places[path] = cells[0]
        curve.points.append([])
        for axis, (raw, cell) in enumerate(zip(typed, cells, strict=True)):
            said = read_number(raw)
            curve.points[-1].append(said.number)
            curve.places[(*path, axis)] = cell
            told = said.told_without_note if said.number else (remarks.curve_incomplete(),)
            curve.making.remarks += [(cell, remark, said.typed) for remark in told]
            if any(remark.is_hard for remark in told):
                curve.places[path] = cell
        return None

    def _without_curve(self, typed: list[CellValue], cells: list[Cell]) -> None:
        """A point before any curve; after a curve whose card is unknown, that is told already."""
        if not self.gathering.loose and any(map(typed_text, typed)):
            told = (cells[0], remarks.curve_not_begun(), typed_text(typed[0]))
            self.gathering.loose.append(told)

    def _add(self, curve: _Curve) -> None:
        source = self.beside.source_id(curve.beside, curve.making)
        pattern = curve.beside.pattern(self.across, None, self.gathering.plan, source)
        said = dict(curve.said)
        owner = property_called(said.pop("property", ""))
        axis = said.pop("x_axis", "")
        drawn: Json = {"x": _axis_key(axis), "x_unit": said.pop("x_unit", "")}
        drawn = {key: entry for key, entry in drawn.items() if entry}
        value: Json = {
            "property": owner.key if owner else curve.said.get("property", ""),
            "curve": {**drawn, "points": curve.points},
            **said,
            **pattern,
        }
        home = self.table.cell(curve.first, self.across.index)
        head = self.table.head(self.upward)
        curve.making.add_value(
            {key: entry for key, entry in value.items() if entry != ""},
            ValueOrigin(home, curve.places, head),
        )


def _axis_key(name: str) -> str:
    try:
        return VOCABULARY.find_axis(name).key
    except UnknownAxis:
        return name
