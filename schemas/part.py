"""The base of every part of a card document, and how parts stand inside one another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from marshmallow import RAISE, Schema, ValidationError, fields, post_dump, pre_load

from cards.wording import Wording
from schemas.complaint import refuse
from schemas.fields import Entry, Json, title_of
from schemas.typed_text import is_given


class Part(Schema):
    """A mapping with known entries; what is null or blank counts as not given.

    `essential` names the entries without which a draft cannot keep the part: when one of them is
    refused the whole part is laid aside, else only the entry.
    """

    essential: ClassVar[frozenset[str]] = frozenset()
    error_messages = {"unknown": "unknown_field", "type": "not_a_mapping"}  # noqa: RUF012

    class Meta:
        unknown = RAISE

    @pre_load
    def leave_out_blanks(self, raw: Any, **_: Any) -> Any:
        if not isinstance(raw, Mapping):
            return raw
        known = self.by_key
        return {key: entry for key, entry in raw.items() if key not in known or is_given(entry)}

    @post_dump
    def leave_out_empty(self, dumped: Json, **_: Any) -> Json:
        known = self.by_key
        return {key: entry for key, entry in dumped.items() if _is_told(entry, known.get(key))}

    @property
    def by_key(self) -> Mapping[str, fields.Field[Any]]:
        """The fields under the names that they have in a document."""
        return {field.data_key or name: field for name, field in self.fields.items()}

    def json_form(self) -> Json:
        """The JSON Schema of the part."""
        described = {key: _described(field) for key, field in self.by_key.items()}
        required = [key for key, field in self.by_key.items() if field.required]
        return {
            "type": "object",
            "properties": described,
            "additionalProperties": False,
            **({"required": required} if required else {}),
        }


_EMPTY: tuple[object, ...] = (None, "", [], {}, False)


def _is_told(entry: object, field: fields.Field[Any] | None) -> bool:
    """Whether leaving `entry` out would be read as something else: a source that was not verified
    must say so, because one that says nothing counts as verified."""
    if entry is False:
        return field is not None and field.load_default is True
    return entry not in _EMPTY


def _described(field: fields.Field[Any]) -> Json:
    assert isinstance(field, Entry | Within | Rows)
    title = title_of(field)
    return {"title": f"{title.zh} / {title.en}", **field.json_form()}


class Within(fields.Nested):
    """One part inside another."""

    default_error_messages = {"required": "missing", "null": "missing"}  # noqa: RUF012

    def __init__(self, zh: str, en: str, part: type[Part], **options: Any) -> None:
        super().__init__(part, metadata={"title": Wording(zh, en)}, **options)

    @property
    def part(self) -> Part:
        schema = self.schema
        assert isinstance(schema, Part)
        return schema

    def json_form(self) -> Json:
        return self.part.json_form()


class Rows(fields.List[Any]):
    """A list of at most `most` entries or parts; it is read into a tuple."""

    default_error_messages = {"required": "missing", "null": "missing"}  # noqa: RUF012

    def __init__(
        self, zh: str, en: str, inner: Entry[Any] | Within, *, most: int = 200, **options: Any
    ) -> None:
        super().__init__(inner, metadata={"title": Wording(zh, en)}, **options)
        self.most = most

    def _deserialize(self, value: Any, attr: Any, data: Any, **kwargs: Any) -> Any:
        return tuple(super()._deserialize(rows(value, self.most), attr, data, **kwargs))

    def json_form(self) -> Json:
        inner = self.inner
        assert isinstance(inner, Entry | Within)
        return {"type": "array", "maxItems": self.most, "items": inner.json_form()}


def rows(value: Any, most: int) -> list[Any]:
    """`value` as a list of at most `most` entries. Raises ValidationError."""
    if not isinstance(value, list | tuple):
        raise ValidationError(["not_a_list"])
    if len(value) > most:
        refuse(
            "too_many",
            Wording(
                f"共 {len(value)} 项，最多 {most} 项。", f"{len(value)} entries; at most {most}."
            ),
            Wording("请拆分或删减。", "Split or shorten the list."),
            {"length": len(value), "limit": most},
        )
    return list(value)
