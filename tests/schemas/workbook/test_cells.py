"""Cells that should hold a number, and what is read of them."""

import math
from datetime import date, datetime, time, timedelta

import pytest

from cards.vocabulary import VOCABULARY
from schemas.workbook.cells import read_number, typed_text
from schemas.workbook.numbers import content_of_cell
from schemas.workbook.shares import share_of_cell
from schemas.workbook.texts import day_text, flag_said, read_state, read_text


@pytest.mark.parametrize(
    ("cell", "number", "note", "codes"),
    [
        (240.0, "240", "", []),
        (0.1 + 0.2, "0.3", "", []),
        (1.5e-6, "1.5e-06", "", []),
        (-3, "-3", "", []),
        ("240", "240", "", []),
        ("1.30", "1.30", "", []),
        ("245±5", "245±5", "", []),
        ("≥8", "≥8", "", []),
        ("10^-6", "10^-6", "", []),
        ("1.5×10^-6", "1.5×10^-6", "", []),
        ("1.5×10⁻⁶", "1.5×10⁻⁶", "", []),
        ("10⁶", "10⁶", "", []),
        ("240~260", "240~260", "", []),
        ("8-12", "8-12", "", []),
        ("２４０～２６０", "２４０～２６０", "", []),
        ("－1.65", "－1.65", "", []),
        ("<0.005", "<0.005", "", []),
        ("240 MPa", "240 MPa", "", []),
        ("240(MPa)", "240 MPa", "", []),
        ("51 W/(m·K)", "51 W/(m·K)", "", []),
        ("1.83 g/cm³", "1.83 g/cm³", "", []),
        ("5%~8%", "5~8%", "", []),
        ("不小于240", "≥240", "", []),
        ("不大于 0.005", "≤0.005", "", []),
        ("240以上", "≥240", "", []),
        ("240 min", "≥240", "", []),
        ("大于5", ">5", "", []),
        ("(245)", "245", "", []),
        ("245(±5)", "245±5", "", []),
        ("245（± 5）", "245± 5", "", []),
        ("240(max)", "≤240", "", []),
        ("240 (min.)", "≥240", "", []),
        ("240（≥）", "≥ 240", "", []),
        ("240（不大于）", "≤240", "", []),
        ("245（T5）", "245", "T5", ["note_in_cell"]),
        ("245*", "245", "*", ["note_in_cell"]),
        ("245①", "245", "①", ["note_in_cell"]),
        ("245²", "245", "²", ["note_in_cell"]),
        ("245 [1]", "245", "[1]", ["note_in_cell"]),
        ("245*（注）", "245", "*; 注", ["note_in_cell"]),
        ("240 MPa (T6)", "240 MPa", "T6", ["note_in_cell"]),
        ("≥240（保证）", "≥240", "保证", ["note_in_cell"]),
        ("1,200", "1200", "", ["thousands_separator"]),
        ("12,500.5", "12500.5", "", ["thousands_separator"]),
        ("约240", "240", "约240", ["approximate_number"]),
        ("~240", "240", "~240", ["approximate_number"]),
        ("ca. 1,200", "1200", "ca. 1,200", ["approximate_number", "thousands_separator"]),
    ],
)
def test_a_number_is_read_as_typed(cell, number, note, codes):
    said = read_number(cell, "MPa")
    assert (said.number, said.note) == (number, note)
    assert [remark.code for remark in said.remarks] == codes
    assert not said.is_refused


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("良好", "number_unreadable"),
        ("260~240", "number_unreadable"),
        ("2" * 90, "number_unreadable"),
        (math.nan, "number_unreadable"),
        (math.inf, "number_unreadable"),
        (1e300, "number_unreadable"),
        ("1,78", "decimal_comma"),
        ("1,78 MPa", "decimal_comma"),
        ("245/250", "several_numbers"),
        ("245、250", "several_numbers"),
        ("245 250", "several_numbers"),
        ("245 MPa; 250", "several_numbers"),
        ("245 左右", "text_beside_number"),
        ("5(-8)", "text_beside_number"),
        ("245(+5/-3)", "several_numbers"),
        ("#DIV/0!", "formula_error"),
        ("#N/A", "formula_error"),
        (True, "boolean_for_number"),
        (date(2026, 8, 12), "date_for_number"),
        (datetime(2026, 8, 12), "date_for_number"),  # noqa: DTZ001 - a table knows no zone
        (time(8, 12), "time_for_number"),
        (timedelta(hours=30), "time_for_number"),
    ],
)
def test_what_is_no_number_is_told_and_never_guessed(cell, code):
    said = read_number(cell, "MPa")
    assert said.is_refused
    assert [remark.code for remark in said.remarks] == [code]


def test_a_range_that_became_a_date_is_suggested():
    (remark,) = read_number(date(2026, 8, 12)).remarks
    assert "8~12" in remark.advice.zh
    assert "8~12" in remark.advice.en


@pytest.mark.parametrize(
    ("cell", "absent"),
    [
        ("—", "not_tested"),
        ("-", "not_tested"),
        ("/", "not_tested"),
        ("未测", "not_tested"),
        ("N/A", "not_applicable"),
        ("不适用", "not_applicable"),
        ("ND", "below_limit"),
        ("保密", "on_request"),
        ("待补", "pending"),
        ("未测（2027）", "not_tested"),
    ],
)
def test_why_there_is_none(cell, absent):
    assert read_number(cell).absent == absent


@pytest.mark.parametrize("cell", [None, "", "   "])
def test_a_blank_says_nothing(cell):
    assert read_number(cell).is_nothing


def test_minutes_are_no_limit_where_they_are_a_unit():
    assert read_number("30 min", "h").unit == "min"


@pytest.mark.parametrize(
    ("cell", "typed"),
    [
        (None, ""),
        (" x ", "x"),
        (True, "TRUE"),
        (False, "FALSE"),
        (3.0, "3"),
        (datetime(2026, 1, 31), "2026-01-31"),  # noqa: DTZ001 - a table knows no zone
        (date(2026, 1, 31), "2026-01-31"),
        (time(8, 12), "08:12:00"),
        (timedelta(hours=1), "1:00:00"),
        (10**20, str(10**20)),
    ],
)
def test_what_stands_in_a_cell(cell, typed):
    assert typed_text(cell) == typed


@pytest.mark.parametrize(
    ("cell", "key", "is_refused"),
    [
        (0.08, "elongation", True),
        ("0.08", "elongation", False),
        (0.5, "elongation", False),
        (8, "elongation", False),
        (0.3, "recycled_content", True),
        (0.05, "porosity", True),
        (0.5, "porosity", False),
        (0.35, "poissons_ratio", False),
        (0, "recycled_content", False),
    ],
)
def test_a_fraction_in_a_column_of_per_cent_is_told(cell, key, is_refused):
    content = content_of_cell(cell, VOCABULARY.property(key), "%")
    codes = [remark.code for remark in content.remarks]
    assert codes == (["percent_as_fraction"] if is_refused else [])


def test_a_scale_that_is_alone_needs_no_unit():
    assert content_of_cell(63, VOCABULARY.property("brinell_hardness"), "").entries["unit"] == "HBW"
    assert content_of_cell(240, VOCABULARY.property("tensile_strength"), "").lacks_unit
    assert not content_of_cell(0.35, VOCABULARY.property("poissons_ratio"), "").lacks_unit


def test_choices_and_unknown_properties_take_what_is_typed():
    owner = VOCABULARY.property("restricted_substances")
    assert content_of_cell("符合", owner, "").entries == {"choice": "符合"}
    assert content_of_cell("未测", owner, "").entries == {"absent": "not_tested"}
    assert content_of_cell(None, owner, "").entries == {}
    assert content_of_cell(5, None, "").entries == {"value": "5"}


@pytest.mark.parametrize(
    ("cell", "share", "said"),
    [
        ("8.5~9.5", "", {"min": "8.5", "max": "9.5"}),
        ("≤0.005", "", {"max": "0.005"}),
        ("<0.03", "", {"max": "<0.03"}),
        ("≥0.26", "", {"min": "0.26"}),
        (9.02, "", {"measured": "9.02"}),
        ("9.0±0.1", "", {"measured": "9.0±0.1"}),
        ("8.9 wt%", "", {"measured": "8.9%"}),
        ("余量", "", {"balance": True}),
        ("Bal.", "measured", {"balance": True}),
        (8.5, "min", {"min": "8.5"}),
        ("高", "max", {"max": "高"}),
        ("高", "", {"measured": "高"}),
        ("—", "", {}),
        (None, "", {}),
    ],
)
def test_a_share_is_limits_or_measured(cell, share, said):
    assert share_of_cell(cell, "Al", share)[0] == said


def test_magnesium_as_a_fraction_is_told():
    _, told = share_of_cell(0.947, "Mg", "")
    assert [remark.code for remark in told] == ["percent_as_fraction"]


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-01-31", "2026-01-31"),
        ("2026/1/31", "2026-01-31"),
        ("2026.1.31", "2026-01-31"),
        ("2026年1月31日", "2026-01-31"),
        ("31.1.2026", "31.1.2026"),
    ],
)
def test_a_day_with_its_year_first_is_read(typed, day):
    assert day_text(typed) == day


@pytest.mark.parametrize(("typed", "said"), [("是", True), ("No", False), ("也许", "也许")])
def test_yes_and_no(typed, said):
    assert flag_said(typed) == said


def test_words():
    assert read_text("高压铸造", "form").text == "hpdc"
    assert read_text("自由锻", "form").text == "自由锻"
    assert read_text("—", "temper").text == ""
    (remark,) = read_text(date(2026, 8, 12), "key").remarks
    assert remark.code == "date_for_text"


@pytest.mark.parametrize(
    ("cell", "axis", "unit", "text"),
    [
        (23, "temperature", "℃", "23 ℃"),
        ("150 °C", "temperature", "", "150 °C"),
        ("室温", "temperature", "℃", "室温"),
        ("—", "temperature", "℃", ""),
        ("保密", "temperature", "℃", "保密"),
        ("热", "temperature", "℃", "热"),
        (date(2026, 1, 2), "temperature", "℃", "2026-01-02"),
        (-1, "r_ratio", "", "-1"),
        (0.1, "strain_amplitude", "%", "0.1 %"),
        ("纵向", "orientation", "", "纵向"),
        ("na", "orientation", "", "na"),
        ("5/250", "load_indenter", "", "5/250"),
        (date(2026, 1, 2), "date", "", "2026-01-02"),
    ],
)
def test_the_state_of_a_condition(cell, axis, unit, text):
    assert read_state(cell, VOCABULARY.axis(axis), unit).text == text


@pytest.mark.parametrize(
    ("cell", "unit", "text", "codes"),
    [
        ("23 (室温)", "℃", "23 ℃", ["note_left_out"]),
        ("23 ℃（室温）", "", "23 ℃", ["note_left_out"]),
        ("约 150", "℃", "150 ℃", ["note_left_out"]),
        ("1,000", "℃", "1000 ℃", ["thousands_separator"]),
    ],
)
def test_what_is_left_out_of_a_condition_is_told(cell, unit, text, codes):
    stated = read_state(cell, VOCABULARY.axis("temperature"), unit)
    assert (stated.text, [remark.code for remark in stated.remarks]) == (text, codes)


@pytest.mark.parametrize(
    ("cell", "codes"),
    [("ND", ["share_without_number"]), ("保密", ["share_without_number"]), ("—", []), ("N/A", [])],
)
def test_a_share_without_a_number_is_told_unless_nobody_measured_it(cell, codes):
    said, told = share_of_cell(cell, "Ni", "")
    assert (said, [remark.code for remark in told]) == ({}, codes)


def test_what_is_left_out_of_a_share_is_told():
    said, told = share_of_cell("9.02（炉前）", "Al", "")
    assert (said, [remark.code for remark in told]) == ({"measured": "9.02"}, ["note_left_out"])


def test_a_bare_number_lacks_its_unit():
    assert read_state(23, VOCABULARY.axis("temperature"), "").lacks_unit
