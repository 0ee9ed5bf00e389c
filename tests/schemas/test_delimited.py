"""A table of numbers as text: encodings, delimiters, decimal signs and limits."""

import pytest

from schemas.delimited import LARGEST, NoTable, read_table


def cells(text):
    table = read_table(text.encode())
    return [table.header.cells, *(row.cells for row in table.rows)]


@pytest.mark.parametrize(
    "text",
    [
        "a [x],b\n1,2\n",
        "a [x];b\n1;2\n",
        "a [x]\tb\n1\t2",
        "a [x]  b\n1 2",
        "a [x] b\r\n1 2\r\n",
        '\n# said, "before\n  # \n a [x] , b \n\n 1 , 2 ,,\n',
        '"a [x]",b\n"1","2"',
        "\ufeffa [x],b\n1,2",
    ],
)
def test_columns_are_parted_as_they_were(text):
    assert cells(text) == [("a [x]", "b"), ("1", "2")]


def test_a_sign_that_parts_the_names_only_is_part_of_a_name():
    assert cells("a,b @c=1;d=2\n1,2") == [("a", "b @c=1;d=2"), ("1", "2")]


def test_rows_keep_their_number_in_the_file():
    table = read_table(b'# x\n"a\nb",c\n\n1,2')
    assert (table.header.number, [row.number for row in table.rows]) == (2, [5])


def test_a_table_may_have_no_rows():
    assert cells("a b") == [("a", "b")]


def test_gb18030_is_read_and_told():
    table = read_table("温度/℃,Rm\n1,2".encode("gb18030"))
    assert table.header.cells[0] == "温度/℃"
    assert "GB18030" in table.remarks[0].zh


@pytest.mark.parametrize("text", ["a;b\n1,5;-2,25e3\n3;４，５", "a\tb\n0,125\t1,25"])
def test_a_decimal_comma_is_read_where_nothing_else_can_be_meant_and_told(text):
    table = read_table(text.encode())
    assert table.remarks[0].en == "Commas were read as decimal signs."
    assert "," not in "".join(cell for row in table.rows for cell in row.cells)
    assert "." in table.rows[0].cells[0]


@pytest.mark.parametrize(
    "text",
    ["a;b\n1,234;5,678", "a;b\n1,5;2.5", "a;b\n1,234,5;2,5", "a b\n1,5 2,5", 'a,b\n"1,5","2"'],
)
def test_a_comma_that_may_part_thousands_is_refused(text):
    with pytest.raises(NoTable) as refusal:
        read_table(text.encode())
    assert refusal.value.complaint.code == "decimal_comma"
    assert refusal.value.complaint.numbers == {"row": 2}


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "table_empty"),
        (b" \n# only a remark", "table_empty"),
        (b",,,\n,,,\n", "table_empty"),
        (b'"";""\n', "table_empty"),
        (b"\xff\xff", "encoding_unknown"),
        (b"a" * (LARGEST + 1), "file_too_large"),
        (b"a,b\n" + b"1,2\n" * 5001, "too_many_rows"),
        (b",".join([b"a"] * 21), "too_many_columns"),
        (b"a" * 301 + b",b", "head_too_long"),
        (b'a,b\n1,2\n"' + b"x" * 200_000, "quote_left_open"),
    ],
)
def test_what_is_no_table_says_why(raw, code):
    with pytest.raises(NoTable) as refusal:
        read_table(raw)
    complaint = refusal.value.complaint
    assert complaint.code == code
    assert complaint.finding.zh.endswith("。")
    assert complaint.advice.en.endswith(".")
