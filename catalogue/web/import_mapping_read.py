"""Reads what was typed into the form of an import: a corrected plan, and what to remember."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from cards.wording import Wording
from catalogue.store.imports import Import
from catalogue.web.import_mapping import label_keys, labels
from catalogue.web.import_statement import Refused, Typed, read_statement
from schemas.workbook.column_units import in_unit, is_taken, stated_unit, units_taken
from schemas.workbook.fields import IGNORE, UNMAPPED
from schemas.workbook.headings import Heading, read_heading
from schemas.workbook.mapping import assigned
from schemas.workbook.plan import Column, ColumnPlan, Plan, Role, header_key
from schemas.workbook.remembered import stated_entries, unit_entry

_NO_UNIT_NEEDED = Wording("不用写单位", "none is needed")


class MappingUnread(Exception):
    """Fields of the form that cannot be taken, each with the reason."""

    def __init__(self, refused: Refused) -> None:
        super().__init__(refused)
        self.refused = refused
        count = len(refused)
        self.wording = Wording(
            f"有 {count} 栏无法采用，已在下面标出原因；所填内容都保留，没有重新检查。",
            f"{count} field(s) below cannot be taken; each says why. What you typed stays, and "
            "nothing was checked again.",
        )


def read_mapping(found: Import, typed: Typed) -> tuple[dict[str, Any], dict[str, str]]:
    """The corrected plan as plain data, and what is to be remembered of it: the heads whose
    meaning or unit was changed, and what is stated for all values. Raises MappingUnread."""
    plan, refused = Plan.from_json(found.plan), Refused()
    sheets = tuple(
        _read_sheet(sheet, f"s{place}", typed, refused) for place, sheet in enumerate(plan.sheets)
    )
    stated = read_statement(typed, refused)
    if refused:
        raise MappingUnread(refused)
    corrected = Plan(sheets, stated.basis, stated.source, stated.conditions)
    return corrected.as_json(), dict(_changed(plan, corrected)) | stated_entries(stated)


def _read_sheet(sheet: ColumnPlan, field: str, typed: Typed, refused: Refused) -> ColumnPlan:
    columns = tuple(
        _read_column(column, f"{field}-{column.index}", typed, refused) for column in sheet.columns
    )
    if not sheet.columns:
        return sheet
    is_read = f"{field}-read" in typed or f"{field}-shown" not in typed
    was_read = sheet.role is not Role.IGNORED
    role = sheet.role if is_read == was_read else Role.CARDS if is_read else Role.IGNORED
    return replace(sheet, columns=columns, role=role)


def _read_column(column: Column, name: str, typed: Typed, refused: Refused) -> Column:
    """The column as typed; what is not understood is told in `refused`."""
    if name not in typed:
        return column
    text = typed[name].strip()
    heard = _heard(text)
    if heard is None:
        refused[name] = _no_meaning(text)
        return column
    if heard.unit and not is_taken(heard.target, heard.unit):
        refused[name] = _no_unit_of_it(text, heard)
        return column
    is_known = heard.target == column.target and not column.is_uncertain
    meant = column if is_known else assigned(column, heard.target)
    return _in_chosen_unit(_as_typed(meant, heard), heard, typed.get(f"{name}-unit"))


def _as_typed(column: Column, heard: Heading) -> Column:
    """The column with what was typed beside its meaning, where that says anything."""
    return replace(
        column,
        conditions=tuple({**dict(column.conditions), **dict(heard.conditions)}.items()),
        basis=heard.basis or column.basis,
        limit=heard.limit or column.limit,
    )


def _in_chosen_unit(column: Column, heard: Heading, chosen: str | None) -> Column:
    """The column in the unit that is typed beside its meaning, or else chosen from the list."""
    if heard.unit:
        return in_unit(column, heard.unit)
    if chosen is None or stated_unit(column) or not units_taken(column.target):
        return column
    return in_unit(replace(column, unit=""), chosen)


def _heard(text: str) -> Heading | None:
    """What is typed as a meaning: a name of the list, or any words that heads know."""
    if not text:
        return Heading(UNMAPPED)
    known = label_keys().get(text) or (text if text in labels("zh") else "")
    if known:
        return Heading(known)
    heard = read_heading((text,))
    return heard if heard.target in labels("zh") and heard.target != IGNORE else None


def _no_meaning(text: str) -> Wording:
    return Wording(
        f"没有这样的含义：{text}。请从列表中选择；不需要的列选“不读取”。",
        f"There is no such meaning: {text}. Choose from the list; choose 'do not read' for a "
        "column that is not needed.",
    )


def _no_unit_of_it(text: str, heard: Heading) -> Wording:
    zh, en = (
        "、".join(units_taken(heard.target)) or _NO_UNIT_NEEDED.in_language(tongue)
        for tongue in ("zh", "en")
    )
    return Wording(
        f"{text}：{labels('zh')[heard.target]}不用单位“{heard.unit}”。可用单位：{zh}。",
        f"{text}: {labels('en')[heard.target]} is not given in '{heard.unit}'. Units: {en}.",
    )


def _changed(before: Plan, after: Plan) -> Iterator[tuple[str, str]]:
    for old, new in zip(before.sheets, after.sheets, strict=True):
        for was, column in zip(old.columns, new.columns, strict=True):
            if not column.header:
                continue
            is_confirmed = was.is_uncertain and not column.is_uncertain
            if column.target != UNMAPPED and (column.target != was.target or is_confirmed):
                yield header_key(column.header), column.target
            if column.unit != was.unit:
                is_own = column.unit == stated_unit(column)
                yield unit_entry(column.header), "" if is_own else column.unit
