"""What a file says, by its bytes: encodings, delimiters, and numbers as the sheet shows them."""

import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from cards.problems import Severity
from cards.wording import Wording
from catalogue.workbooks.annotated import annotated_copy
from catalogue.workbooks.lines import ReportLine
from catalogue.workbooks.reading import NEVER_COMPUTED, read_file
from catalogue.workbooks.refusals import WorkbookRefused
from catalogue.workbooks.template import template
from schemas.workbook.grid import Sheet, Workbook
from schemas.workbook.layout import LAYOUT
from schemas.workbook.mapping import propose
from schemas.workbook.reading import read_workbook
from tests.catalogue.workbooks.hostile import workbook

TABLE = (("牌号", "强度"), ("AZ91D", "230,5"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_text_is_read_whatever_its_encoding_and_delimiter(encoding, delimiter):
    text = "\r\n".join(delimiter.join(row) for row in TABLE)
    (sheet,) = read_file(text.encode(encoding), "x.csv").workbook.sheets
    assert sheet.rows == TABLE


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a,b\n1,2\n", (("a", "b"), ("1", "2"), ())),
        ('a,b\n"1,5",2', (("a", "b"), ("1,5", "2"))),
        ("sep=;\na;b\n1,5;2", ((), ("a", "b"), ("1,5", "2"))),
        ('a;b\n"two\nlines";2', (("a", "b"), ("two\nlines", "2"))),
        ("a,b\r\n\r\n1,\r\n", (("a", "b"), (), ("1", None), ())),
    ],
)
def test_rows_keep_their_numbers(text, rows):
    (sheet,) = read_file(text.encode(), "x.csv").workbook.sheets
    assert sheet.rows == rows


def test_a_quotation_mark_that_stays_open_is_refused():
    with pytest.raises(WorkbookRefused) as refused:
        read_file(b'a,b\n"1,2\n3,4\n', "x.csv")
    assert refused.value.code == "quote_left_open"


def formatted(number, code):
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.add_worksheet().write_number(0, 0, number, book.add_format({"num_format": code}))
    book.close()
    ((row,),) = (sheet.rows for sheet in read_file(out.getvalue()).workbook.sheets)
    return row[0]


@pytest.mark.parametrize(
    ("number", "code", "read"),
    [
        (0.08, "0%", "8%"),
        (0.085, "0%", "8.5%"),
        (0.085, "0.0%", "8.5%"),
        (1.8, "0.00", "1.80"),
        (1.812, "0.00", 1.812),
        (1020, "#,##0.0", "1020.0"),
        (245, "General", 245.0),
        (46000, "yyyy-mm-dd", date(2025, 12, 9)),
    ],
)
def test_a_number_is_read_as_the_sheet_shows_it(number, code, read):
    assert read == formatted(number, code)


def test_error_values_and_formulas_never_computed_are_remarked():
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    page = book.add_worksheet("S")
    page.write_formula("B2", "=1/0", None, "#DIV/0!")
    page.write_formula("C3", "=1+1", None, "")
    page.write_formula("D4", "=1+1", None, 2)
    book.close()
    read = read_file(out.getvalue())
    assert [("S", (1, 1), "#DIV/0!"), ("S", (2, 2), "")] == [
        (remark.sheet, remark.cell, remark.error) for remark in read.remarks
    ]
    assert read.workbook.sheets[0].rows[2][2] == NEVER_COMPUTED
    assert read.workbook.sheets[0].rows[3][3] == 2.0


def line(row, column, finding="=HYPERLINK(1)"):
    return ReportLine(
        sheet="S",
        row=row,
        column=column,
        where="",
        card="A",
        code="x",
        severity=Severity.HARD,
        finding=Wording(finding, finding),
        advice=Wording("改", "mend"),
        offending="=1+1",
    )


SIGNS = st.characters(codec="utf-8", exclude_characters="\0\r_", exclude_categories=["Cs", "Cc"])
CELLS = st.text(SIGNS, min_size=1, max_size=8).filter(str.strip) | st.integers(-999, 999)


@settings(max_examples=8)
@given(st.lists(st.lists(CELLS, min_size=1, max_size=4), min_size=1, max_size=4))
def test_whatever_stands_in_a_workbook_stands_in_its_copy(rows):
    original = Sheet("S", tuple(map(tuple, rows)))
    copy = annotated_copy(Workbook((original,)), [line(1, "A"), line(9, "ZZ"), line(0, "")])
    (read,) = read_file(copy).workbook.sheets
    assert original.rows == read.rows[: len(rows)]


def test_areas_that_reach_beyond_all_that_is_filled_are_not_merged_in_a_copy():
    whole, head = (0, 0, 1_048_575, 16_383), (0, 0, 0, 1)
    sheet = Sheet("S", (("力学", None), ("AZ91D", 240)), (whole, head))
    copy = annotated_copy(Workbook((sheet, replace(sheet, name="T", merged=(whole,) * 20_000))), [])
    assert [found.merged for found in read_file(copy).workbook.sheets] == [(head,), ()]


def test_a_sheet_that_is_named_twice_is_read_once():
    out = BytesIO()
    with ZipFile(BytesIO(workbook(["牌号"], ["AZ91D"]))) as one, ZipFile(out, "w") as twice:
        for name in one.namelist():
            twice.writestr(name, re.sub(rb"(<sheet name[^>]*/>)", rb"\1\1", one.read(name)))
    assert [sheet.name for sheet in read_file(out.getvalue()).workbook.sheets] == ["S"]


def test_text_that_begins_like_a_formula_stays_text_in_a_copy():
    original = read_file(b"=1+1;x\n@SUM(1);+1", "x.csv").workbook
    lines = [line(1, "A")]
    lines = [ReportLine.from_json(entry.as_json() | {"sheet": "CSV"}) for entry in lines]
    with ZipFile(BytesIO(annotated_copy(original, lines))) as package:
        parts = [package.read(name) for name in package.namelist() if "sheets/sheet" in name]
    assert not any(b"<f>" in part for part in parts)


def test_the_template_is_read_as_it_was_laid_out_and_holds_no_card():
    read = read_file(template())
    plan = propose(read.workbook)
    read_sheets = {sheet.sheet: sheet for sheet in plan.sheets if sheet.columns}
    assert [layout.name for layout in LAYOUT] == list(read_sheets)
    for layout in LAYOUT:
        targets = [column.target for column in read_sheets[layout.name].columns]
        assert [column.target for column in layout.columns] == targets
    assert () == read_workbook(read.workbook, plan).cards
