"""How one entry of a document is read and dumped, and with what words it is refused."""

from datetime import date, datetime
from enum import StrEnum

import pytest
from marshmallow import ValidationError

from cards.quantity import Form
from cards.wording import Wording
from schemas.choice import OneOf
from schemas.fields import (
    Bilingual,
    Day,
    Entry,
    Figure,
    Flag,
    Formatted,
    Link,
    Text,
    Whole,
    read_number,
    title_of,
)


class Metal(StrEnum):
    MAGNESIUM = "magnesium"
    ZINC = "zinc"


NAMED = {Metal.MAGNESIUM: Wording("镁", "Magnesium"), Metal.ZINC: Wording("锌", "Zinc metal")}
TITLE = ("某项", "an entry")
text = Text(*TITLE, cap=5)
lines = Text(*TITLE, lines=True)
code = Formatted(*TITLE, pattern="[a-z]+", advice=Wording("请写小写字母。", "Write small letters."))
link = Link(*TITLE)
figure = Figure(*TITLE)
single = Figure(*TITLE, forms=(Form.SINGLE,))
whole = Whole(*TITLE, most=99)
flag = Flag(*TITLE)
day = Day(*TITLE)
both = Bilingual(*TITLE, cap=5)
choice = OneOf(*TITLE, names=NAMED)


@pytest.mark.parametrize(
    ("field", "raw", "read"),
    [
        (text, " ab ", "ab"),
        (text, 1.5, "1.5"),
        (lines, "a\r\nb", "a\nb"),
        (code, "abc", "abc"),
        (link, "https://example.com/a?b=1", "https://example.com/a?b=1"),
        (link, "HTTP://example.com", "HTTP://example.com"),
        (figure, "≥ 240", "≥ 240"),
        (figure, "240~260", "240~260"),
        (figure, "１８０ＭＰａ", "１８０ＭＰａ"),
        (figure, "<0.005", "<0.005"),
        (figure, "240±10", "240±10"),
        (figure, "1.2×10⁻⁶", "1.2×10⁻⁶"),
        (figure, 1.5, "1.5"),
        (single, "0.010", "0.010"),
        (whole, 7, 7),
        (whole, "3.0", 3),
        (whole, " 12 ", 12),
        (flag, True, True),
        (flag, False, False),
        (day, " 2026-01-31 ", date(2026, 1, 31)),
        (day, date(2026, 1, 31), date(2026, 1, 31)),
        (both, "座椅", Wording("座椅", "")),
        (both, "seat", Wording("", "seat")),
        (both, {"zh": "座椅", "en": "seat"}, Wording("座椅", "seat")),
        (both, {"zh": None, "en": "seat"}, Wording("", "seat")),
        (choice, "zinc", Metal.ZINC),
        (choice, "ＺＩＮＣ ｍｅｔａｌ", Metal.ZINC),
        (choice, "镁", Metal.MAGNESIUM),
    ],
)
def test_what_is_typed_is_read(field, raw, read):
    assert read == field.deserialize(raw)


@pytest.mark.parametrize(
    ("field", "raw", "expected", "zh", "en"),
    [
        (text, "abcdef", "text_too_long", "最多 5 个", "at most 5"),
        (code, "A1", "format", "“A1”的格式不对", "'A1' is not of the expected form"),
        (link, "example.com", "not_a_web_address", "不是网址", "not a web address"),
        (link, "javascript:alert(1)", "not_a_web_address", "不是网址", "not a web address"),
        (link, "https://", "not_a_web_address", "不是网址", "not a web address"),
        (link, "https://[::1", "not_a_web_address", "不是网址", "not a web address"),
        (link, 'https://a.b/"x', "not_a_web_address", "不是网址", "not a web address"),
        (figure, "heavy", "number_unreadable", "“heavy”读不成数值", "'heavy' is not a value"),
        (figure, [], "number_unreadable", "不是数值", "is not a number"),
        (single, "240~260", "form_not_accepted", "不能写“240~260”", "'240~260' cannot stand"),
        (whole, 0, "not_a_whole_number", "“0”不是可接受的整数", "'0' is not an accepted"),
        (whole, "100", "not_a_whole_number", "“100”", "'100'"),
        (whole, "2.5", "not_a_whole_number", "“2.5”", "'2.5'"),
        (flag, "yes", "not_true_or_false", "true 或 false", "True or false"),
        (flag, 1, "not_true_or_false", "true 或 false", "True or false"),
        (day, "2026-02-30", "not_a_date", "应为日期", "A date belongs here"),
        (day, "31.1.2026", "not_a_date", "应为日期", "A date belongs here"),
        (day, 20260131, "not_a_date", "应为日期", "A date belongs here"),
        (day, datetime(2026, 1, 31), "not_a_date", "应为日期", "A date belongs here"),  # noqa: DTZ001
        (both, {"zh": " "}, "blank", "内容为空", "empty"),
        (both, {}, "blank", "内容为空", "empty"),
        (both, [], "text_expected", "应为文字", "Text belongs here"),
        (choice, "gold", "not_a_choice", "没有“gold”这一选项", "'gold' is not one"),
    ],
)
def test_what_cannot_stand_is_refused_in_both_languages(field, raw, expected, zh, en):
    with pytest.raises(ValidationError) as refused:
        field.deserialize(raw)

    (found,) = refused.value.messages
    assert expected == found.code
    assert zh in found.finding.zh
    assert en in found.finding.en
    assert found.advice.zh and found.advice.en


@pytest.mark.parametrize(
    ("raw", "refused_at"),
    [
        ({"zh": "座椅", "fr": "siège", "de": "Sitz"}, ["fr", "de"]),
        ({"zh": "座椅座椅座椅"}, ["zh"]),
        ({"en": 5, "zh": []}, ["zh"]),
    ],
)
def test_every_language_is_refused_by_itself(raw, refused_at):
    with pytest.raises(ValidationError) as refused:
        both.deserialize(raw)

    assert refused_at == list(refused.value.messages)


def test_a_choice_is_offered_by_key_and_name():
    with pytest.raises(ValidationError) as refused:
        choice.deserialize("gold")

    advice = refused.value.messages[0].advice
    assert "请从中选择：magnesium（镁）、zinc（锌）。" == advice.zh
    assert "Choose one of: magnesium, zinc." == advice.en


def test_the_forms_that_may_stand_are_shown_by_example():
    with pytest.raises(ValidationError) as refused:
        Figure(*TITLE, forms=(Form.SINGLE, Form.AT_MOST)).deserialize("≥ 1")

    assert "Write it like: 240, ≤ 240." == refused.value.messages[0].advice.en


@pytest.mark.parametrize(
    ("field", "held", "dumped"),
    [
        (day, date(2026, 1, 31), "2026-01-31"),
        (day, None, None),
        (both, Wording("座椅", "seat"), {"zh": "座椅", "en": "seat"}),
        (both, Wording("", "seat"), {"en": "seat"}),
        (both, Wording("", ""), None),
        (choice, Metal.ZINC, "zinc"),
        (choice, None, None),
    ],
)
def test_what_is_held_is_dumped(field, held, dumped):
    assert dumped == field.serialize("entry", {"entry": held})


def test_a_field_knows_its_title_in_both_languages():
    assert Wording("某项", "an entry") == title_of(text)


def test_a_field_that_says_nothing_else_accepts_everything():
    assert {} == Entry(*TITLE).json_form()


def test_a_number_with_its_unit_is_read_without_knowing_the_unit():
    assert ("MPa", Form.RANGE) == (read_number("240~260 MPa").unit, read_number("1~2").form)
