"""Bytes to a mapping and back: where they cannot be read, and what makes two documents one."""

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.document import LARGEST, canonical_json, content_hash, document_hash, parse_json
from schemas.draft import dump_card
from schemas.errors import DocumentUnreadable
from schemas.typed_document import DEEPEST
from schemas.typed_text import NumberAsTyped, number_text
from tests.schemas.build import card, document, full_document, value

BOM = b"\xef\xbb\xbf"


@pytest.mark.parametrize(
    ("raw", "line", "column", "zh", "en"),
    [
        (b"", 1, 1, "不是合法的 JSON", "not valid JSON"),
        (b'{"a": 1,\n "b" 2}', 2, 6, "不是合法的 JSON", "not valid JSON"),
        (BOM + b'{"a" 1}', 1, 6, "不是合法的 JSON", "not valid JSON"),
        ('{"密度"\n"铝" 1}'.encode(), 2, 1, "不是合法的 JSON", "not valid JSON"),
        (b"[1, 2]", 1, 1, "应为 JSON 对象", "expected an object"),
        (b"1.5", 1, 1, "应为 JSON 对象", "expected an object"),
        (b'{"a": NaN}', 1, 7, "NaN 不是 JSON 数值", "NaN is not a JSON number"),
        (b'{"NaN": "NaN",\n "a": NaN,\n "b": "NaN"}', 2, 7, "NaN", "NaN"),
        (b'{"a": [1, Infinity]}', 1, 11, "Infinity 不是", "Infinity is not"),
        (b'{"a":\n-Infinity}', 2, 1, "-Infinity 不是", "-Infinity is not"),
        (b'{"a": 1,\n "a": 2}', 2, 2, "“a”在同一对象中出现两次", "the name 'a' stands twice"),
        (b'{"a": {"x": 1,\n"x": 2},\n"x": 3}', 2, 1, "“x”", "'x' stands twice"),
        (b'{"x": [{"x": "x:"}, ["x"]],\n "x" : 3}', 2, 2, "“x”", "'x' stands twice"),
        (b'{"a\\"": 1,\n"a\\u0022": 2}', 2, 1, '“a"”', "'a\"' stands twice"),
        (b'{"a":\n"\xff"}', 2, 2, "不是 UTF-8", "not UTF-8"),
        (BOM + '{"密":\n"密'.encode() + b'\xc3"}', 2, 3, "不是 UTF-8", "not UTF-8"),
        (b'{"a":\n' + b"[" * DEEPEST, 2, DEEPEST, "嵌套超过 24 层", "more deeply than 24"),
        (b'{"a": "' + b" " * LARGEST + b'"}', 1, 1, "超过 4 MB", "larger than 4 MB"),
    ],
)
def test_what_cannot_be_read_is_named_with_line_and_column(raw, line, column, zh, en):
    with pytest.raises(DocumentUnreadable) as unreadable:
        parse_json(raw)

    found = unreadable.value
    assert (line, column) == (found.line, found.column)
    assert f"第 {line} 行第 {column} 列：" in found.wording.zh
    assert zh in found.wording.zh
    assert f"Line {line}, column {column}: " in found.wording.en
    assert en in found.wording.en


def test_a_mark_of_the_byte_order_is_no_part_of_the_document():
    assert {"a": 1} == parse_json(BOM + b'{"a": 1}')


def test_brackets_and_constants_inside_texts_count_for_nothing():
    text = "[" * 50 + '\\"{NaN: Infinity'

    assert {"a": json.loads(f'"{text}"')} == parse_json(f'{{"a": "{text}"}}'.encode())


def test_nesting_is_read_to_its_limit():
    raw = "[" * (DEEPEST - 1) + "]" * (DEEPEST - 1)

    read = parse_json(f'{{"a": {raw}, "b": {raw}}}'.encode())

    assert {"a": json.loads(raw), "b": json.loads(raw)} == read


@pytest.mark.parametrize(
    ("raw", "digits"), [("1.30", "1.30"), ("2E-3", "2E-3"), ("7", "7"), ("9" * 400, "9" * 400)]
)
def test_numbers_remember_their_digits(raw, digits):
    assert digits == number_text(parse_json(f'{{"a": {raw}}}'.encode())["a"])


def test_numbers_are_still_numbers():
    assert 1.3 == NumberAsTyped("1.30")


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=40) | st.text(alphabet='{}[]":,aN1.\\ \n', max_size=40).map(str.encode))
def test_any_bytes_are_read_or_refused_at_a_place_they_have(raw):
    try:
        assert isinstance(parse_json(raw), dict)
    except DocumentUnreadable as unreadable:
        assert 1 <= unreadable.line <= raw.count(b"\n") + raw.count(b"\r") + 1
        assert 1 <= unreadable.column <= len(raw) + 1


def test_the_canonical_text_has_sorted_names_no_spaces_and_characters_as_they_are():
    assert '{"a":["密度"],"b":1}' == canonical_json({"b": 1, "a": ["密度"]})


def test_the_canonical_text_is_strict():
    with pytest.raises(ValueError, match="JSON compliant"):
        canonical_json({"a": float("nan")})


def test_a_card_has_the_hash_of_its_document():
    typed = full_document()
    found = content_hash(card(**typed | {"values": typed["values"]}))

    assert re.fullmatch("[0-9a-f]{64}", found)
    assert document_hash(typed) == found


def test_the_order_of_entries_changes_no_hash_but_a_digit_does():
    typed = document(value(text="1.80"))
    turned = dict(reversed(typed.items()))

    assert document_hash(typed) == document_hash(turned)
    assert content_hash(card(value(text="1.80"))) != content_hash(card(value(text="1.8")))


def test_a_hash_is_taken_of_the_canonical_document():
    stated = card(value("密度", "1.80"))

    assert document_hash(dump_card(stated)) == content_hash(card(value("density", "1.80")))
