"""On which page of a set everything stands.

The contents name pages that depend on the length of the contents themselves, so they are laid out
until their length no longer changes; page numbers are known before the PDF is written.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path

from catalogue.pdf import engine
from catalogue.pdf.kept_parts import KeptParts
from catalogue.pdf.parts import Extent, extent_of, write_part
from catalogue.pdf.views import SetView

_TRIES = 4
_ANCHORS = (
    "ranking",
    "comparison",
    "matrix",
    "standards",
    "index",
    "needs",
    "applications",
    "properties",
    "glossary",
    "imprint",
)
_NOTHING = Extent(1, {})


@dataclass(frozen=True, slots=True)
class Matter:
    """What stands around the cards of a set, each a part, and the page, from 1, of everything that
    its links lead to."""

    opening: bytes
    front: bytes
    back: bytes
    pages: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Paging:
    """The lengths of the parts: of the cards by their numbers, in their order."""

    opening: Extent
    cards: Mapping[str, int]
    front: Extent = _NOTHING
    back: Extent = _NOTHING

    @property
    def pages(self) -> Mapping[str, int]:
        """The page of every card and of every other part, counted from 1."""
        before_cards = self.opening.pages + self.front.pages
        starts = list(accumulate(self.cards.values(), initial=before_cards + 1))
        return (
            dict.fromkeys(_ANCHORS, 0)
            | dict(zip(self.cards, starts, strict=False))
            | _placed(self.front, self.opening.pages + 1)
            | _placed(self.back, starts[-1])
        )


def _placed(extent: Extent, first: int) -> dict[str, int]:
    return {name: first + place for name, place in extent.anchors.items()}


def lay_out_matter(
    view: SetView, lang: str, lengths: Sequence[int], kept: Path | None = None
) -> Matter:
    """What stands around the cards of these lengths, with right page numbers."""
    printer = _Printer(view, lang, KeptParts(kept))
    opening = printer.part("set_opening.html", {})
    numbers = [sheet.identity.number for sheet in view.sheets]
    paging = Paging(extent_of(opening), dict(zip(numbers, lengths, strict=True)))
    for _ in range(_TRIES):
        pages = paging.pages
        front = printer.part("set_front.html", pages)
        paging = replace(paging, front=extent_of(front))
        back = printer.part("set_back.html", paging.pages)
        paging = replace(paging, back=extent_of(back))
        if paging.pages == pages:
            return Matter(opening, front, back, pages)
    raise AssertionError("the length of the contents does not settle")


class _Printer:
    """Prints parts of a set; one whose text has not changed is not printed again."""

    def __init__(self, view: SetView, lang: str, kept: KeptParts) -> None:
        self._view = view
        self._lang = lang
        self._kept = kept
        self._made: dict[str, bytes] = {}

    def part(self, template: str, pages: Mapping[str, int]) -> bytes:
        """A part other than a card; `pages` are the page numbers that it names."""
        stamp = f"{self._view.dated}T00:00:00Z"
        content = {"set": self._view, "lang": self._lang, "pages": pages, "stamp": stamp}
        html = engine.composed(template, **content)
        if html not in self._made:
            self._made[html] = self._kept.made(html, lambda: _printed(html, template))
        return self._made[html]


def _printed(html: str, template: str) -> bytes:
    return write_part(engine.lay_out_html(html, ("set.css",)), template)
