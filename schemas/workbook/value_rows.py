"""Sheets with one value a row: card key, property, value, unit and everything beside it."""

from __future__ import annotations

from cards.problems import Path
from cards.vocabulary import VOCABULARY, Names, Property
from schemas.fields import Json
from schemas.workbook.beside import BesideColumns
from schemas.workbook.cells import absence_said, typed_text
from schemas.workbook.findings import Cell
from schemas.workbook.gathering import Gathering
from schemas.workbook.grid import Row
from schemas.workbook.making import Making, ValueOrigin
from schemas.workbook.numbers import WITHOUT_NUMBER, content_of_cell
from schemas.workbook.plan import Plan
from schemas.workbook.tables import Table
from schemas.workbook.texts import read_text

_SAID_IN_WORDS = ("property", "unit", "limit", "until")
_PROPERTIES = Names.of(VOCABULARY.properties.values())


def property_called(name: str) -> Property | None:
    """The property of that key, symbol or name."""
    return _PROPERTIES.find(name)


class ValueRows:
    """Reads the rows of one table of values into the cards of a workbook."""

    def __init__(self, table: Table, gathering: Gathering) -> None:
        self.table, self.gathering = table, gathering
        self.beside = BesideColumns(table, gathering.plan, gathering.heads, every=True)
        column = table.plan.of("value")
        assert column is not None
        self.column = column
        self.head = table.head(column)

    def read(self) -> None:
        for place, row in self.table.data():
            if self.table.is_remark(row):
                self.gathering.skip(self.table, place, row)
                continue
            making = self.gathering.find(self.table, place, row)
            if making is not None:
                self._value(place, row, making)

    def _value(self, place: int, row: Row, making: Making) -> None:
        beside = self.beside.read(place, row, making)
        cell = self.table.cell(place, self.column.index)
        places = {("conditions",): cell, **beside.places}
        said = self._words(place, row, making, places)
        owner = property_called(said.get("property", ""))
        entries = self._content(place, row, owner, said, places, making)
        is_bare = entries.get("absent") in WITHOUT_NUMBER
        source = "" if is_bare and not beside.has_source else self.beside.source_id(beside, making)
        plan = Plan() if is_bare else self.gathering.plan
        pattern = beside.pattern(self.column, None, plan, source)
        notes = [note for part in (pattern, entries) if (note := part.get("note"))]
        value = {**said, **pattern, **entries, "note": "; ".join(notes)}
        value["property"] = owner.key if owner is not None else said.get("property", "")
        given = {key: entry for key, entry in value.items() if entry != ""}
        making.add_value(given, ValueOrigin(cell, places, self.head))
        making.came_from(self.table.plan.sheet, place)

    def _words(
        self, place: int, row: Row, making: Making, places: dict[Path, Cell]
    ) -> dict[str, str]:
        found: dict[str, str] = {}
        for target in _SAID_IN_WORDS:
            column = self.table.plan.of(target)
            if column is None:
                continue
            stated = read_text(row[column.index], target)
            cell = places[(target,)] = self.table.cell(place, column.index)
            found |= {target: stated.text} if stated.text else {}
            making.remarks += [(cell, remark, stated.text) for remark in stated.remarks]
        return found

    def _content(
        self,
        place: int,
        row: Row,
        owner: Property | None,
        said: dict[str, str],
        places: dict[Path, Cell],
        making: Making,
    ) -> Json:
        cell = self.table.cell(place, self.column.index)
        content = content_of_cell(row[self.column.index], owner, said.get("unit", ""))
        making.remarks += [(cell, remark, content.typed) for remark in content.remarks]
        column = self.table.plan.of("absent")
        reason = _reason(typed_text(row[column.index])) if column else ""
        if column is not None and reason:
            places[("absent",)] = self.table.cell(place, column.index)
        return content.entries | ({"absent": reason} if reason else {})


def _reason(typed: str) -> str:
    """Why there is no value, where a column of its own says so."""
    known = absence_said(typed) if typed else None
    return known.value if known else typed
