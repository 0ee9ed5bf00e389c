"""What stands beside the values of a row: conditions, basis, method, specimen and source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from marshmallow import ValidationError

from cards.problems import Path
from cards.vocabulary import VOCABULARY, Property
from schemas.complaint import Complaint
from schemas.curve_header import read_stated
from schemas.fields import Json
from schemas.workbook import cell_remarks as remarks
from schemas.workbook.cells import typed_text
from schemas.workbook.fields import CONDITION, FIELDS, SOURCE_FIELDS, VALUE_FIELDS
from schemas.workbook.findings import Cell, Remark, hard
from schemas.workbook.grid import Row
from schemas.workbook.header_words import axes_of, unit_for
from schemas.workbook.making import Making
from schemas.workbook.plan import Column, Plan
from schemas.workbook.tables import Table
from schemas.workbook.texts import flag_said, read_state, read_text, units_of

_SOURCE = "source."
_FROM_THE_SHEET = ("s", "value_note", "limit", "until", "confidential")
_ENTRY = {"value_note": "note"}


@dataclass
class HeadRemarks:
    """What is said of whole columns, once for each."""

    told: dict[tuple[Cell, str], tuple[Remark, str]] = field(default_factory=dict)

    def tell(self, cell: Cell, remark: Remark, offending: str) -> None:
        self.told.setdefault((cell, remark.code), (remark, offending))


@dataclass
class Beside:
    """What one row says beside its values, and in which cells; `source` is as stated."""

    entries: dict[str, str | bool] = field(default_factory=dict)
    conditions: dict[str, str] = field(default_factory=dict)
    source: dict[str, str | bool] = field(default_factory=dict)
    source_cells: dict[str, Cell] = field(default_factory=dict)
    places: dict[Path, Cell] = field(default_factory=dict)

    @property
    def has_source(self) -> bool:
        return bool(set(self.source) - {"kind"})

    def pattern(self, column: Column, owner: Property | None, plan: Plan, source: str) -> Json:
        """The entries of a value under `column` but those that say what it is."""
        may_stand = None if owner is None else {axis.key for axis in axes_of(owner)}
        stated = {**plan.conditions, **self.conditions}
        conditions = {
            axis: state for axis, state in stated.items() if may_stand is None or axis in may_stand
        }
        said: Json = {
            "basis": column.basis or plan.basis,
            **self.entries,
            "conditions": conditions | dict(column.conditions),
            "source": source,
        }
        return {key: entry for key, entry in said.items() if entry or entry is False}


class BesideColumns:
    """The columns of a table that stand beside its values."""

    def __init__(self, table: Table, plan: Plan, heads: HeadRemarks, *, every: bool) -> None:
        """`every` condition goes with every value of the row: one value a row."""
        self.table, self.plan, self.heads, self.every = table, plan, heads, every
        names = (*VALUE_FIELDS, *_FROM_THE_SHEET) if every else tuple(VALUE_FIELDS)
        self._texts = [column for column in table.read if column.target in names]
        self._axes = [column for column in table.read if column.target.startswith(CONDITION)]
        self._sources = [column for column in table.read if column.target in SOURCE_FIELDS]
        self._heads = {column.index: table.head(column) for column in self._axes}
        self._stated = table.plan.of("conditions") if every else None
        title = table.plan.of("source.title") or next(iter(self._sources), None)
        self._title = title
        self._title_head = table.head(title) if title else table.cell(*self._corner)
        self._refused = {column.index for column in self._axes if self._is_refused(column)}

    def _is_refused(self, column: Column) -> bool:
        """Whether the head of a condition names a unit that it does not take."""
        axis = VOCABULARY.axes[column.target.removeprefix(CONDITION)]
        if not column.unit or axis.unit is None or unit_for(axis.unit, column.unit):
            return False
        said = remarks.unit_not_accepted(axis.name, column.unit, units_of(axis.unit))
        self.heads.tell(self._heads[column.index], said, column.header)
        return True

    def read(self, place: int, row: Row, making: Making) -> Beside:
        found = Beside()
        for column in self._texts:
            self._text(found, column, place, row, making)
        for column in self._axes:
            self._state(found, column, place, row, making)
        if self._stated is not None:
            self._conditions(found, self._stated, place, row, making)
        self._source(found, place, row, making)
        return found

    def _conditions(
        self, found: Beside, column: Column, place: int, row: Row, making: Making
    ) -> None:
        """Conditions written in one cell, as `方向=L; 厚度=2 mm`."""
        cell = found.places[("conditions",)] = self.table.cell(place, column.index)
        text = typed_text(row[column.index])
        try:
            found.conditions = read_stated(text) | found.conditions
        except ValidationError as error:
            making.remarks += [(cell, remark, text) for remark in _complaints(error)]

    def _text(self, found: Beside, column: Column, place: int, row: Row, making: Making) -> None:
        key = _ENTRY.get(column.target, column.target)
        cell = self.table.cell(place, column.index)
        stated = read_text(row[column.index], column.target)
        found.places[(key,)] = cell
        if stated.text:
            found.entries[key] = _entry(column.target, stated.text)
        making.remarks += [(cell, remark, stated.text) for remark in stated.remarks]

    def _state(self, found: Beside, column: Column, place: int, row: Row, making: Making) -> None:
        axis = VOCABULARY.axes[column.target.removeprefix(CONDITION)]
        cell = self.table.cell(place, column.index)
        found.places["conditions", axis.key] = cell
        stated = read_state(row[column.index], axis, column.unit)
        if column.index in self._refused:
            return
        if stated.lacks_unit and axis.unit is not None and not self.every:
            said = remarks.unit_missing(axis.name, units_of(axis.unit))
            self.heads.tell(self._heads[column.index], said, column.header)
            return
        if stated.text:
            found.conditions[axis.key] = stated.text
        making.remarks += [(cell, remark, stated.text) for remark in stated.remarks]

    def _source(self, found: Beside, place: int, row: Row, making: Making) -> None:
        for column in self._sources:
            key = column.target.removeprefix(_SOURCE)
            cell = self.table.cell(place, column.index)
            stated = read_text(row[column.index], column.target)
            found.source_cells[key] = cell
            if stated.text:
                found.source[key] = _entry(column.target, stated.text)
            making.remarks += [(cell, remark, stated.text) for remark in stated.remarks]
        if self._title is not None:
            found.places[("source",)] = self.table.cell(place, self._title.index)

    def source_id(self, found: Beside, making: Making) -> str:
        """The id of the row's source in its card, or of the one that the plan states for all."""
        stated = dict(found.source)
        if found.has_source:
            if set(stated) != {"id"} and self.plan.source.get("kind"):
                stated.setdefault("kind", self.plan.source["kind"])
            return making.source(stated, found.source_cells, self._title_head)
        if making.own_source or not self.plan.source:
            return making.own_source
        return making.source(dict(self.plan.source), {}, self.table.cell(*self._corner))

    @property
    def _corner(self) -> tuple[int, int]:
        """The cell that stands for what the plan says of the whole sheet."""
        first = next(iter(self.table.read), None)
        row = max(self.table.plan.header_rows, default=0)
        return row, first.index if first else 0


def _entry(target: str, text: str) -> str | bool:
    return flag_said(text) if FIELDS[target].kind == "flag" else text


def _complaints(error: ValidationError) -> Iterator[Remark]:
    for said in error.messages:
        assert isinstance(said, Complaint)
        yield hard(said.code, said.finding, said.advice)
