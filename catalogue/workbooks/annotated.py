"""A copy of a workbook in which what was found is coloured, noted at its cell and listed first.

The values are written anew; formats, pictures and formulas of the original are not kept. Whatever
begins with `=` stays text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from cards.problems import Severity
from catalogue.workbooks.lines import SEVERITY_NAMES, ReportLine
from catalogue.workbooks.sheet_names import FINDINGS, column_index, sheet_name
from schemas.workbook.grid import Area, CellValue, Sheet, Workbook

MOST_NOTES = 3000
"""Spreadsheets open slowly with more; the list names all."""
WIDEST = 48
MOST_MERGED = 5000
LARGEST_MERGED = 2000
"""Places of a merged area; each is written, and a file may merge all that a sheet could hold."""
COLOURS = {Severity.HARD: "#F6C7C0", Severity.SOFT: "#FBE8B2"}
INK = {Severity.HARD: "#7A1C10", Severity.SOFT: "#5C4500"}
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "yyyy-mm-dd",
}
HEADS = (
    ("工作表\nSheet", 16),
    ("单元格\nCell", 9),
    ("行\nRow", 7),
    ("列\nColumn", 8),
    ("卡片\nCard", 18),
    ("等级\nSeverity", 15),
    ("原内容\nValue found", 22),
    ("问题", 46),
    ("建议", 40),
    ("Finding", 46),
    ("Suggestion", 40),
    ("代码\nCode", 22),
)
_UNSAFE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LONGEST_CELL = 32_000

Places = Mapping[tuple[int, int], Sequence[ReportLine]]


def annotated_copy(workbook: Workbook, lines: Sequence[ReportLine]) -> bytes:
    """The xlsx with the findings as its first sheet."""
    import xlsxwriter  # noqa: PLC0415 - not needed to start

    out = BytesIO()
    book = xlsxwriter.Workbook(out, OPTIONS)
    formats = _formats(book)
    names = _names(workbook)
    _write_findings(book.add_worksheet(FINDINGS), formats, lines, names)
    left = MOST_NOTES
    for sheet in workbook.sheets:
        places = _places(sheet, lines)
        _write_sheet(book.add_worksheet(names[sheet.name]), formats, sheet, places, left)
        left = max(0, left - len(places))
    book.close()
    return out.getvalue()


def _names(workbook: Workbook) -> dict[str, str]:
    """What each sheet is called in the copy."""
    taken = {FINDINGS.lower()}
    return {sheet.name: sheet_name(sheet.name, taken) for sheet in workbook.sheets}


def _formats(book: Any) -> dict[Any, Any]:
    found = {
        (severity, kind): book.add_format({"bg_color": colour, **more})
        for severity, colour in COLOURS.items()
        for kind, more in (("cell", {}), ("date", {"num_format": "yyyy-mm-dd"}))
    }
    for severity, colour in COLOURS.items():
        said = {"bg_color": colour, "font_color": INK[severity], "valign": "top"}
        found[severity, "said"] = book.add_format(said)
    found["date"] = book.add_format({"num_format": "yyyy-mm-dd"})
    found["title"] = book.add_format({"bold": True, "font_size": 15})
    found["quiet"] = book.add_format({"font_color": "#555555"})
    head = {"bold": True, "bg_color": "#14181B", "font_color": "#FFFFFF", "text_wrap": True}
    found["head"] = book.add_format({**head, "valign": "vcenter"})
    found["text"] = book.add_format({"text_wrap": True, "valign": "top"})
    found["link"] = book.add_format({"font_color": "#0B5574", "underline": 1, "valign": "top"})
    return found


def _write_findings(
    page: Any, formats: Mapping[Any, Any], lines: Sequence[ReportLine], names: Mapping[str, str]
) -> None:
    hard = sum(line.is_hard for line in lines)
    page.write_string(0, 0, "检查结果 Findings", formats["title"])
    said = f"必须改正 must be mended: {hard} · 请核对 please check: {len(lines) - hard}"
    page.write_string(1, 0, said, formats["quiet"])
    kept = "本表只保留数值，不保留原格式；改好后可直接上传本文件，此工作表会被略过。 "
    told = "Values only, without the original formats; mend and upload this file, "
    page.write_string(2, 0, f"{kept}{told}this sheet is passed over.", formats["quiet"])
    for column, (head, width) in enumerate(HEADS):
        page.write_string(4, column, head, formats["head"])
        page.set_column(column, column, width)
    page.set_row(4, 32)
    for number, line in enumerate(lines, start=5):
        _write_line(page, formats, number, line, names)
    page.freeze_panes(5, 2)
    page.autofilter(4, 0, max(4 + len(lines), 5), len(HEADS) - 1)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(4)


def _write_line(
    page: Any, formats: Mapping[Any, Any], number: int, line: ReportLine, names: Mapping[str, str]
) -> None:
    severity = SEVERITY_NAMES[line.severity]
    page.write_string(number, 0, _text(line.sheet), formats["text"])
    if line.sheet in names and line.row:
        target = names[line.sheet].replace("'", "''")
        cell = line.cell if line.column else f"A{line.row}"
        page.write_url(number, 1, f"internal:'{target}'!{cell}", formats["link"], line.cell)
    else:
        page.write_string(number, 1, line.cell or line.where, formats["text"])
    if line.row:
        page.write_number(number, 2, line.row, formats["text"])
    page.write_string(number, 3, line.column, formats["text"])
    page.write_string(number, 4, _text(line.card), formats["text"])
    page.write_string(number, 5, f"{severity.zh} {severity.en}", formats[line.severity, "said"])
    texts = (line.offending, line.finding.zh, line.advice.zh, line.finding.en, line.advice.en)
    for column, text in enumerate((*texts, line.code), start=6):
        page.write_string(number, column, _text(text), formats["text"])


def _places(sheet: Sheet, lines: Sequence[ReportLine]) -> Places:
    """The findings of a sheet by their cells; those about a row stand at its first cell."""
    found: dict[tuple[int, int], list[ReportLine]] = {}
    for line in lines:
        if line.sheet == sheet.name and line.row:
            place = (line.row - 1, column_index(line.column) if line.column else 0)
            found.setdefault(place, []).append(line)
    return found


def _write_sheet(
    page: Any, formats: Mapping[Any, Any], sheet: Sheet, places: Places, notes: int
) -> None:
    widths: dict[int, int] = {}
    _merge(page, sheet)
    for row, cells in enumerate(sheet.rows):
        for column, value in enumerate(cells):
            if value is not None or (row, column) in places:
                _write_cell(page, formats, (row, column), value, places)
                widths[column] = max(widths.get(column, 0), _width(value))
    for row, column in places:
        if row >= len(sheet.rows) or column >= len(sheet.rows[row]):
            _write_cell(page, formats, (row, column), None, places)
    for column, width in widths.items():
        page.set_column(column, column, min(max(width, 8), WIDEST))
    for place in list(places)[:notes]:
        page.write_comment(*place, _note(places[place]), {"author": "MgCards", "x_scale": 2.4})


def _merge(page: Any, sheet: Sheet) -> None:
    """Merge what was merged: a head over several columns is read as one again."""
    from xlsxwriter.exceptions import OverlappingRange  # noqa: PLC0415 - as its package

    for area in sheet.merged[:MOST_MERGED]:
        if 1 < _places_in(area) <= LARGEST_MERGED:
            with suppress(OverlappingRange):
                page.merge_range(*area, "")


def _places_in(area: Area) -> int:
    top, left, bottom, right = area
    return (bottom - top + 1) * (right - left + 1)


def _write_cell(
    page: Any,
    formats: Mapping[Any, Any],
    place: tuple[int, int],
    value: CellValue,
    places: Places,
) -> None:
    severity = _gravest(places.get(place, ()))
    match value:
        case None:
            page.write_blank(*place, None, formats.get((severity, "cell")))
        case bool():
            page.write_boolean(*place, value, formats.get((severity, "cell")))
        case int() | float():
            page.write_number(*place, value, formats.get((severity, "cell")))
        case datetime() | date() | time() | timedelta():
            dated = formats.get((severity, "date"), formats["date"])
            page.write_datetime(*place, value, dated)
        case _:
            page.write_string(*place, _text(value), formats.get((severity, "cell")))


def _gravest(lines: Sequence[ReportLine]) -> Severity | None:
    if not lines:
        return None
    return Severity.HARD if any(line.is_hard for line in lines) else Severity.SOFT


def _note(lines: Sequence[ReportLine]) -> str:
    said = (
        f"{SEVERITY_NAMES[line.severity].zh} {line.finding.zh}{line.advice.zh}\n"
        f"{line.finding.en} {line.advice.en}"
        for line in lines
    )
    return _text("\n\n".join(said))


def _text(text: str) -> str:
    """The text without signs that XML cannot hold, no longer than a cell."""
    return _UNSAFE.sub("\ufffd", text)[:_LONGEST_CELL]


def _width(value: CellValue) -> int:
    """About how wide a value is, in digits."""
    return (
        max(
            (
                sum(2 if ord(sign) > 0x2E7F else 1 for sign in line)
                for line in str(value).split("\n")
            ),
            default=0,
        )
        + 2
    )
