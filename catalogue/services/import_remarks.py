"""Error values and formulas never computed, as findings in the place of what was made of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cards.problems import Severity
from cards.wording import Wording
from catalogue.workbooks.lines import ReportLine
from catalogue.workbooks.reading import CellRemark
from schemas.workbook.fields import IGNORE, UNMAPPED
from schemas.workbook.grid import column_letter
from schemas.workbook.plan import ColumnPlan, Plan, Role

if TYPE_CHECKING:
    from catalogue.services.import_reports import FoundCard

_NEVER_COMPUTED = Wording(
    "公式没有保存计算结果，读不到数值。", "The formula was saved without its value."
)
_COMPUTE = Wording(
    "请在 Excel 或 WPS 中打开、重新计算并保存，或把公式改为数值。",
    "Open it in a spreadsheet, let it compute and save it, or paste the value instead.",
)
_MEND_FORMULA = Wording("请改正公式，或填写数值。", "Mend the formula, or give the value.")


def with_remarks(
    lines: Sequence[ReportLine],
    remarks: Sequence[CellRemark],
    plan: Plan,
    cards: Sequence[FoundCard],
) -> list[ReportLine]:
    """The lines with the remarks on cells that are read; a remark stands in the place of what was
    found at its cell."""
    sheets = {sheet.sheet: sheet for sheet in plan.sheets if sheet.role is not Role.IGNORED}
    owners = {(card.sheet, row): place for place, card in enumerate(cards) for row in card.rows}
    known = {(line.sheet, line.cell): line.place for line in lines}
    told: dict[tuple[str, str], ReportLine] = {}
    for remark in remarks:
        at = remark.sheet, f"{column_letter(remark.cell[1])}{remark.cell[0] + 1}"
        if at in known or _is_read(sheets.get(remark.sheet), remark):
            owner = owners.get((remark.sheet, remark.cell[0] + 1))
            told[at] = _line(remark, known.get(at, owner), cards)
    return [*told.values(), *(line for line in lines if (line.sheet, line.cell) not in told)]


def _is_read(sheet: ColumnPlan | None, remark: CellRemark) -> bool:
    """Whether the cell stands in a column that means something, below its head."""
    if sheet is None:
        return False
    row, column = remark.cell if sheet.orientation == "rows" else reversed(remark.cell)
    known = next((entry for entry in sheet.columns if entry.index == column), None)
    is_below = row > max(sheet.header_rows, default=-1)
    return is_below and known is not None and known.target not in (IGNORE, UNMAPPED)


def _line(remark: CellRemark, place: int | None, cards: Sequence[FoundCard]) -> ReportLine:
    row, column = remark.cell
    error = Wording(f"单元格是错误值 {remark.error}。", f"The cell holds the error {remark.error}.")
    # A cell of no card, as in a row of averages below the table, holds nothing up.
    severity = Severity.SOFT if place is None else Severity.HARD
    return ReportLine(
        sheet=remark.sheet,
        row=row + 1,
        column=column_letter(column),
        where="",
        card="" if place is None else cards[place].entry.own_key,
        code="cell_error" if remark.error else "formula_not_computed",
        severity=severity,
        finding=error if remark.error else _NEVER_COMPUTED,
        advice=_MEND_FORMULA if remark.error else _COMPUTE,
        offending=remark.error or "=…",
        place=place,
    )
