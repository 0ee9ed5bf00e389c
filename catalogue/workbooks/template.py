"""The workbook that suppliers fill in, written from the layout and the vocabulary."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

from cards.vocabulary import VOCABULARY
from catalogue.workbooks.instructions import write_instructions
from catalogue.workbooks.sheet_names import EXAMPLE
from schemas.workbook.fields import COMPOSITION, CONDITION, PROPERTY
from schemas.workbook.layout import BASES, LAYOUT, LayoutColumn, SheetLayout

LISTS = "列表 lists"
FILLED_ROWS = 2000
"""Rows that have drop-downs and borders below the heads."""
_INK, _LINE = "#14181B", "#C9CFD1"
_GROUPS = {
    "identity": ("#0B5574", "#E5EFF3"),
    "property": ("#0D6239", "#E6F2EA"),
    "composition": ("#6D5200", "#F7F0DC"),
    "other": ("#444D53", "#EEF0F0"),
}
"""The colour of the head and of what stands below it, by what a column is about."""
_WRONG = {
    "ignore_blank": True,
    "error_type": "warning",
    "error_title": "不在列表中 Not in the list",
    "error_message": "请从列表中选择；确有需要时也可保留。Choose from the list where you can.",
}


def template() -> bytes:
    """The xlsx: instructions, cards, values, curves, and the lists of its drop-downs."""
    import xlsxwriter  # noqa: PLC0415 - not needed to start

    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"title": "镁卡 MgCards 填写模板 template", "author": "MgCards"})
    write_instructions(book)
    pages = [(book.add_worksheet(layout.name), layout) for layout in LAYOUT]
    lists = _Lists(book, book.add_worksheet(LISTS))
    formats = _formats(book)
    for page, layout in pages:
        _write_page(page, formats, layout, lists)
    pages[0][0].activate()
    book.close()
    return out.getvalue()


class _Lists:
    """The sheet of the lists that drop-downs offer; equal lists stand there once."""

    def __init__(self, book: Any, page: Any) -> None:
        self._page = page
        self._places: dict[tuple[str, ...], str] = {}
        self._head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
        page.set_column(0, 400, 22)
        page.freeze_panes(1, 0)

    def place(self, head: str, choices: tuple[str, ...]) -> str:
        """The formula of the range in which the choices stand."""
        if choices not in self._places:
            column = len(self._places)
            self._page.write_string(0, column, head, self._head)
            self._page.write_column(1, column, choices)
            letters = _letters(column)
            last = len(choices) + 1
            self._places[choices] = f"='{LISTS}'!${letters}$2:${letters}${last}"
        return self._places[choices]


def _letters(column: int) -> str:
    from xlsxwriter.utility import xl_col_to_name  # noqa: PLC0415 - as its package

    return str(xl_col_to_name(column))


def _formats(book: Any) -> dict[tuple[str, str], Any]:
    border = {"border": 1, "border_color": _LINE}
    found = {}
    for group, (dark, light) in _GROUPS.items():
        head = {"bold": True, "font_color": "#FFFFFF", "bg_color": dark, "text_wrap": True}
        found[group, "head"] = book.add_format({**head, **border, "valign": "vcenter"})
        said = {"bg_color": light, "font_color": dark, "text_wrap": True, "valign": "top"}
        found[group, "said"] = book.add_format({**said, **border, "font_size": 9})
        shown = {"italic": True, "font_color": "#8A9196", "bg_color": "#F8F9F8"}
        found[group, "example"] = book.add_format({**shown, **border})
        found[group, "cell"] = book.add_format({"font_color": _INK})
        found[group, "text"] = book.add_format({"font_color": _INK, "num_format": "@"})
    return found


def _write_page(
    page: Any, formats: Mapping[tuple[str, str], Any], layout: SheetLayout, lists: _Lists
) -> None:
    heads = 1 + len(layout.row_labels)
    for place, column in enumerate(layout.columns):
        group = _group(column)
        page.set_column(place, place, _width(column), formats[group, _kind(column)])
        page.write_string(0, place, column.header, formats[group, "head"])
        _write_heads(page, formats, layout, place)
        _write_example(page, formats[group, "example"], (heads, place), column)
        _offer(page, lists, column, place, heads)
        if note := _note(column):
            page.write_comment(0, place, note, {"author": "MgCards", "x_scale": 1.8})
    page.set_row(0, 42)
    page.freeze_panes(heads, 2 if layout.row_labels else 1)
    page.set_landscape()
    page.set_paper(8)
    page.repeat_rows(0, heads - 1)
    page.repeat_columns(0, 1)
    page.set_footer("&L镁卡 MgCards&C&A&R&P / &N")


def _write_heads(
    page: Any, formats: Mapping[tuple[str, str], Any], layout: SheetLayout, place: int
) -> None:
    column = layout.columns[place]
    said = (
        column.unit,
        column.conditions,
        column.basis if column.unit or _is_value(column) else "",
    )
    for row, (label, text) in enumerate(zip(layout.row_labels, said, strict=False), start=1):
        shown = label if place == 0 else text
        page.write_string(row, place, shown, formats[_group(column), "said"])


def _write_example(page: Any, shown: Any, place: tuple[int, int], column: LayoutColumn) -> None:
    text = f"{EXAMPLE} {column.example}".strip() if place[1] == 0 else column.example
    try:
        page.write_number(*place, float(text), shown)
    except ValueError:
        page.write_string(*place, text, shown)


def _offer(page: Any, lists: _Lists, column: LayoutColumn, place: int, heads: int) -> None:
    """Drop-downs: units and bases in the rows of heads, choices in the rows below."""
    if column.choices:
        chosen = {"validate": "list", "source": lists.place(column.header, column.choices)}
        page.data_validation(heads, place, FILLED_ROWS, place, {**chosen, **_WRONG})
    if heads > 1 and len(column.units) > 1:
        units = {"validate": "list", "source": lists.place(column.header, column.units)}
        page.data_validation(1, place, 1, place, {**units, **_WRONG})
    if heads > 1 and _is_value(column):
        bases = {"validate": "list", "source": lists.place("数值性质 basis", BASES)}
        page.data_validation(3, place, 3, place, {**bases, **_WRONG})


def _note(column: LayoutColumn) -> str:
    """What a value of the property needs beside it, and the units that are read."""
    if not _is_value(column):
        return ""
    definition = VOCABULARY.properties[column.target.removeprefix(PROPERTY)]
    needed = [VOCABULARY.axes[key].name for key in definition.needs]
    parts: list[str] = []
    if needed:
        parts.append("可比所需条件：" + "、".join(name.zh for name in needed))
        parts.append("Needed to compare: " + ", ".join(name.en for name in needed))
    if column.units:
        parts.append("单位 units: " + ", ".join(column.units))
    return "\n".join(parts)


def _is_value(column: LayoutColumn) -> bool:
    return column.target.startswith(PROPERTY)


def _group(column: LayoutColumn) -> str:
    if column.target.startswith((PROPERTY, CONDITION)):
        return "property"
    if column.target.startswith(COMPOSITION):
        return "composition"
    is_other = column.target.startswith(("source.", "supply."))
    return "other" if is_other else "identity"


def _kind(column: LayoutColumn) -> str:
    return "cell" if _group(column) in ("property", "composition") else "text"


def _width(column: LayoutColumn) -> int:
    if column.target.startswith(COMPOSITION):
        return 11
    longest = max(map(len, _lines(column)), default=0)
    return max(12, min(20, longest + 3))


def _lines(column: LayoutColumn) -> Sequence[str]:
    return [*column.header.split(" "), column.example, *column.conditions.split("; ")]
