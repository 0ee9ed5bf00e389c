"""Sheets with one card a row: identity, composition, and one column for each property."""

from __future__ import annotations

from dataclasses import dataclass

from cards.vocabulary import VOCABULARY, Property
from schemas.workbook import card_remarks
from schemas.workbook import cell_remarks as remarks
from schemas.workbook.beside import Beside, BesideColumns, HeadRemarks
from schemas.workbook.cells import typed_text
from schemas.workbook.fields import COMPOSITION, PROPERTY
from schemas.workbook.findings import Cell
from schemas.workbook.gathering import Gathering
from schemas.workbook.grid import CellValue, Row
from schemas.workbook.header_words import unit_for
from schemas.workbook.making import Making, ValueOrigin
from schemas.workbook.numbers import WITHOUT_NUMBER, Content, content_of_cell
from schemas.workbook.plan import Column
from schemas.workbook.shares import share_of_cell
from schemas.workbook.tables import Table
from schemas.workbook.texts import units_of

NO_DESIGNATIONS = card_remarks.designation_column_missing().code


@dataclass(frozen=True, slots=True)
class _PropertyColumn:
    column: Column
    owner: Property
    head: Cell


@dataclass(frozen=True, slots=True)
class _ElementColumn:
    column: Column
    element: str
    share: str


class CardRows:
    """Reads the rows of one table of cards into the cards of a workbook."""

    def __init__(self, table: Table, gathering: Gathering) -> None:
        self.table, self.gathering = table, gathering
        self.heads: HeadRemarks = gathering.heads
        self.beside = BesideColumns(table, gathering.plan, self.heads, every=False)
        self.refused: list[Column] = list(table.held)
        self.properties = [entry for column in table.read for entry in self._property(column)]
        self.elements = [entry for column in table.read for entry in self._element(column)]

    def _property(self, column: Column) -> list[_PropertyColumn]:
        """The column with its property, unless its unit cannot be one of it."""
        owner = VOCABULARY.properties.get(column.target.removeprefix(PROPERTY))
        if owner is None or not column.target.startswith(PROPERTY):
            return []
        head = self.table.head(column)
        if column.unit and owner.unit and not unit_for(owner.unit, column.unit):
            said = remarks.unit_not_accepted(owner.name, column.unit, units_of(owner.unit))
            self.heads.tell(head, said, column.header)
            self.refused.append(column)
            return []
        return [_PropertyColumn(column, owner, head)]

    def _element(self, column: Column) -> list[_ElementColumn]:
        if not column.target.startswith(COMPOSITION):
            return []
        element, _, share = column.target.removeprefix(COMPOSITION).partition(".")
        if column.unit and column.unit != "%":
            said = remarks.share_not_in_percent(element, column.unit)
            self.heads.tell(self.table.head(column), said, column.header)
            return []
        return [_ElementColumn(column, element, share)]

    def read(self) -> None:
        if self.table.plan.of("designation") is None:
            self._no_designations()
        for place, row in self.table.data():
            if self.table.is_remark(row):
                self.gathering.skip(self.table, place, row)
            else:
                self._row(place, row)

    def _no_designations(self) -> None:
        for column in self.table.read[:1]:
            self.heads.tell(self.table.head(column), card_remarks.designation_column_missing(), "")

    def _row(self, place: int, row: Row) -> None:
        making = self.gathering.begin(self.table, place, row)
        beside = self.beside.read(place, row, making)
        if beside.has_source:
            making.own_source = self.beside.source_id(beside, making)
        making.is_partial = any(typed_text(row[column.index]) for column in self.refused)
        for entry in self.properties:
            self._value(entry, place, row[entry.column.index], beside, making)
        for element in self.elements:
            self._share(element, place, row[element.column.index], making)

    def _value(
        self, entry: _PropertyColumn, place: int, raw: CellValue, beside: Beside, making: Making
    ) -> None:
        content = content_of_cell(raw, entry.owner, entry.column.unit, entry.column.limit)
        cell = self.table.cell(place, entry.column.index)
        making.remarks += [(cell, remark, content.typed) for remark in content.remarks]
        if content.lacks_unit and entry.owner.unit is not None:
            said = remarks.unit_missing(entry.owner.name, units_of(entry.owner.unit))
            self.heads.tell(entry.head, said, entry.column.header)
            making.is_partial = True
        elif content.entries:
            value = {"property": entry.owner.key, **self._pattern(content, entry, beside, making)}
            making.add_value(value | content.entries, ValueOrigin(cell, beside.places, entry.head))

    def _pattern(
        self, content: Content, entry: _PropertyColumn, beside: Beside, making: Making
    ) -> dict[str, object]:
        if content.entries.get("absent") in WITHOUT_NUMBER:
            return {}
        source = self.beside.source_id(beside, making)
        return beside.pattern(entry.column, entry.owner, self.gathering.plan, source)

    def _share(self, entry: _ElementColumn, place: int, raw: CellValue, making: Making) -> None:
        said, told = share_of_cell(raw, entry.element, entry.share)
        cell = self.table.cell(place, entry.column.index)
        making.remarks += [(cell, remark, str(raw)) for remark in told]
        if said:
            making.add_element(entry.element, said, cell)
