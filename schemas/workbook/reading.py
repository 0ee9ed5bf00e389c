"""Reads a workbook by its plan: card documents, and every finding at its cell."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from cards.checks.provenance import NOTHING_STATED
from cards.problems import Problem
from schemas.fields import Json
from schemas.workbook.card_rows import NO_DESIGNATIONS, CardRows
from schemas.workbook.cells import typed_text
from schemas.workbook.curve_rows import CurveRows
from schemas.workbook.findings import Cell, CellFinding, Remark, finding_at
from schemas.workbook.gathering import Gathering
from schemas.workbook.grid import Workbook
from schemas.workbook.head_remarks import column_uncertain
from schemas.workbook.judging import problems_of
from schemas.workbook.making import Making
from schemas.workbook.plan import Plan, Role
from schemas.workbook.tables import Table
from schemas.workbook.targets import targets
from schemas.workbook.value_rows import ValueRows
from schemas.workbook.whole_sheets import together

_Reader = type[CardRows] | type[ValueRows] | type[CurveRows]
_READERS: Mapping[Role, _Reader] = {
    Role.CARDS: CardRows,
    Role.VALUES: ValueRows,
    Role.CURVES: CurveRows,
}
_SOURCE_UNKNOWN = "source_unknown"
_NEEDS = {Role.VALUES: ("property", "value"), Role.CURVES: ("property", "x", "y")}


@dataclass(frozen=True, slots=True)
class RowCard:
    """One card of a workbook. `document` is what `read_draft` takes; `rows` are the sheet rows it
    came from on `sheet`, counted from 1 (the columns where cards lie in columns)."""

    key: str
    number: int
    document: Json
    sheet: str
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that was taken for a note, a sum or a label, and not for a card."""

    sheet: str
    row: int
    text: str


@dataclass(frozen=True, slots=True)
class WorkbookReading:
    """The cards in their order, the findings in the order of the cells, and what was not read."""

    cards: tuple[RowCard, ...]
    findings: tuple[CellFinding, ...]
    skipped: tuple[Skipped, ...] = ()


def read_workbook(
    workbook: Workbook, plan: Plan, progress: Callable[[int, int], None] | None = None
) -> WorkbookReading:
    """The cards of the workbook with everything there is to say about its cells. Never raises.

    A source, a basis or a condition that no cell states is taken from the plan, in which the
    supplier stated it for the whole workbook, and from nowhere else. `progress` is told how many
    cards of how many are judged.
    """
    tables = _tables(workbook, plan)
    gathering = Gathering(plan)
    for table in tables:
        _tell_held(table, gathering)
    for role, reader in _READERS.items():
        for table in tables:
            if table.plan.role is role:
                reader(table, gathering).read()
    by_sheet = {table.plan.sheet: table for table in tables}
    found = tuple(_Findings(gathering, by_sheet, progress or _untold))
    cards = (_row_card(number, making) for number, making in enumerate(gathering.cards, start=1))
    skipped = (Skipped(cell.sheet, cell.row + 1, text) for cell, text in gathering.skipped)
    return WorkbookReading(tuple(cards), found, tuple(skipped))


def _tell_held(table: Table, gathering: Gathering) -> None:
    names = {target.key: target.name for target in targets()} if table.held else {}
    for column in table.held:
        said = column_uncertain(column.header, names[column.target])
        gathering.heads.tell(table.head(column), said, column.header)


def _untold(done: int, whole: int) -> None:
    """Nobody wants to know."""


def _tables(workbook: Workbook, plan: Plan) -> list[Table]:
    sheets = {sheet.name: sheet for sheet in workbook.sheets}
    return [
        Table.of(sheets[entry.sheet], entry)
        for entry in plan.sheets
        if entry.sheet in sheets and all(map(entry.of, _NEEDS.get(entry.role, ())))
    ]


def _row_card(number: int, making: Making) -> RowCard:
    rows = tuple(place + 1 for place in making.rows)
    return RowCard(making.key, number, making.document, making.sheet, rows)


class _Findings:
    """All findings, one of a code at a cell. Where a cell cannot be read, nothing that follows
    from that is told at the same cell, nor what a check misses at a head that is refused."""

    def __init__(
        self,
        gathering: Gathering,
        tables: Mapping[str, Table],
        progress: Callable[[int, int], None],
    ) -> None:
        self.gathering, self.tables, self.progress = gathering, tables, progress
        self.heads = {cell for cell, _ in gathering.heads.told}
        self.refused = {self._line(cell) for cell in self.heads}
        self.nameless = {
            cell.sheet for cell, code in gathering.heads.told if code == NO_DESIGNATIONS
        }

    def __iter__(self) -> Iterator[CellFinding]:
        told = [
            finding_at(cell, remark, offending, None)
            for (cell, _), (remark, offending) in self.gathering.heads.told.items()
        ]
        told += [finding_at(cell, said, text, None) for cell, said, text in self.gathering.loose]
        for number, making in enumerate(self.gathering.cards, start=1):
            told += self._of_card(number, making)
            self.progress(number, len(self.gathering.cards))
        yield from _in_order(
            together(_once(told)), [table.plan.sheet for table in self.tables.values()]
        )

    def _of_card(self, number: int, making: Making) -> Iterator[CellFinding]:
        unread = {cell for cell, remark, _ in making.remarks if remark.is_hard}
        found = problems_of(making.document)
        has_lost_source = any(_is_of_a_source(problem) for problem in found)
        at_cells = [
            (making.cell(problem.path), problem)
            for problem in found
            if not self._follows(problem, making)
            and not (has_lost_source and problem.code == _SOURCE_UNKNOWN)
        ]
        broken = unread | {cell for cell, problem in at_cells if problem.is_hard}
        for cell, remark, offending in making.remarks:
            if remark.is_hard or cell not in broken:
                yield finding_at(cell, remark, offending, number)
        for cell, problem in at_cells:
            is_told = cell in unread or (cell in broken and not problem.is_hard)
            follows = self._line(cell) in self.refused and not problem.is_hard
            if not is_told and not follows and cell not in self.heads:
                yield self._of_problem(cell, problem, number)

    def _follows(self, problem: Problem, making: Making) -> bool:
        """Whether a problem only follows from a column that is missing or was not read."""
        if problem.code == NOTHING_STATED:
            return making.is_partial
        return problem.path == ("designation",) and making.sheet in self.nameless

    def _line(self, cell: Cell) -> tuple[str, int]:
        """The column of the table in which a cell stands."""
        is_turned = self.tables[cell.sheet].plan.orientation == "columns"
        return cell.sheet, cell.row if is_turned else cell.column

    def _of_problem(self, cell: Cell, problem: Problem, number: int) -> CellFinding:
        said = Remark(problem.code, problem.severity, problem.finding, problem.advice)
        table = self.tables[cell.sheet]
        row, column = cell.row, cell.column
        if table.plan.orientation == "columns":
            row, column = column, row
        is_head = row < table.first_row
        return finding_at(
            cell, said, typed_text(table.at(row, column)), None if is_head else number
        )


def _is_of_a_source(problem: Problem) -> bool:
    return problem.is_hard and problem.path[:1] == ("sources",)


def _once(found: Iterable[CellFinding]) -> Iterator[CellFinding]:
    seen: set[tuple[str, int, str, str]] = set()
    for finding in found:
        place = (finding.sheet, finding.row, finding.column, finding.code)
        if place not in seen:
            seen.add(place)
            yield finding


def _in_order(found: Iterable[CellFinding], sheets: list[str]) -> list[CellFinding]:
    places = {name: place for place, name in enumerate(sheets)}
    return sorted(
        found,
        key=lambda finding: (
            places.get(finding.sheet, 0),
            finding.row,
            len(finding.column),
            finding.column,
            not finding.is_hard,
            finding.code,
        ),
    )
