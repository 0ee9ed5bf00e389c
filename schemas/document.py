"""Bytes to a mapping and back: strict JSON, its canonical text, and the hash of a card."""

from __future__ import annotations

import hashlib
import json
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


def parse_json(raw: bytes) -> dict[str, Any]:
    """The mapping that UTF-8 bytes hold, numbers with their digits as typed.

    Refuses NaN and Infinity, names that stand twice, and what is too large or nested too deeply.
    Raises DocumentUnreadable.
    """
    text = _decoded(raw)
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
        raise DocumentUnreadable(*_position(text, refused.token), refused.reason) from None
    if not isinstance(document, dict):
        raise DocumentUnreadable(1, 1, Wording("应为 JSON 对象 {…}。", "expected an object {…}."))
    return document


class _Refused(Exception):
    """Something the parser accepts and a card document does not; `token` is what to look for."""

    def __init__(self, token: str, reason: Wording) -> None:
        super().__init__(token)
        self.token = token
        self.reason = reason


def _decoded(raw: bytes) -> str:
    if len(raw) > LARGEST:
        megabytes = LARGEST // 1_000_000
        raise DocumentUnreadable(
            1, 1, Wording(f"超过 {megabytes} MB。", f"it is larger than {megabytes} MB.")
        )
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        raise DocumentUnreadable(
            *_line_and_column(before, len(before)),
            Wording("不是 UTF-8 编码，请另存为 UTF-8。", "not UTF-8; save it as UTF-8."),
        ) from None


def _not_too_deep(text: str) -> None:
    """Refuse deep nesting before the parser recurses into it."""
    depth, in_text, skip = 0, False, False
    for place, sign in enumerate(text):
        if skip:
            skip = False
        elif in_text:
            skip, in_text = sign == "\\", sign != '"'
        elif sign == '"':
            in_text = True
        elif sign in "[{":
            depth += 1
            if depth > DEEPEST:
                raise DocumentUnreadable(*_line_and_column(text, place), _TOO_DEEP)
        elif sign in "]}":
            depth -= 1


_TOO_DEEP = Wording(f"嵌套超过 {DEEPEST} 层。", f"nested more deeply than {DEEPEST} levels.")


def _whole(digits: str) -> int | NumberAsTyped:
    return int(digits) if len(digits) < 300 else NumberAsTyped(digits)


def _no_constant(name: str) -> NoReturn:
    raise _Refused(name, Wording(f"{name} 不是 JSON 数值。", f"{name} is not a JSON number."))


def _no_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    mapping = dict(pairs)
    if len(mapping) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise _Refused(
            json.dumps(twice, ensure_ascii=False),
            Wording(f"名称“{twice}”在同一对象中出现两次。", f"the name '{twice}' stands twice."),
        )
    return mapping


def _position(text: str, token: str) -> tuple[int, int]:
    return _line_and_column(text, max(text.rfind(token), 0))


def _line_and_column(text: str, place: int) -> tuple[int, int]:
    line_start = text.rfind("\n", 0, place) + 1
    return text.count("\n", 0, place) + 1, place - line_start + 1


def _malformed(message: str) -> Wording:
    return Wording(f"不是合法的 JSON（{message}）。", f"not valid JSON: {message}.")
