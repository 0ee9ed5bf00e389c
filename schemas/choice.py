"""Entries that are one member of a list with bilingual names."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Generic, TypeVar

from cards.wording import Wording, fold
from schemas.complaint import Complaint
from schemas.fields import Entry, Json
from schemas.typed_text import read_text

Listed = TypeVar("Listed", bound=StrEnum)


class OneOf(Entry[Listed], Generic[Listed]):
    """One member of an enumeration, by its key or by its name in either language."""

    def __init__(
        self, zh: str, en: str, *, names: Mapping[Listed, Wording], **options: Any
    ) -> None:
        super().__init__(zh, en, **options)
        self.names = names
        self._by_name = {
            fold(name): member
            for member, wording in names.items()
            for name in (member.value, wording.zh, wording.en)
        }

    def _deserialize(self, value: Any, attr: Any, data: Any, **kwargs: Any) -> Listed:
        text = read_text(value, 200)
        member = self._by_name.get(fold(text))
        if member is None:
            names = {key.value: name for key, name in self.names.items()}
            raise choice_refused(text, names).at()
        return member

    def _serialize(self, value: Any, attr: Any, obj: Any, **kwargs: Any) -> str | None:
        return None if value is None else str(value.value)

    def json_form(self) -> Json:
        return {"enum": [member.value for member in self.names]}


def choice_refused(text: str, names: Mapping[str, Wording]) -> Complaint:
    """The complaint about `text`, which is none of the named choices."""
    return Complaint(
        "not_a_choice",
        Wording(f"没有“{text}”这一选项。", f"'{text}' is not one of the choices."),
        Wording(
            "请从中选择：" + "、".join(f"{key}（{name.zh}）" for key, name in names.items()) + "。",
            "Choose one of: " + ", ".join(names) + ".",
        ),
        {"choices": tuple(names)},
    )
