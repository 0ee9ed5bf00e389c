"""Signs that no database keeps or no reader sees, and that stand in no text of ours."""

from __future__ import annotations

import re
import unicodedata

from cards.wording import Wording
from catalogue.services.errors import InputRefused

_LINES = "\n\r\t"
_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn")
"""Controls, marks without a shape, halves of a pair, and codes that mean nothing."""

_UNKEPT = re.compile("[\0\ud800-\udfff]")


def unkept(text: str) -> re.Match[str] | None:
    """The first sign that no database keeps, and by which nothing can be found."""
    return _UNKEPT.search(text)


def refuse_unkept(field: str, text: str) -> None:
    """Raises InputRefused for a sign that no database keeps."""
    found = unkept(text)
    if found:
        code = f"U+{ord(found[0]):04X}"
        raise InputRefused(
            field,
            Wording(
                f"{field} 的第 {found.start() + 1} 个字符（{code}）无法保存；请删去。",
                f"Character {found.start() + 1} of {field} ({code}) cannot be kept; remove it.",
            ),
        )


def refuse_unseen(field: str, text: str) -> None:
    """Raises InputRefused for a sign that cannot be seen, other than the end of a line."""
    found = (sign for sign in text if sign not in _LINES and unicodedata.category(sign) in _UNSEEN)
    unseen = next(found, None)
    if unseen is not None:
        code = f"U+{ord(unseen):04X}"
        raise InputRefused(
            field,
            Wording(
                f"其中有一个看不见的字符（{code}）；请删去，或重新键入而不要粘贴。",
                f"There is a sign that nobody can see ({code}); remove it, or type the text "
                "instead of pasting it.",
            ),
        )
