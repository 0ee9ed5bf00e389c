"""Puts the parts of a print into one PDF: pages, fonts, structure, numbers, links, bookmarks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from io import BytesIO

import pikepdf

from catalogue.pdf.conformance import attach, claim_access
from catalogue.pdf.data_files import DataFile
from catalogue.pdf.page_numbers import PageNumbers
from catalogue.pdf.parts import ANCHORS, fonts_of, glyphs_of, saved
from catalogue.pdf.structure import StructureTree
from catalogue.pdf.typefaces import embed

CARD_LINK = "card:"
"""Links of the front and back matter name what they lead to: `card:MG-000001`."""

_CARD = pikepdf.Name.Art
_MATTER = pikepdf.Name.Sect
_REGULAR = "ONIMYD"
"""The name under which pages call our regular font: a hash of its description."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a print; a card has a bookmark of its own, other parts have those of their
    headings."""

    pdf: bytes
    bookmark: str = ""


@dataclass(frozen=True, slots=True)
class Binding:
    """How the parts hang together: the page, from 1, of everything that links lead to, the
    language of the page numbers, if there are any, and the data that the print carries."""

    pages: Mapping[str, int]
    lang: str
    on: date | None
    is_numbered: bool = True
    files: Sequence[DataFile] = ()


def assemble(parts: Sequence[Part], binding: Binding) -> bytes:
    """The print as one PDF, which begins with the first part and says of itself what that says;
    the same parts give the same bytes."""
    with ExitStack() as stack:
        opened = [stack.enter_context(pikepdf.open(BytesIO(part.pdf))) for part in parts]
        book = opened[0]
        bookmarks = list(_bookmarks(parts, opened))
        used = [glyphs_of(part) for part in opened]
        firsts = _append_all(book, parts, opened)
        numbers = PageNumbers(_REGULAR, len(book.pages), binding.lang)
        _share(
            book, firsts, embed(book, [*used, *([numbers.glyphs] if binding.is_numbered else [])])
        )
        if binding.is_numbered:
            for number, page in list(enumerate(book.pages, start=1))[1:]:
                numbers.stamp(page, number)
        _link(book, binding.pages)
        _bookmark(book, bookmarks)
        claim_access(book)
        attach(book, binding.files, binding.on)
        del book.Root[ANCHORS]
        book.Root.PageMode = pikepdf.Name.UseOutlines
        return saved(book)


def _append_all(
    book: pikepdf.Pdf, parts: Sequence[Part], opened: Sequence[pikepdf.Pdf]
) -> list[pikepdf.Page]:
    """Append all parts but the first; the first page of each."""
    firsts = [book.pages[0]]
    tree = StructureTree(book)
    for part, pdf in zip(parts[1:], opened[1:], strict=True):
        start = len(book.pages)
        book.pages.extend(pdf.pages)
        pages = [book.pages[place] for place in range(start, len(book.pages))]
        tree.add(pdf, pages, _CARD if part.bookmark else _MATTER)
        firsts.append(pages[0])
    tree.finish()
    return firsts


def _share(book: pikepdf.Pdf, firsts: Sequence[pikepdf.Page], fonts: pikepdf.Dictionary) -> None:
    """Lets all parts use the same fonts and the same colours."""
    colours = book.pages[0].obj.Resources.ColorSpace
    for page in firsts:
        shared = fonts_of(page)
        for name in fonts:
            shared[name] = fonts[name]
        own = page.obj.Resources.ColorSpace
        for name in colours:
            own[name] = colours[name]


Bookmark = tuple[str, int]


def _bookmarks(parts: Sequence[Part], opened: Sequence[pikepdf.Pdf]) -> Iterator[Bookmark]:
    offset = 0
    for part, pdf in zip(parts, opened, strict=True):
        if part.bookmark:
            yield part.bookmark, offset
        else:
            yield from _headings(pdf, offset)
        offset += len(pdf.pages)


def _headings(part: pikepdf.Pdf, offset: int) -> Iterator[Bookmark]:
    pages = {page.objgen: place for place, page in enumerate(part.pages)}
    with part.open_outline() as outline:
        for item in outline.root:
            yield item.title, offset + pages[item.destination[0].objgen]


def _bookmark(book: pikepdf.Pdf, bookmarks: Sequence[Bookmark]) -> None:
    with book.open_outline() as outline:
        outline.root[:] = [pikepdf.OutlineItem(title, page) for title, page in bookmarks]


def _link(book: pikepdf.Pdf, pages: Mapping[str, int]) -> None:
    for page in book.pages:
        for annotation in page.get("/Annots", []):
            target = _target(annotation)
            if target.startswith(CARD_LINK):
                goal = book.pages[pages[target.removeprefix(CARD_LINK)] - 1]
                del annotation["/A"]
                annotation["/Dest"] = pikepdf.Array([goal.obj, pikepdf.Name.Fit])


def _target(annotation: pikepdf.Object) -> str:
    action = annotation.get("/A")
    return str(action.get("/URI", "")) if action is not None else ""
