"""On which page of a set everything stands.

The contents name pages that depend on the length of the contents themselves, so chapters are laid
out until their lengths no longer change; page numbers are known before the PDF is written.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate
from pathlib import Path

from catalogue.pdf import engine
from catalogue.pdf.kept_parts import KeptParts
from catalogue.pdf.parts import Extent, extent_of, write_part
from catalogue.pdf.views import SetView
from catalogue.pdf.workers import Workers

_TRIES = 4
_BEFORE = ("set_cover", "set_guide", "set_front")
_FRONT = "set_front"
"""Names the pages of all that comes behind it."""

_NAMING_CARDS = ("set_comparison", "set_matrix", "set_indexes")
_NAMING_NONE = ("set_cover", "set_guide", "set_glossary", "set_imprint")
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
_UNKNOWN = Extent(1, {})


@dataclass(frozen=True, slots=True)
class Matter:
    """The chapters before and behind the cards of a set, each a part, and the page, from 1, of
    everything that their links lead to."""

    before: tuple[bytes, ...]
    after: tuple[bytes, ...]
    pages: Mapping[str, int]


def lay_out_matter(
    view: SetView, lang: str, lengths: Sequence[int], workers: Workers, kept: Path | None = None
) -> Matter:
    """What stands around the cards of these lengths, with right page numbers."""
    chapters = _Chapters(view, lang, lengths, workers, kept)
    for _ in range(_TRIES):
        changed = chapters.lay_out(_FRONT, *_NAMING_NONE)
        changed |= chapters.lay_out(*_NAMING_CARDS)
        if not changed:
            return chapters.matter()
    raise AssertionError("the length of the contents does not settle")


class _Chapters:
    """The chapters of a set as they are laid out so far."""

    def __init__(
        self,
        view: SetView,
        lang: str,
        lengths: Sequence[int],
        workers: Workers,
        kept: Path | None,
    ) -> None:
        self._view = view
        self._lang = lang
        numbers = [sheet.identity.number for sheet in view.sheets]
        self._cards = dict(zip(numbers, lengths, strict=True))
        self._workers = workers
        self._kept = kept
        self._named: dict[str, Mapping[str, int]] = {}
        self._parts: dict[str, bytes] = {}
        self._extents: dict[str, Extent] = {}
        has_matrix = bool(view.matter.matrix.rows or view.matter.standards)
        naming = (name for name in _NAMING_CARDS if name != "set_matrix" or has_matrix)
        self._after = (*naming, "set_glossary", "set_imprint")

    def lay_out(self, *names: str) -> bool:
        """Lay out side by side those of these chapters that name pages which have changed, or that
        were not laid out yet; whether there was any."""
        pages = self._pages
        wanted = {name: self._pages_named(name, pages) for name in names if self._has(name)}
        due = [name for name, named in wanted.items() if self._named.get(name) != named]
        texts = [(name, self._composed(name, pages)) for name in due]
        for name, part in zip(
            due, self._workers.map(partial(_chapter, self._kept), texts), strict=True
        ):
            self._named[name] = wanted[name]
            self._parts[name], self._extents[name] = part, extent_of(part)
        return bool(due)

    def matter(self) -> Matter:
        """The chapters as they are."""
        before, after = (tuple(map(self._parts.__getitem__, n)) for n in (_BEFORE, self._after))
        return Matter(before, after, self._pages)

    def _has(self, name: str) -> bool:
        return name in _BEFORE or name in self._after

    def _pages_named(self, name: str, pages: Mapping[str, int]) -> Mapping[str, int]:
        if name in _NAMING_NONE:
            return {}
        return pages if name == _FRONT else {number: pages[number] for number in self._cards}

    def _composed(self, name: str, pages: Mapping[str, int]) -> str:
        stamp = engine.timestamp_of(self._view.dated)
        content = {"set": self._view, "lang": self._lang, "pages": pages, "stamp": stamp}
        return engine.composed(f"{name}.html", **content)

    @property
    def _pages(self) -> Mapping[str, int]:
        """The page, counted from 1, of every card and of every other place with a name; 0 where it
        is not known yet."""
        before, after = (
            [self._extents.get(name, _UNKNOWN) for name in names]
            for names in (_BEFORE, self._after)
        )
        cards = [Extent(length, {number: 0}) for number, length in self._cards.items()]
        chapters = [*before, *cards, *after]
        starts = accumulate((chapter.pages for chapter in chapters), initial=1)
        found = dict.fromkeys(_ANCHORS, 0)
        for start, chapter in zip(starts, chapters, strict=False):
            found |= {name: start + place for name, place in chapter.anchors.items()}
        return found


def _chapter(kept: Path | None, chapter: tuple[str, str]) -> bytes:
    """A chapter by its name and text as a part, as it is kept or made anew."""
    name, html = chapter
    return KeptParts(kept).made(
        html, lambda: write_part(engine.lay_out_html(html, ("set.css",)), name)
    )
