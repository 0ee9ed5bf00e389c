"""Texts and numbers as people and programs type them."""

from decimal import Decimal

import pytest
from marshmallow import ValidationError

from schemas.typed_text import NumberAsTyped, is_given, number_text, read_digits, read_text


def complaint(read, *arguments, **options):
    """The one complaint with which `read` refuses."""
    with pytest.raises(ValidationError) as refused:
        read(*arguments, **options)
    (found,) = refused.value.messages
    return found


@pytest.mark.parametrize(
    ("raw", "given"),
    [(None, False), ("", False), (" \n", False), (0, True), ("0", True), ([], True)],
)
def test_null_and_blank_text_are_not_given(raw, given):
    assert given is is_given(raw)


@pytest.mark.parametrize(
    ("raw", "digits"),
    [
        (240, "240"),
        (-1, "-1"),
        (1.5, "1.5"),
        (1e-6, "1e-06"),
        (NumberAsTyped("1.30"), "1.30"),
        (Decimal("1.30"), "1.30"),
        (10**80, None),
        (True, None),
        (float("nan"), None),
        (float("inf"), None),
        (Decimal("NaN"), None),
        (None, None),
        ("240", None),
        ([1], None),
    ],
)
def test_a_number_is_taken_by_its_digits(raw, digits):
    assert digits == number_text(raw)


@pytest.mark.parametrize(
    ("raw", "lines", "text"),
    [
        ("  AM60B ", False, "AM60B"),
        (1.5, False, "1.5"),
        ("a\r\n\tb", False, "a b"),
        ("a\u2028b", False, "a b"),
        (" a\r\nb\rc ", True, "a\nb\nc"),
        ("ＡＭ６０Ｂ", False, "ＡＭ６０Ｂ"),
    ],
)
def test_text_is_kept_but_for_space_around_it_and_breaks_where_one_line_is_due(raw, lines, text):
    assert text == read_text(raw, 40, lines=lines)


@pytest.mark.parametrize(
    ("raw", "code", "zh", "en"),
    [
        ([], "text_expected", "此处应为文字", "Text belongs here"),
        (True, "text_expected", "此处应为文字", "Text belongs here"),
        (None, "text_expected", "此处应为文字", "Text belongs here"),
        ("", "blank", "内容为空", "empty"),
        ("a\x00", "control_character", "第 2 个字符", "Character 2"),
        ("\u202eMPa", "control_character", "U+202E", "U+202E"),
        ("\ud800", "control_character", "U+D800", "U+D800"),
        ("x" * 41, "text_too_long", "共 41 个字符，最多 40 个", "41 characters; at most 40"),
    ],
)
def test_text_is_refused_with_its_reason(raw, code, zh, en):
    found = complaint(read_text, raw, 40)

    assert code == found.code
    assert zh in found.finding.zh
    assert en in found.finding.en
    assert found.advice.zh and found.advice.en


def test_an_overlong_text_says_how_long_it_is():
    assert {"length": 41, "limit": 40} == complaint(read_text, "x" * 41, 40).numbers


@pytest.mark.parametrize(("raw", "digits"), [(1.5, "1.5"), (" ≥ 240 ", "≥ 240"), (7, "7")])
def test_the_text_of_a_number_keeps_its_digits(raw, digits):
    assert digits == read_digits(raw)


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        (None, "null"),
        (True, "true"),
        (False, "false"),
        (float("nan"), "nan"),
        (Decimal("Infinity"), "Infinity"),
        (10**90, "…"),
        ([1], "list"),
    ],
)
def test_what_is_no_number_is_shown_as_far_as_it_can_be(raw, shown):
    found = complaint(read_digits, raw)

    assert "number_unreadable" == found.code
    assert f"“{shown}”不是数值。" == found.finding.zh
    assert f"'{shown}' is not a number." == found.finding.en
