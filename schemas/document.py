"""Bytes to a mapping and back: strict JSON, its canonical text, and the hash of a card."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from typing import Any, NoReturn

from cards.card import Card
from cards.wording import Wording
from schemas.draft import dump_card
from schemas.errors import DocumentUnreadable
from schemas.typed_document import DEEPEST
from schemas.typed_text import NumberAsTyped

LARGEST = 4_000_000
"""Bytes; a card of 2000 values with curves stays below."""


def content_hash(card: Card) -> str:
    """SHA-256 of the canonical JSON of the card, in hexadecimal."""
    return document_hash(dump_card(card))


def document_hash(document: dict[str, Any]) -> str:
    """SHA-256 of the canonical JSON of a document, in hexadecimal."""
    return hashlib.sha256(canonical_json(document).encode("utf-8")).hexdigest()


def canonical_json(document: dict[str, Any]) -> str:
    """The one text of a document: sorted keys, no spaces, characters as they are."""
    return json.dumps(
        document, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    )


def title_of(document: Mapping[str, Any]) -> str:
    """Designation and temper, as a card calls itself, without reading anything else of it."""
    return "-".join(filter(None, (str(document.get(key, "")) for key in ("designation", "temper"))))


def parse_json(raw: bytes, most: int = LARGEST) -> dict[str, Any]:
    """The mapping that at most that many UTF-8 bytes hold, numbers with their digits as typed.

    Refuses NaN and Infinity, names that stand twice, and what is too large or nested too deeply.
    Raises DocumentUnreadable.
    """
    text = decoded(raw, most)
    _not_too_deep(text)
    try:
        document = json.loads(
            text,
            parse_float=NumberAsTyped,
            parse_int=_whole,
            parse_constant=_no_constant,
            object_pairs_hook=_no_twice,
        )
    except json.JSONDecodeError as error:
        raise DocumentUnreadable(error.lineno, error.colno, _malformed(error.msg)) from None
    except _Refused as refused:
        place, reason = refused.find(text)
        raise DocumentUnreadable(*line_and_column(text, place), reason) from None
    if not isinstance(document, dict):
        raise DocumentUnreadable(1, 1, Wording("应为 JSON 对象 {…}。", "expected an object {…}."))
    return document


class _Refused(Exception):
    """Something the parser accepts and a card document does not; `find` says where it stands in
    the text and what it is."""

    def __init__(self, find: Callable[[str], tuple[int, Wording]]) -> None:
        super().__init__()
        self.find = find


def decoded(raw: bytes, most: int = LARGEST) -> str:
    """At most that many bytes as the text that they are in UTF-8. Raises DocumentUnreadable."""
    if len(raw) > most:
        megabytes = most // 1_000_000
        raise DocumentUnreadable(
            1, 1, Wording(f"超过 {megabytes} MB。", f"it is larger than {megabytes} MB.")
        )
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8")
        raise DocumentUnreadable(
            *line_and_column(before, len(before)),
            Wording("不是 UTF-8 编码，请另存为 UTF-8。", "not UTF-8; save it as UTF-8."),
        ) from None


def _not_too_deep(text: str) -> None:
    """Refuse deep nesting before the parser recurses into it."""
    depth = 0
    for token in _TOKENS.finditer(text):
        depth += _DEEPER.get(token[0], 0)
        if depth > DEEPEST:
            raise DocumentUnreadable(*line_and_column(text, token.start()), _TOO_DEEP)


_TOKENS = re.compile(r'(?s)"[^"\\]*(?:\\.[^"\\]*)*"?(?P<names>\s*:)?|[][{}]|-?Infinity|NaN')
"""Texts, the `names` of entries among them, brackets, and constants that JSON does not have."""
_DEEPER = {"[": 1, "{": 1, "]": -1, "}": -1}
_CONSTANTS = ("NaN", "Infinity", "-Infinity")
_TOO_DEEP = Wording(f"嵌套超过 {DEEPEST} 层。", f"nested more deeply than {DEEPEST} levels.")


def _whole(digits: str) -> int | NumberAsTyped:
    return int(digits) if len(digits) < 300 else NumberAsTyped(digits)


def _no_constant(_name: str) -> NoReturn:
    raise _Refused(_first_constant)


def _first_constant(text: str) -> tuple[int, Wording]:
    found = next(token for token in _TOKENS.finditer(text) if token[0] in _CONSTANTS)
    reason = Wording(f"{found[0]} 不是 JSON 数值。", f"{found[0]} is not a JSON number.")
    return found.start(), reason


def _no_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    mapping = dict(pairs)
    if len(mapping) < len(pairs):
        raise _Refused(_first_repetition)
    return mapping


def _first_repetition(text: str) -> tuple[int, Wording]:
    """The first name that stood in its object before, in a text that has one."""
    tokens = _TOKENS.finditer(text)
    open_objects: list[set[str]] = []
    while True:
        token = next(tokens)
        step = _DEEPER.get(token[0])
        if step == 1:
            open_objects.append(set())
        elif step == -1:
            open_objects.pop()
        elif token["names"]:
            name = json.loads(token[0].removesuffix(token["names"]))
            if name in open_objects[-1]:
                return token.start(), _twice(name)
            open_objects[-1].add(name)


def _twice(name: str) -> Wording:
    return Wording(f"名称“{name}”在同一对象中出现两次。", f"the name '{name}' stands twice.")


def line_and_column(text: str, place: int) -> tuple[int, int]:
    """Line and column, counted from 1, of the character at `place`."""
    line_start = text.rfind("\n", 0, place) + 1
    return text.count("\n", 0, place) + 1, place - line_start + 1


def _malformed(message: str) -> Wording:
    return Wording(f"不是合法的 JSON（{message}）。", f"not valid JSON: {message}.")
