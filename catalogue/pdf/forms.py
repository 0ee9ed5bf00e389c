"""In which forms a card is printed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PrintForm(StrEnum):
    """The whole sheet, its first page only, or a card for the pocket."""

    FULL = "full"
    SHORT = "short"
    KEY = "key"


@dataclass(frozen=True, slots=True)
class Layout:
    """The template of a form, and its style sheets."""

    template: str
    stylesheets: tuple[str, ...]


LAYOUTS = {
    PrintForm.FULL: Layout("sheet.html", ("sheet.css",)),
    PrintForm.SHORT: Layout("sheet_short.html", ("sheet.css",)),
    PrintForm.KEY: Layout("key_card.html", ("key_card.css",)),
}
