"""Proposes what the columns of a workbook mean, by the words over them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from cards.designations import find_alloys
from cards.wording import fold
from schemas.workbook.column_units import in_unit
from schemas.workbook.fields import (
    COMPOSITION,
    CURVE_FIELDS,
    IGNORE,
    LONG_FIELDS,
    PROPERTY,
    UNMAPPED,
)
from schemas.workbook.grid import Sheet, Workbook, column_letter
from schemas.workbook.headings import Heading, read_heading, read_heading_as
from schemas.workbook.plan import Column, ColumnPlan, Plan, Role, header_key
from schemas.workbook.regions import Region, find_region, said_in
from schemas.workbook.remembered import Remembered
from schemas.workbook.tables import Table
from schemas.workbook.targets import Target, target_keys, targets

__all__ = ["Column", "ColumnPlan", "Plan", "Role", "Target", "assigned", "propose", "targets"]

_SHARES_ABOVE = "化学成分"
_IN_DOUBT = 0.5
_FEW, _SAMPLE = 4, 50
_IDENTITY = ("key", "designation")
_MAY_STAND_TWICE = (PROPERTY, COMPOSITION)
_NOT_READ = frozenset(map(fold, ("说明", "填写说明", "instructions", "列表", "lists", "readme")))


def propose(workbook: Workbook, remembered: Mapping[str, str] | None = None) -> Plan:
    """The plan that the heads of the workbook suggest; `remembered` maps heads, as `Plan.chosen`
    gives them, to the targets that this enterprise chose before, and holds their units, too. What
    was stated of another whole workbook is not taken for said of this one. Never raises."""
    known = Remembered.of(remembered or {})
    return Plan(tuple(_sheet(sheet, known) for sheet in workbook.sheets))


def assigned(column: Column, target: str) -> Column:
    """The column with the meaning that somebody chose, its head read in that sense."""
    if target not in target_keys():
        return replace(column, target=UNMAPPED, certainty=0.0)
    return _column(column, read_heading_as(column.parts, target))


def _sheet(sheet: Sheet, remembered: Remembered) -> ColumnPlan:
    region = find_region(sheet)
    if region is None or _is_not_read(sheet.name):
        return ColumnPlan(sheet.name, Role.IGNORED, "rows", (), ())
    columns = tuple(_columns(sheet.name, region, remembered))
    role = _role(columns)
    plan = ColumnPlan(sheet.name, role, region.orientation, region.header_rows, columns)
    return _named(sheet, replace(plan, columns=tuple(_in_place(columns, role))))


def _in_place(columns: Sequence[Column], role: Role) -> Iterator[Column]:
    """The columns without meanings that such a sheet has no place for."""
    for column in columns:
        is_of_cards = column.target.startswith((PROPERTY, COMPOSITION))
        is_of_rows = column.target in LONG_FIELDS or column.target in CURVE_FIELDS
        is_strange = is_of_rows if role is Role.CARDS else is_of_cards
        yield replace(column, target=UNMAPPED, certainty=0.0) if is_strange else column


def _named(sheet: Sheet, plan: ColumnPlan) -> ColumnPlan:
    """The plan with designations where no head says them but the cells below it are alloys."""
    if plan.role is not Role.CARDS or plan.of("designation") is not None:
        return plan
    table = Table.of(sheet, plan)
    for place, column in enumerate(plan.columns[:_FEW]):
        if column.target == UNMAPPED and _are_alloys(table, column.index):
            found = replace(column, target="designation", certainty=_IN_DOUBT)
            columns = (*plan.columns[:place], found, *plan.columns[place + 1 :])
            return replace(plan, columns=columns)
    return plan


def _are_alloys(table: Table, index: int) -> bool:
    texts = [said for _, row in table.data() if (said := said_in(row[index]))][:_SAMPLE]
    return bool(texts) and 2 * sum(bool(find_alloys(text)) for text in texts) >= len(texts)


def _is_not_read(name: str) -> bool:
    return fold(name) in _NOT_READ or any(fold(word) in _NOT_READ for word in name.split())


def _role(columns: Sequence[Column]) -> Role:
    said = {column.target for column in columns}
    if {"x", "y", "property"} <= said:
        return Role.CURVES
    if {"property", "value"} <= said:
        return Role.VALUES
    is_about_cards = any(target.startswith((PROPERTY, COMPOSITION)) for target in said)
    return Role.CARDS if is_about_cards or said & set(_IDENTITY) else Role.IGNORED


def _columns(sheet: str, region: Region, remembered: Remembered) -> list[Column]:
    """The columns; of several with one meaning the surest has it."""
    headings = _headings(region, remembered.targets)
    columns = []
    for index, (parts, heading) in enumerate(zip(region.heads, headings, strict=True)):
        letter = column_letter(index) if region.orientation == "rows" else str(index + 1)
        column = Column(sheet, index, letter, "\n".join(parts), UNMAPPED)
        unit = remembered.units.get(header_key(column.header), "")
        columns.append(in_unit(_column(column, heading), unit))
    seen: set[object] = set()
    surest = sorted(columns, key=lambda column: -column.certainty)
    once = [_once(column, seen, remembered) for column in surest]
    return sorted(once, key=lambda column: column.index)


def _headings(region: Region, remembered: Mapping[str, str]) -> list[Heading]:
    """What the heads say; beside several elements a single letter is one, too."""
    found = [_heading(parts, remembered) for parts in region.heads]
    if sum(heading.target.startswith(COMPOSITION) for heading in found) < 3:
        return found
    return [_as_element(parts, heading) for parts, heading in zip(region.heads, found, strict=True)]


def _as_element(parts: tuple[str, ...], heading: Heading) -> Heading:
    if len(parts[-1:]) != 1 or len(parts[-1]) != 1 or heading.certainty == 1.0:
        return heading
    again = read_heading((_SHARES_ABOVE, *parts))
    return again if again.target.startswith(COMPOSITION) else heading


def _heading(parts: tuple[str, ...], remembered: Mapping[str, str]) -> Heading:
    target = remembered.get(header_key("\n".join(parts)))
    if target in target_keys():
        return read_heading_as(parts, str(target))
    found = read_heading(parts)
    return found if found.target in target_keys() else Heading(UNMAPPED)


def _column(column: Column, heading: Heading) -> Column:
    return replace(
        column,
        target=heading.target,
        unit=heading.unit,
        conditions=heading.conditions,
        basis=heading.basis,
        limit=heading.limit,
        certainty=heading.certainty,
    )


def _once(column: Column, seen: set[object], remembered: Remembered) -> Column:
    """A second column of the same meaning is in doubt unless somebody said so before, and has no
    meaning where it cannot be both."""
    said = (column.target, column.conditions, column.basis, column.limit)
    if column.target in (UNMAPPED, IGNORE) or said not in seen:
        seen.add(said)
        return column
    if column.target.startswith(_MAY_STAND_TWICE):
        if header_key(column.header) in remembered.targets:
            return column
        return replace(column, certainty=min(column.certainty, _IN_DOUBT))
    return replace(column, target=UNMAPPED, certainty=0.0)
