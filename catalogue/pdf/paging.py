"""On which page of a set everything stands.

The contents name pages that depend on the length of the contents themselves, so they are laid out
until their length no longer changes; page numbers are known before the PDF is written.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from types import MappingProxyType

from catalogue.pdf import engine
from catalogue.pdf.views import SetView

_TRIES = 4
_ANCHORS = ("ranking", "comparison", "index")


@dataclass(frozen=True, slots=True)
class Paging:
    """Lengths of the parts in pages, and the first page of every anchor, counted from 1."""

    opening: int
    front: int
    cards: tuple[int, ...]
    back: int
    pages: Mapping[str, int]

    @classmethod
    def of(cls, view: SetView, opening: int, lengths: Sequence[int]) -> Paging:
        """A first guess, which knows the lengths of the opening and of the cards only."""
        numbers = [sheet.identity.number for sheet in view.sheets]
        return cls(opening, 1, tuple(lengths), 0, dict.fromkeys([*numbers, *_ANCHORS], 0))

    @property
    def total(self) -> int:
        return self.back_start + self.back - 1

    @property
    def back_start(self) -> int:
        """The number of the first page after the cards."""
        return self.cards_start + sum(self.cards)

    @property
    def cards_start(self) -> int:
        """The number of the first page of the first card."""
        return self.opening + self.front + 1


def lay_out_matter(
    view: SetView, lang: str, paging: Paging
) -> tuple[engine.Document, engine.Document, Paging]:
    """What stands before and after the cards, with right page numbers."""
    for _ in range(_TRIES):
        front = lay_out_part("set_front.html", view, lang, paging.pages)
        back = lay_out_part("set_back.html", view, lang, paging.pages)
        settled = _settle(view, paging, front, back)
        if settled == paging:
            return front, back, paging
        paging = settled
    raise AssertionError("the length of the contents does not settle")


def lay_out_part(
    template: str, view: SetView, lang: str, pages: Mapping[str, int]
) -> engine.Document:
    """A part of the set other than its cards; `pages` are the page numbers that it names."""
    stamp = f"{view.dated}T00:00:00Z"
    return engine.lay_out(template, ("set.css",), set=view, lang=lang, pages=pages, stamp=stamp)


def _settle(view: SetView, paging: Paging, front: engine.Document, back: engine.Document) -> Paging:
    found = replace(paging, front=len(front.pages), back=len(back.pages))
    starts = accumulate(found.cards, initial=found.cards_start)
    pages = dict(zip((sheet.identity.number for sheet in view.sheets), starts, strict=False))
    pages |= _anchors(front, found.opening + 1) | _anchors(back, found.back_start)
    return replace(found, pages=MappingProxyType(pages))


def _anchors(document: engine.Document, first: int) -> dict[str, int]:
    """The first page of every anchor; what runs over several pages is an anchor of each."""
    found: dict[str, int] = {}
    for number, page in enumerate(document.pages, start=first):
        for name in page.anchors:
            found.setdefault(name, number)
    return found
