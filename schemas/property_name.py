"""The property of a value: by key, symbol or name in; by key out."""

from __future__ import annotations

from typing import Any

from cards.errors import CardError
from cards.vocabulary import VOCABULARY, Property
from cards.wording import Wording
from schemas.complaint import complaint_of
from schemas.fields import Entry, Json
from schemas.typed_text import read_text

_ADVICE = Wording(
    "请写词汇表中的键、符号或名称，例如 proof_strength_02、Rp0.2、屈服强度。",
    "Write a key, symbol or name of the vocabulary, such as proof_strength_02 or Rp0.2.",
)


class PropertyName(Entry[Property]):
    """A property of the vocabulary."""

    def _deserialize(self, value: Any, attr: Any, data: Any, **kwargs: Any) -> Property:
        try:
            return VOCABULARY.find_property(read_text(value, 200))
        except CardError as error:
            raise complaint_of(error, _ADVICE).at() from None

    def json_form(self) -> Json:
        return {
            "oneOf": [
                {"const": key, "title": f"{entry.name.zh} / {entry.name.en}"}
                for key, entry in VOCABULARY.properties.items()
            ]
        }
