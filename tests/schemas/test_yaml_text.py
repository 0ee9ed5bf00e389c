import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.errors import DocumentUnreadable
from schemas.yaml_text import LARGEST, Place, dump_yaml, read_yaml_text

TEXTS = st.text(max_size=60).map(lambda text: text.encode("utf-8", "ignore").decode())
NAMES = st.text(min_size=1, max_size=12).map(lambda text: text.encode("utf-8", "ignore").decode())
CONTENTS = st.recursive(
    TEXTS | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=12,
)


@given(CONTENTS)
def test_what_is_dumped_is_read_again(content):
    assert content == read_yaml_text(dump_yaml(content).encode()).content


@pytest.mark.parametrize(
    ("raw", "content"),
    [
        ("", None),
        ("~", None),
        (
            "mass: 1.30\nday: 2026-01-31\nyes: true\nplace: =",
            {"mass": "1.30", "day": "2026-01-31", "yes": "true", "place": "="},
        ),
        ("a: [1e3, 'null', null, ]\nb: {c: }", {"a": ["1e3", "null", None], "b": {"c": None}}),
        ("<<: {a: b}", {"<<": {"a": "b"}}),
        ("\ufeffa: b", {"a": "b"}),
        ('a: "\\x07"', {"a": "\x07"}),
        ("!!str 1", "1"),
    ],
)
def test_every_scalar_is_text_as_typed(raw, content):
    assert content == read_yaml_text(raw.encode()).content


@pytest.mark.parametrize(
    ("raw", "line", "column", "zh", "en"),
    [
        ("量: 1\n名: b: c".encode(), 2, 5, "不是合法的 YAML", "not valid YAML"),
        (b"a: ]", 1, 4, "不是合法的 YAML", "not valid YAML"),
        (b"a: 1\n---\nb: 2", 2, 1, "another document", "another document"),
        (b"a: &x 1\nb: 2", 1, 4, "不接受锚点", "anchors and aliases"),
        (b"a: 1\nb: *x", 2, 4, "不接受锚点", "anchors and aliases"),
        (b"- a: 1\n  b: 2\n  a: 3", 3, 3, "“a”在同一处出现两次", "'a' stands twice"),
        (b"a: !!python/name:os.system x", 1, 4, "不接受标签", "the tag"),
        (b"a: !mine x", 1, 4, "“!mine”", "'!mine'"),
        (b"? [a]\n: b", 1, 3, "应为名称", "a name belongs here"),
        (b"[" * 25, 1, 25, "嵌套超过 24 层", "more deeply than 24"),
        (b"a: b\nc: \x07", 2, 4, "U+0007", "U+0007"),
        (b"a: \xff", 1, 4, "不是 UTF-8", "not UTF-8"),
        (b"#" * (LARGEST + 1), 1, 1, "超过 1 MB", "larger than 1 MB"),
    ],
)
def test_a_refusal_names_line_and_column(raw, line, column, zh, en):
    with pytest.raises(DocumentUnreadable) as refused:
        read_yaml_text(raw)

    assert (line, column) == (refused.value.line, refused.value.column)
    assert zh in refused.value.wording.zh
    assert en in refused.value.wording.en


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        ((), 1, 1),
        ((0, "name", "zh"), 2, 9),
        ((0, "rows", 1), 5, 7),
        ((0, "rows", 7), 4, 5),
        ((0, "missing"), 1, 3),
        ((0, "name", "zh", "deeper"), 2, 9),
    ],
)
def test_a_place_is_that_of_the_nearest_part(path, line, column):
    read = read_yaml_text(b"- name:\n    zh: a\n  rows:\n    - b\n    - c\n")

    assert Place(line, column) == read.place(path)


def test_an_empty_text_has_one_place():
    assert Place(1, 1) == read_yaml_text(b"").place(("key",))


def test_lists_are_set_in_and_lines_stay_lines():
    content = {"需要": ["轻量化"], "facts": {"zh": "第一行\n第二行"}}

    assert dump_yaml(content) == ("需要:\n  - 轻量化\nfacts:\n  zh: |-\n    第一行\n    第二行\n")
