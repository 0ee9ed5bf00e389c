"""YAML in plain words to a document and back: every scalar is text as typed, and has its place.

Numbers keep their digits and dates stay what was typed, because each field reads text. Anchors,
tags and repeated names are refused: what stands in the text is all that is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NoReturn

import yaml

from cards.problems import Path
from cards.wording import Wording
from schemas.document import decoded, line_and_column
from schemas.errors import DocumentUnreadable
from schemas.typed_document import DEEPEST

LARGEST = 1_000_000
"""Bytes; the scenarios that ship with the project take a twentieth of it."""
WIDTH = 100

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PLAIN_TAGS = frozenset(
    f"tag:yaml.org,2002:{name}"
    for name in ("null", "bool", "int", "float", "str", "timestamp", "value", "merge", "seq", "map")
)
_OTHER_BREAKS = re.compile("[\r\x85\u2028\u2029\ufeff]")
"""What a reader of YAML takes for a line break; only as an escape does it come back."""
_LINES = re.compile(r"\S.*(\n.*)+", re.DOTALL)
_NULL = "tag:yaml.org,2002:null"
_DEEPER = (yaml.SequenceStartEvent, yaml.MappingStartEvent)
_SHALLOWER = (yaml.SequenceEndEvent, yaml.MappingEndEvent)


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a text; both count from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class YamlText:
    """What a YAML text says: mappings, lists, texts and None, each with its place."""

    content: Any
    root: yaml.Node | None

    def place(self, path: Path) -> Place:
        """Where the part at `path` stands, or the nearest part around it."""
        here = self.root
        for step in path:
            inner = _inside(here, step)
            if inner is None:
                break
            here = inner
        return Place(1, 1) if here is None else _place(here.start_mark)


def read_yaml_text(raw: bytes) -> YamlText:
    """The content of one YAML document in UTF-8. Raises DocumentUnreadable."""
    text = decoded(raw, LARGEST)
    _only_printable(text)
    try:
        _only_what_is_read(text)
        root = yaml.compose(text, _LOADER)
    except yaml.MarkedYAMLError as error:
        place = _place(error.problem_mark)
        raise DocumentUnreadable(place.line, place.column, _malformed(error)) from None
    return YamlText(None if root is None else _content(root), root)


def dump_yaml(content: Any) -> str:
    """`content` in block style, in its own order, characters as they are."""
    dumped: str = yaml.dump(
        content, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=WIDTH
    )
    return dumped


class _Dumper(yaml.SafeDumper):
    """Sets lists in from the name that they belong to, and writes several lines as lines."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def _as_typed(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = '"' if _OTHER_BREAKS.search(text) else "|" if _LINES.fullmatch(text) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _as_typed)


def _only_printable(text: str) -> None:
    found = yaml.reader.Reader.NON_PRINTABLE.search(text)
    if found:
        code = f"U+{ord(found[0]):04X}"
        reason = Wording(
            f"控制字符 {code} 不能出现，请删去。",
            f"the control character {code} cannot stand here; remove it.",
        )
        raise DocumentUnreadable(*line_and_column(text, found.start()), reason)


def _only_what_is_read(text: str) -> None:
    """Refuse, before anything is built, what would be more than what stands in the text."""
    depth = 0
    for event in yaml.parse(text, _LOADER):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            _fail(event.start_mark, _NO_ANCHORS)
        depth += isinstance(event, _DEEPER) - isinstance(event, _SHALLOWER)
        if depth > DEEPEST:
            _fail(event.start_mark, _TOO_DEEP)


def _content(node: yaml.Node) -> Any:
    if node.tag not in _PLAIN_TAGS:
        reason = Wording(
            f"不接受标签“{node.tag}”，请删去。", f"the tag '{node.tag}' is not accepted; remove it."
        )
        _fail(node.start_mark, reason)
    if isinstance(node, yaml.MappingNode):
        return dict(_entries(node))
    if isinstance(node, yaml.SequenceNode):
        return [_content(entry) for entry in node.value]
    return None if node.tag == _NULL else node.value


def _entries(node: yaml.MappingNode) -> Iterator[tuple[str, Any]]:
    met: set[str] = set()
    for name, entry in node.value:
        if not isinstance(name, yaml.ScalarNode):
            _fail(name.start_mark, _NAME_EXPECTED)
        if name.value in met:
            _fail(name.start_mark, _twice(name.value))
        met.add(name.value)
        yield name.value, _content(entry)


def _inside(node: yaml.Node | None, step: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        return next((entry for name, entry in node.value if name.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        inner: yaml.Node = node.value[step]
        return inner
    return None


def _fail(mark: Any, reason: Wording) -> NoReturn:
    place = _place(mark)
    raise DocumentUnreadable(place.line, place.column, reason)


def _place(mark: Any) -> Place:
    return Place(mark.line + 1, mark.column + 1)


_NO_ANCHORS = Wording(
    "不接受锚点与别名（& 和 *）；以这些符号开头的文字请加引号。",
    "anchors and aliases (& and *) are not accepted; quote a text that begins with such a sign.",
)
_TOO_DEEP = Wording(f"嵌套超过 {DEEPEST} 层。", f"nested more deeply than {DEEPEST} levels.")
_NAME_EXPECTED = Wording("此处应为名称。", "a name belongs here.")


def _twice(name: str) -> Wording:
    shown = name[:40]
    return Wording(f"名称“{shown}”在同一处出现两次。", f"the name '{shown}' stands twice.")


def _malformed(error: yaml.MarkedYAMLError) -> Wording:
    said = ", ".join(filter(None, (error.context, error.problem)))
    return Wording(
        f"不是合法的 YAML（{said}）。含有“: ”或“#”的文字请加引号。",
        f"not valid YAML: {said}. Quote a text that holds ': ' or ' #'.",
    )
