"""Puts the parts of a set into one PDF: pages, page numbers, links, bookmarks, metadata."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

import pikepdf

from catalogue.pdf.paging import Paging

CARD_LINK = "card:"
"""Links of the front and back matter name what they lead to: `card:MG-000001`."""

_STAMP = "/PageNumber"


@dataclass(frozen=True, slots=True)
class Part:
    """A card of a set: its bookmark, the anchor that links name, and its PDF."""

    title: str
    anchor: str
    pdf: bytes


def page_count(pdf: bytes) -> int:
    """The number of pages of a PDF."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        return len(opened.pages)


def assemble(
    *,
    opening: bytes,
    front: bytes,
    back: bytes,
    stamps: bytes,
    cards: Sequence[Part],
    paging: Paging,
    title: str,
    lang: str,
) -> bytes:
    """The set as one PDF; the same parts give the same bytes."""
    with pikepdf.open(BytesIO(opening)) as book:
        bookmarks = [
            *_outline_items(opening, 0),
            *_outline_items(front, paging.opening),
            *_card_bookmarks(cards, paging),
            *_outline_items(back, paging.back_start - 1),
        ]
        for pdf in [front, *(card.pdf for card in cards), back]:
            _append(book, pdf)
        _stamp(book, stamps)
        _link(book, paging)
        _bookmark(book, bookmarks)
        return _saved(book, title, lang)


def _append(book: pikepdf.Pdf, pdf: bytes) -> None:
    with pikepdf.open(BytesIO(pdf)) as part:
        book.add_pages_from(part, outlines="ignore")


Bookmark = tuple[str, int]


def _outline_items(part: bytes, offset: int) -> list[Bookmark]:
    with pikepdf.open(BytesIO(part)) as pdf, pdf.open_outline() as outline:
        pages = {page.objgen: place for place, page in enumerate(pdf.pages)}
        return [(item.title, offset + pages[item.destination[0].objgen]) for item in outline.root]


def _card_bookmarks(cards: Sequence[Part], paging: Paging) -> Iterator[Bookmark]:
    return ((card.title, paging.pages[card.anchor] - 1) for card in cards)


def _bookmark(book: pikepdf.Pdf, bookmarks: Sequence[Bookmark]) -> None:
    with book.open_outline() as outline:
        outline.root[:] = [pikepdf.OutlineItem(title, page) for title, page in bookmarks]


def _stamp(book: pikepdf.Pdf, stamps: bytes) -> None:
    """Prints the page number on every page but the cover."""
    with pikepdf.open(BytesIO(stamps)) as numbers:
        for page, number in list(zip(book.pages, numbers.pages, strict=True))[1:]:
            _overlay(page, book.copy_foreign(number.as_form_xobject()))


def _overlay(page: pikepdf.Page, drawing: pikepdf.Object) -> None:
    """Draws over a page under a fixed name; pikepdf's own overlay would draw a random one.

    Pages may share their resources, so each gets a dictionary of its own.
    """
    resources = pikepdf.Dictionary(page.resources)
    drawings = pikepdf.Dictionary(resources.get("/XObject", {}))
    drawings[_STAMP] = drawing
    resources.XObject = drawings
    page.obj.Resources = resources
    page.contents_add(b"q", prepend=True)
    page.contents_add(f"Q q {_STAMP} Do Q".encode())


def _link(book: pikepdf.Pdf, paging: Paging) -> None:
    for page in book.pages:
        for annotation in page.get("/Annots", []):
            target = _target(annotation)
            if target.startswith(CARD_LINK):
                goal = book.pages[paging.pages[target.removeprefix(CARD_LINK)] - 1]
                del annotation["/A"]
                annotation["/Dest"] = pikepdf.Array([goal.obj, pikepdf.Name.Fit])


def _target(annotation: pikepdf.Object) -> str:
    action = annotation.get("/A")
    return str(action.get("/URI", "")) if action is not None else ""


def _saved(book: pikepdf.Pdf, title: str, lang: str) -> bytes:
    book.Root.Lang = pikepdf.String(lang)
    book.Root.PageMode = pikepdf.Name.UseOutlines
    book.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
    book.docinfo["/Title"] = title
    book.remove_unreferenced_resources()
    written = BytesIO()
    book.save(
        written,
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=True,
    )
    return written.getvalue()
