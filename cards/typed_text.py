"""Typed text in the normal form in which it is read, with the column each character stood in."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import NoReturn

from cards.errors import RequirementUnreadable
from cards.wording import PLAIN, Wording

_RAISED = "⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹"
_TEN = re.compile(r"(?<![\d.])10$")


@dataclass(frozen=True, slots=True)
class TypedText:
    """Text in normal form that remembers the column each character was typed in."""

    whole: str
    plain: str
    columns: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> TypedText:
        plain: list[str] = []
        columns: list[int] = []
        for column, character in enumerate(text, start=1):
            normal = unicodedata.normalize("NFKC", character.translate(PLAIN)).translate(PLAIN)
            if character in _RAISED and _TEN.search("".join(plain[-3:])):
                normal = "^" + normal
            plain.append(normal)
            columns.extend([column] * len(normal))
        return cls(text, "".join(plain), (*columns, len(text) + 1))

    def part(self, start: int, end: int | None = None) -> TypedText:
        """The characters from `start` to `end`, without space around them."""
        end = len(self.plain) if end is None else end
        while start < end and self.plain[start].isspace():
            start += 1
        while end > start and self.plain[end - 1].isspace():
            end -= 1
        return TypedText(self.whole, self.plain[start:end], self.columns[start : end + 1])

    def fail(self, expected: Wording, at: int = 0) -> NoReturn:
        raise RequirementUnreadable(self.whole, self.columns[at], expected)
