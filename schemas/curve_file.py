"""Curves from the columns of a text table: x first, then one curve a column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from marshmallow import ValidationError

from cards.errors import NumberUnreadable, UnknownAxis
from cards.problems import Path, Problem, Severity
from cards.quantity import read_decimal
from cards.vocabulary import VOCABULARY, Axis, Property
from cards.wording import Wording
from schemas import curve_complaints as complaints
from schemas.complaint import Complaint
from schemas.curve_header import (
    Heading,
    find_property,
    property_called,
    read_heading,
    read_stated,
    x_axis_called,
)
from schemas.delimited import Line, NoTable, Table, read_table
from schemas.fields import Json
from schemas.findings import refusals
from schemas.value import ValueSchema

MOST_PROBLEMS = 50
_VALUE = ValueSchema()
_ESSENTIAL = {"property", "curve", "unit"}
"""Entries of a value without which the rest of it cannot be read."""


@dataclass(frozen=True, slots=True)
class CurveFile:
    """The values that a file gives, what is wrong with the rest, and what was assumed."""

    values: tuple[Json, ...]
    problems: tuple[Problem, ...]
    remarks: tuple[Wording, ...] = ()


@dataclass(frozen=True)
class _Reading:
    """A file while it is read; every problem is kept once."""

    table: Table
    common: Json
    x: Heading
    axis: Axis | None
    problems: dict[tuple[str, Path], Problem] = field(default_factory=dict)

    def note(self, path: Path, complaint: Complaint) -> None:
        said = (complaint.finding, complaint.advice, complaint.numbers)
        self.keep(Problem(complaint.code, Severity.HARD, path, *said))

    def keep(self, problem: Problem) -> None:
        self.problems.setdefault((problem.code, problem.path), problem)


@dataclass(frozen=True, slots=True)
class _Node:
    """A row that gives a point: x as typed and as a number, and y as typed."""

    row: int
    typed_x: str
    x: Decimal
    typed_y: str


def read_curves(raw: bytes, common: Mapping[str, Any] | None = None) -> CurveFile:
    """The curves of a table as values of a card document, each with the entries of `common`.

    `conditions` of `common` may be a text such as `temperature=23 °C, orientation=L`; what the
    head of a column states goes before them. A cell without a number is left out and told; a
    column with a bad head, unit or order of x gives no value. Never raises.
    """
    try:
        table = read_table(raw)
    except NoTable as refused:
        told = refused.complaint
        problem = Problem(told.code, Severity.HARD, (), told.finding, told.advice, told.numbers)
        return CurveFile((), (problem,))
    return curves_of(table, common)


def curves_of(table: Table, common: Mapping[str, Any] | None = None) -> CurveFile:
    """The same of a table that was read before. Never raises."""
    reading = _begun(table, common or {})
    nodes = tuple(_rows(reading))
    columns = enumerate(table.header.cells[1:], start=1)
    found = [_value(reading, text, place, nodes) for place, text in columns]
    values = tuple(value for value in found if value is not None)
    return CurveFile(values, _few(tuple(reading.problems.values())), table.remarks)


def _begun(table: Table, common: Mapping[str, Any]) -> _Reading:
    text = table.header.cells[0]
    x = read_heading(text, lambda name: x_axis_called(name) is not None)
    axis = x_axis_called(x.name)
    reading = _Reading(table, dict(common), x, axis)
    if axis is None:
        reading.note(("column", text), complaints.no_x_axis(x.name))
    if len(table.header.cells) < 2:
        reading.note(("column", text), complaints.ONE_COLUMN)
    stated = reading.common.get("conditions") or {}
    if isinstance(stated, str):
        stated = _stated(reading, ("conditions",), stated)
    beside_x = _stated(reading, ("column", text), x.stated)
    reading.common["conditions"] = _by_key(stated or {}) | (beside_x or {})
    return reading


def _stated(reading: _Reading, path: Path, text: str) -> dict[str, str] | None:
    """The conditions that a text says; None after a note of what cannot be read in it."""
    try:
        return read_stated(text)
    except ValidationError as error:
        _note_all(reading, path, error)
        return None


def _note_all(reading: _Reading, path: Path, error: ValidationError) -> None:
    for complaint in error.messages:
        assert isinstance(complaint, Complaint)
        reading.note(path, complaint)


def _rows(reading: _Reading) -> Iterator[tuple[Line, Decimal]]:
    """The rows whose cells fit the columns and whose x is a number."""
    columns = len(reading.table.header.cells)
    for row in reading.table.rows:
        is_short = reading.table.is_spaced and len(row.cells) < columns
        if is_short or len(row.cells) > columns:
            reading.note(
                ("row", row.number),
                complaints.cells_and_columns(row.number, len(row.cells), columns),
            )
            continue
        x = _number(reading, row, 0)
        if x is not None:
            yield row, x


def _number(reading: _Reading, row: Line, place: int) -> Decimal | None:
    cell, head = row.cells[place], reading.table.header.cells[place]
    try:
        return read_decimal(cell)
    except NumberUnreadable:
        reading.note(("row", row.number, head), complaints.cell_unreadable(row.number, head, cell))
        return None


def _value(
    reading: _Reading, text: str, place: int, rows: Sequence[tuple[Line, Decimal]]
) -> Json | None:
    nodes = tuple(_nodes(reading, place, rows))
    is_in_order = _is_in_order(reading, nodes)
    document = _document(reading, text, nodes)
    if document is None or not is_in_order:
        return None
    if len(nodes) < 2:
        reading.note(("column", text), complaints.one_point(text))
        return None
    return document


def _nodes(reading: _Reading, place: int, rows: Iterable[tuple[Line, Decimal]]) -> Iterator[_Node]:
    for row, x in rows:
        is_given = len(row.cells) > place and bool(row.cells[place])
        if is_given and _number(reading, row, place) is not None:
            yield _Node(row.number, row.cells[0], x, row.cells[place])


def _is_in_order(reading: _Reading, nodes: Sequence[_Node]) -> bool:
    """Whether x strictly rises or strictly falls; if not, where it stands twice or turns."""
    seen: dict[Decimal, _Node] = {}
    before: _Node | None = None
    rises: bool | None = None
    is_good = True
    for node in nodes:
        path = ("row", node.row, reading.x.text)
        if node.x in seen:
            reading.note(path, complaints.x_twice(seen[node.x].row, node.row, node.typed_x))
            is_good = False
            continue
        seen[node.x] = node
        if before is not None:
            step = node.x > before.x
            if rises is not None and step != rises:
                reading.note(path, complaints.x_turns(node.row, node.typed_x, before.typed_x))
                return False
            rises = step
        before = node
    return is_good


def _document(reading: _Reading, text: str, nodes: Sequence[_Node]) -> Json | None:
    axis = reading.axis
    head = read_heading(text, lambda name: find_property(name, axis) is not None)
    stated = _stated(reading, ("column", text), head.stated)
    owner = _owner(reading, head)
    if axis is None or owner is None:
        return None
    drawn = {
        "x": axis.key,
        "x_unit": reading.x.unit,
        "points": [[n.typed_x, n.typed_y] for n in nodes],
    }
    document = {
        **reading.common,
        "property": owner.key,
        "curve": {key: entry for key, entry in drawn.items() if entry or key == "points"},
        "unit": head.unit,
        "conditions": reading.common["conditions"] | (stated or {}),
    }
    given = {key: entry for key, entry in document.items() if entry not in ("", {}, None)}
    return given if _is_valid(reading, text, given) and stated is not None else None


def _owner(reading: _Reading, head: Heading) -> Property | None:
    try:
        return property_called(head.name, reading.axis)
    except ValidationError as error:
        _note_all(reading, ("column", head.text), error)
        return None


def _by_key(stated: Mapping[str, Any]) -> dict[str, Any]:
    return {_axis_key(name): text for name, text in stated.items()}


def _axis_key(name: str) -> str:
    try:
        return VOCABULARY.find_axis(name).key
    except UnknownAxis:
        return name


def _is_valid(reading: _Reading, text: str, document: Json) -> bool:
    """Whether the value can stand; every entry that cannot is told, not only the first."""
    left = document
    while True:
        try:
            _VALUE.load(left)
        except ValidationError as error:
            bad = [found.problem for found in refusals(error.messages, _VALUE, left)]
        else:
            return left == document
        for problem in bad:
            reading.keep(replace(problem, path=_place(reading, text, problem.path)))
        named = {str(problem.path[0]) for problem in bad}
        if named & _ESSENTIAL or not named & left.keys():
            return False
        left = {key: entry for key, entry in left.items() if key not in named}


def _place(reading: _Reading, text: str, path: Path) -> Path:
    is_common = path[0] in reading.common and path[0] != "conditions"
    return path if is_common else ("column", text, *path)


def _few(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    rest = len(problems) - MOST_PROBLEMS
    if rest <= 0:
        return problems
    more = Wording(f"另有 {rest} 处问题未列出。", f"{rest} more problems are not listed.")
    advice = Wording("请先改正以上各处。", "Mend these first.")
    last = Problem("more_problems", Severity.HARD, (), more, advice, {"count": rest})
    return (*problems[:MOST_PROBLEMS], last)
