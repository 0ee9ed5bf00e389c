"""Workbooks as suppliers keep them, with faults planted at known cells."""

from dataclasses import dataclass
from datetime import date
from io import BytesIO
from itertools import cycle

import xlsxwriter

STRENGTHS = (245, "245±5", "≥230", "240~260", "２４５", "245 MPa", 238.5, "230-250", "—", "N/A")
PROOFS = (150, "≥140", "148 ± 3", "１５０", "145~155", None, "/")
ELONGATIONS = (8, "≥6", "7.5", "6~9", "8%", "未测")
DENSITIES = (1.81, "1.80", "1.81g/cm3", "1.79~1.82")
CONDUCTIVITIES = (51, "51.5", "约 52", "N/A")
TEMPERS = ("F", "T4", "T6")
ALLOYS = ("AZ91D", "AM60B", "AM50A", "AZ31B")
FORMS = ("高压铸造", "压铸")
SOURCE = ("2026 年第 1 批检验报告", "企业自测")
FIRST = 3
"""The sheet row, from 0, of the first card."""


@dataclass(frozen=True)
class Fault:
    """Something planted in a column: what stands there, and the code that it must get."""

    column: int
    content: object
    code: str


FAULTS = (
    Fault(5, "两百四", "number_unreadable"),
    Fault(5, date(2026, 6, 1), "date_for_number"),
    Fault(6, True, "boolean_for_number"),
    Fault(6, ("=B2/0", "#DIV/0!"), "cell_error"),
    Fault(7, ("=B2*2", ""), "formula_not_computed"),
    Fault(8, 181, "outside_hard_bounds"),
    Fault(8, "1,8 1,9", "several_numbers"),
    Fault(9, "51 kg", "unit_not_accepted"),
)


def letter(column):
    return chr(ord("A") + column)


def cards(count):
    """The rows of so many cards, in the ways in which people write numbers."""
    varied = zip(
        cycle(ALLOYS),
        cycle(TEMPERS),
        cycle(FORMS),
        cycle(STRENGTHS),
        cycle(PROOFS),
        cycle(ELONGATIONS),
        cycle(DENSITIES),
        cycle(CONDUCTIVITIES),
        strict=False,
    )
    for number, row in zip(range(count), varied, strict=False):
        yield [number + 1, f"MG{number:05d}", *row, *SOURCE]


def planted(count, faults):
    """The rows with the faults spread over them, and the cells and codes of these."""
    rows = list(cards(count))
    expected = []
    for n, fault in zip(range(faults), cycle(FAULTS), strict=False):
        place = (n * count) // faults + n % 3
        rows[place][fault.column] = fault.content
        expected.append((f"{letter(fault.column)}{FIRST + place + 1}", fault.code))
    return rows, sorted(expected)


def two_storeys(rows):
    """A title, heads in two rows with merged groups, notes below the table."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    page = book.add_worksheet("性能汇总")
    dated = book.add_format({"num_format": "m-d"})
    page.merge_range(0, 0, 0, 11, "某某镁业 镁合金材料性能汇总表（2026）")
    for column, head in enumerate(("序号", "材料编号", "合金牌号", "供货状态", "产品形态")):
        page.merge_range(1, column, 2, column, head)
    page.merge_range(1, 5, 1, 7, "力学性能（23℃，典型值）")
    page.merge_range(1, 8, 1, 9, "物理性能（典型值）")
    heads = (
        "抗拉强度Rm/MPa",
        "屈服强度Rp0.2（MPa）",
        "断后伸长率A（%）",
        "密度(g/cm³)",
        "热导率 W/(m·K)",
    )
    page.write_row(2, 5, heads)
    page.merge_range(1, 10, 2, 10, "数据来源")
    page.merge_range(1, 11, 2, 11, "来源类型")
    for number, row in enumerate(rows, start=FIRST):
        for column, content in enumerate(row):
            write(page, number, column, content, dated)
    page.write(FIRST + len(rows) + 1, 0, "注：以上数据由质检部提供，仅供参考。")
    book.add_worksheet("Sheet2").write(0, 0, "草稿")
    book.close()
    return out.getvalue()


def write(page, row, column, content, dated):
    if isinstance(content, tuple):
        page.write_formula(row, column, content[0], None, content[1])
    elif isinstance(content, date):
        page.write_datetime(row, column, content, dated)
    elif content is not None:
        page.write(row, column, content)


def lying_down(rows):
    """The same cards with one card a column."""
    heads = (
        "序号", "材料编号", "合金牌号", "供货状态", "产品形态", "抗拉强度 MPa 23℃ 典型值",
        "屈服强度Rp0.2 MPa 23℃ 典型值", "断后伸长率 % 23℃ 典型值", "密度 g/cm³ 典型值",
        "热导率 W/(m·K) 典型值", "数据来源", "来源类型",
    )  # fmt: skip
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    page = book.add_worksheet("横表")
    dated = book.add_format({"num_format": "m-d"})
    for column, line in enumerate((heads, *rows)):
        for row, content in enumerate(line[1:]):
            write(page, row, column, content, dated)
    book.close()
    return out.getvalue()
