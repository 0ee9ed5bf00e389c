"""The first sheet of the template: how to fill it in, in both languages."""

from __future__ import annotations

from typing import Any

from cards.wording import Wording
from catalogue.workbooks.sheet_names import EXAMPLE

INSTRUCTIONS = "说明 instructions"

STEPS = (
    Wording(
        "“卡片 cards”表一行一张卡片（一个牌号、一种形态、一种状态）。第 1 行是名称，第 2–4 行写明"
        "单位、条件和数值性质，对整列有效，请按实际修改。",
        "On 'cards' a row is one card: one alloy in one form and temper. Below the names, rows 2 "
        "to 4 give unit, conditions and basis of the whole column; change them to what is true.",
    ),
    Wording(
        "“企业编号”是贵企业自己的编号，每张卡片一个；再次上传时按它找到原来的卡片，不会重复建卡。",
        "The card key is your own name of the card, one for each; by it a later upload finds the "
        "card again and makes no second one.",
    ),
    Wording(
        "同一性能有几个条件（如几个温度），或第一张表没有的性能，写在“数值 values”表："
        "一行一个数值，用企业编号指明属于哪张卡片。",
        "For a property under several conditions, or one that 'cards' has no column for, use "
        "'values': one value a row, with the key of its card.",
    ),
    Wording(
        "曲线写在“曲线 curves”表，一行一个点；第一个点写全，以下各行可只写 x 和 y。",
        "Curves go on 'curves', one point a row; the first row of a curve states everything, the "
        "rows below may hold x and y only.",
    ),
    Wording(
        "数值照原样写，位数会保留。没有的数据请留空，不要写 0。",
        "Write numbers as they were measured; the digits are kept. Leave empty what you do not "
        "have; never write 0 for it.",
    ),
    Wording(
        f"灰色斜体、以“{EXAMPLE}”开头的行是示例，读取时略过，可以删去。",
        f"The grey row that begins with '{EXAMPLE}' is an example; it is passed over and may go.",
    ),
    Wording(
        "上传后先得到检查报告，不会写入任何内容；确认后才存为草稿，再由您送审。",
        "After the upload you get a report and nothing is written; then the cards become drafts, "
        "which you submit for review.",
    ),
)
SPELLINGS = {
    "245": Wording("一个数值", "a value"),
    "240~260": Wording("范围", "a range"),
    "245±5": Wording("平均值 ± 标准差", "mean ± standard deviation"),
    "≥240": Wording("不小于（如保证值）", "at least, such as a guaranteed minimum"),
    "<0.005": Wording("小于（如低于检出限）", "less than, such as below a limit of detection"),
    "1.2e-6": Wording("很大或很小的数，也可写 1.2×10^-6", "also 1.2×10^-6, for such numbers"),
    "未测": Wording(
        "没有试验；也可写 不适用、保密、待补", "not tested; or n/a, on request, pending"
    ),
}


def write_instructions(book: Any) -> None:
    """Add the sheet."""
    page = book.add_worksheet(INSTRUCTIONS)
    title = book.add_format({"bold": True, "font_size": 18, "font_color": "#0B5574"})
    lead = book.add_format({"font_color": "#444D53"})
    number = book.add_format({"bold": True, "valign": "top", "align": "center"})
    text = book.add_format({"text_wrap": True, "valign": "top"})
    page.hide_gridlines(2)
    for column, width in enumerate((6, 62, 62)):
        page.set_column(column, column, width)
    page.write_string(0, 1, "镁卡 MgCards 性能卡片填写模板", title)
    page.write_string(0, 2, "Template for performance cards", title)
    page.set_row(0, 30)
    page.write_string(1, 1, "填好后在“我的卡片 → 导入工作簿”上传。", lead)
    page.write_string(
        1, 2, "When filled in, upload it under 'My cards', 'Import a workbook'.", lead
    )
    for row, step in enumerate(STEPS, start=3):
        page.write_number(row, 0, row - 2, number)
        page.write_string(row, 1, step.zh, text)
        page.write_string(row, 2, step.en, text)
        page.set_row(row, 50)
    _write_spellings(book, page, len(STEPS) + 4)
    page.set_paper(9)
    page.set_landscape()
    page.fit_to_pages(1, 1)


def _write_spellings(book: Any, page: Any, first: int) -> None:
    head = book.add_format({"bold": True, "bottom": 1, "font_color": "#0B5574"})
    page.write_string(first, 1, "数值可以这样写", head)
    page.write_string(first, 2, "How values may be written", head)
    for row, (spelling, meaning) in enumerate(SPELLINGS.items(), start=first + 1):
        page.write_string(row, 1, f"{spelling}    {meaning.zh}")
        page.write_string(row, 2, f"{spelling}    {meaning.en}")
