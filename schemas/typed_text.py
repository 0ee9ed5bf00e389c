"""Text and numbers as people and programs type them, before any meaning is read into them."""

from __future__ import annotations

import math
import re
from decimal import Decimal

from cards.wording import Wording
from schemas.complaint import refuse, refuse_ordinary

NUMBER_CAP = 80

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_LINE_BREAKS = re.compile(r"[\t\r\n\u2028\u2029]+")


class NumberAsTyped(float):
    """A JSON number that remembers its digits: `1.30` stays `1.30`."""

    __slots__ = ("text",)
    text: str

    def __new__(cls, text: str) -> NumberAsTyped:
        number = super().__new__(cls, text)
        number.text = text
        return number


def is_given(raw: object) -> bool:
    """Whether something was typed: null and blank text say nothing."""
    return raw is not None and not (isinstance(raw, str) and not raw.strip())


def number_text(raw: object) -> str | None:
    """The digits of a JSON number, or None when `raw` is not a finite number."""
    if isinstance(raw, bool):
        return None
    if isinstance(raw, NumberAsTyped):
        return raw.text
    if isinstance(raw, int):
        return str(raw) if abs(raw) < 10**NUMBER_CAP else None
    if isinstance(raw, float):
        return repr(raw) if math.isfinite(raw) else None
    if isinstance(raw, Decimal):
        return str(raw) if raw.is_finite() else None
    return None


def read_text(raw: object, cap: int, *, lines: bool = False) -> str:
    """`raw` as text without surrounding space; a number is taken by its digits.

    Raises ValidationError for other types, forbidden characters, blank or overlong text.
    """
    text = raw if isinstance(raw, str) else number_text(raw)
    if text is None:
        refuse(
            "text_expected",
            Wording("此处应为文字。", "Text belongs here."),
            Wording("请写成文字（JSON 字符串）。", "Write text (a JSON string)."),
        )
    return _checked(_laid_out(text, lines=lines), cap)


def _laid_out(text: str, *, lines: bool) -> str:
    if lines:
        return text.replace("\r\n", "\n").replace("\r", "\n").strip()
    return _LINE_BREAKS.sub(" ", text).strip()


def _checked(text: str, cap: int) -> str:
    forbidden = _FORBIDDEN.search(text)
    if forbidden:
        refuse(
            "control_character",
            Wording(
                f"第 {forbidden.start() + 1} 个字符是不可见的控制字符 U+{ord(forbidden[0]):04X}。",
                f"Character {forbidden.start() + 1} is the invisible control character "
                f"U+{ord(forbidden[0]):04X}.",
            ),
            Wording("请删去该字符后重新输入。", "Remove it and type the text again."),
        )
    if len(text) > cap:
        refuse(
            "text_too_long",
            Wording(
                f"共 {len(text)} 个字符，最多 {cap} 个。",
                f"It has {len(text)} characters; at most {cap} are kept.",
            ),
            Wording("请缩短。", "Shorten it."),
            {"length": len(text), "limit": cap},
        )
    return text or refuse_ordinary("blank")


def read_digits(raw: object) -> str:
    """`raw` as the text of a number, digits kept. Raises ValidationError."""
    text = raw if isinstance(raw, str) else number_text(raw)
    if text is None:
        shown = _brief(raw)
        refuse(
            "number_unreadable",
            Wording(f"“{shown}”不是数值。", f"'{shown}' is not a number."),
            Wording("请写 240、≥ 240、240~260 或 240±10。", "Write 240, ≥ 240, 240~260 or 240±10."),
        )
    return read_text(text, NUMBER_CAP)


def _brief(raw: object) -> str:
    if raw is None:
        return "null"
    if isinstance(raw, bool):
        return "true" if raw else "false"
    if isinstance(raw, float | Decimal):
        return str(raw)
    return "…" if isinstance(raw, int) else type(raw).__name__
