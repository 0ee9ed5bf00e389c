"""The fields of a card document: how one entry is read, dumped and described.

Every field has a title in Chinese and English and says its own JSON Schema (`form`). What it
refuses it refuses with a `Complaint`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Generic, TypeVar
from urllib.parse import urlsplit

from marshmallow import ValidationError, fields

from cards.errors import CardError
from cards.quantity import Form, TypedNumber, read_typed
from cards.wording import Wording
from schemas.complaint import complaint_of, refuse, refuse_ordinary, unknown_field
from schemas.typed_text import NUMBER_CAP, is_given, read_digits, read_text

Json = dict[str, Any]
Read = TypeVar("Read")

_ORDINARY_MESSAGES: dict[str, str | list[Any] | Json] = {
    "required": "missing",
    "null": "missing",
    "invalid": "not_a_list",
}


class Entry(fields.Field[Read], Generic[Read]):
    """A field with a bilingual title."""

    default_error_messages = _ORDINARY_MESSAGES
    is_open = False
    """Whether its parts may be refused one by one."""

    def __init__(self, zh: str, en: str, **options: Any) -> None:
        super().__init__(metadata={"title": Wording(zh, en)}, **options)

    def json_form(self) -> Json:
        """The JSON Schema of what is accepted."""
        return {}


def title_of(field: fields.Field[Any]) -> Wording:
    """The title of a field of a card document."""
    title = field.metadata["title"]
    assert isinstance(title, Wording)
    return title


class Text(Entry[str]):
    """Text of at most `cap` characters; several lines only where `lines` says so."""

    def __init__(self, zh: str, en: str, *, cap: int = 200, lines: bool = False, **options: Any):
        super().__init__(zh, en, **options)
        self.cap = cap
        self.lines = lines

    def _deserialize(self, value: Any, attr: Any, data: Any, **kwargs: Any) -> str:
        return read_text(value, self.cap, lines=self.lines)

    def json_form(self) -> Json:
        return {"type": ["string", "number"], "minLength": 1, "maxLength": self.cap}


class Formatted(Text):
    """Text of a fixed pattern, such as a DOI or a laboratory number."""

    def __init__(self, zh: str, en: str, *, pattern: str, advice: Wording, **options: Any) -> None:
        super().__init__(zh, en, **options)
        self.pattern = pattern
        self.advice = advice

    def _deserialize(self, value: Any, attr: Any, data: Any, **kwargs: Any) -> str:
        text = super()._deserialize(value, attr, data, **kwargs)
        if re.fullmatch(self.pattern, text) is None:
            refuse(
                "format",
                Wording(f"“{text}”的格式不对。", f"'{text}' is not of the expected form."),
                self.advice,
            )
        return text

    def json_form(self) -> Json:
        return super().json_form() | {"pattern": f"^(?:{self.pattern})$"}


class Link(Text):
    """An address of the web: http or https with a host."""

    def __init__(self, zh: str, en: str, **options: Any) -> None:
        super().__init__(zh, en, cap=2000, **options)

    def _deserialize(self, value: Any, attr: Any, data: Any, **kwargs: Any) -> str:
        text = super()._deserialize(value, attr, data, **kwargs)
        if not _is_web_address(text):
            refuse(
                "not_a_web_address",
                Wording(f"“{text}”不是网址。", f"'{text}' is not a web address."),
                Wording(
                    "请写以 http:// 或 https:// 开头的完整网址。",
                    "Write the whole address, beginning with http:// or https://.",
                ),
            )
        return text

    def json_form(self) -> Json:
        return {"type": "string", "pattern": r"^[hH][tT][tT][pP][sS]?://[^\s/]", "maxLength": 2000}


def _is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(host) and not re.search(r"[\s<>\"\\]", text)


class Figure(Entry[str]):
    """A number, range or bound, kept as typed; `forms` says what may be typed."""

    def __init__(
        self, zh: str, en: str, *, forms: tuple[Form, ...] = tuple(Form), **options: Any
    ) -> None:
        super().__init__(zh, en, **options)
        self.forms = forms

    def _deserialize(self, value: Any, attr: Any, data: Any, **kwargs: Any) -> str:
        text = read_digits(value)
        if read_number(text).form not in self.forms:
            refuse(
                "form_not_accepted",
                Wording(f"此处不能写“{text}”。", f"'{text}' cannot stand here."),
                _forms_advice(self.forms),
            )
        return text

    def json_form(self) -> Json:
        return {"type": ["string", "number"], "minLength": 1, "maxLength": NUMBER_CAP}


_FORM_EXAMPLES = {
    Form.SINGLE: "240",
    Form.RANGE: "240~260",
    Form.MEAN_SD: "240±10",
    Form.AT_LEAST: "≥ 240",
    Form.AT_MOST: "≤ 240",
}


def _forms_advice(forms: tuple[Form, ...]) -> Wording:
    listed = ", ".join(_FORM_EXAMPLES[form] for form in forms)
    return Wording(f"请按此形式书写：{listed}。", f"Write it like: {listed}.")


def read_number(text: str) -> TypedNumber:
    """What `text` says as a number with or without unit. Raises ValidationError."""
    try:
        return read_typed(text)
    except CardError as error:
        raise complaint_of(error, _forms_advice(tuple(Form))).at() from None


class Whole(Entry[int]):
    """A whole number within bounds."""

    def __init__(self, zh: str, en: str, *, least: int = 1, most: int = 10**9, **options: Any):
        super().__init__(zh, en, **options)
        self.least = least
        self.most = most

    def _deserialize(self, value: Any, attr: Any, data: Any, **kwargs: Any) -> int:
        text = re.sub(r"\.0+$", "", read_digits(value))
        if re.fullmatch(r"\d{1,12}", text) is None or not self.least <= int(text) <= self.most:
            refuse(
                "not_a_whole_number",
                Wording(
                    f"“{text}”不是可接受的整数。", f"'{text}' is not an accepted whole number."
                ),
                Wording(
                    f"请写 {self.least} 到 {self.most} 的整数。",
                    f"Write a whole number from {self.least} to {self.most}.",
                ),
            )
        return int(text)

    def json_form(self) -> Json:
        return {"type": ["integer", "string"], "minimum": self.least, "maximum": self.most}


class Flag(Entry[bool]):
    """True or false."""

    def _deserialize(self, value: Any, attr: Any, data: Any, **kwargs: Any) -> bool:
        if not isinstance(value, bool):
            refuse(
                "not_true_or_false",
                Wording("此处应为 true 或 false。", "True or false belongs here."),
                Wording("请写 true 或 false。", "Write true or false."),
            )
        return value

    def json_form(self) -> Json:
        return {"type": "boolean"}


class Day(Entry[date]):
    """A calendar day, `2026-01-31`."""

    def _deserialize(self, value: Any, attr: Any, data: Any, **kwargs: Any) -> date:
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        day = _day(value) if isinstance(value, str) else None
        if day is None:
            refuse(
                "not_a_date",
                Wording("此处应为日期。", "A date belongs here."),
                Wording("请写成 2026-01-31 的形式。", "Write it like 2026-01-31."),
            )
        return day

    def _serialize(self, value: Any, attr: Any, obj: Any, **kwargs: Any) -> str | None:
        return None if value is None else str(value.isoformat())

    def json_form(self) -> Json:
        return {"type": "string", "format": "date", "pattern": r"^\s*\d{4}-\d{2}-\d{2}\s*$"}


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip()) if re.match(r"\s*\d{4}-", text, re.ASCII) else None
    except ValueError:
        return None


class Bilingual(Entry[Wording]):
    """The same text in Chinese and English: `{"zh": …, "en": …}`, or plain text in one of them."""

    is_open = True

    def __init__(self, zh: str, en: str, *, cap: int = 200, lines: bool = False, **options: Any):
        super().__init__(zh, en, **options)
        self.cap = cap
        self.lines = lines

    def _deserialize(self, value: Any, attr: Any, data: Any, **kwargs: Any) -> Wording:
        if isinstance(value, Mapping):
            return self._pair(value)
        text = read_text(value, self.cap, lines=self.lines)
        return Wording(text, "") if re.search(r"[㐀-鿿]", text) else Wording("", text)

    def _pair(self, value: Mapping[str, Any]) -> Wording:
        unknown = [name for name in value if name not in ("zh", "en")]
        if unknown:
            raise ValidationError(
                {name: [unknown_field(str(name), ("zh", "en"))] for name in unknown}
            )
        texts = {key: self._language(key, text) for key, text in value.items() if is_given(text)}
        if not texts:
            refuse_ordinary("blank")
        return Wording(texts.get("zh", ""), texts.get("en", ""))

    def _language(self, key: str, text: object) -> str:
        try:
            return read_text(text, self.cap, lines=self.lines)
        except ValidationError as error:
            raise ValidationError({key: error.messages}) from None

    def _serialize(self, value: Any, attr: Any, obj: Any, **kwargs: Any) -> Json | None:
        texts = {"zh": value.zh, "en": value.en} if value else {}
        return {key: text for key, text in texts.items() if text} or None

    def json_form(self) -> Json:
        text = {"type": "string", "maxLength": self.cap}
        pair = {
            "type": "object",
            "properties": {"zh": text, "en": text},
            "additionalProperties": False,
            "minProperties": 1,
        }
        return {"anyOf": [pair, text | {"minLength": 1}]}
