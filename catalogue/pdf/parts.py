"""A laid-out document as a part of a print: a tagged PDF whose fonts are left out.

A font belongs to the whole print, so a part only lists which glyphs it uses of which font. Glyph
numbers are those of the font file (Identity-H), so they hold in whatever print the part stands.
"""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf
import pydyf
import weasyprint.pdf

from catalogue.pdf.engine import Document
from catalogue.pdf.lean_tags import take_out_empty_tags

VARIANT = "pdf/a-3u"
GLYPHS = "/Glyphs"
ANCHORS = "/Anchors"

Glyphs = Mapping[int, tuple[str, int]]
"""Of a font: the text and the width, in thousandths of its size, of every glyph used."""

FontGlyphs = Mapping[str, Glyphs]
"""The glyphs by the name under which pages call the font."""


@dataclass(frozen=True, slots=True)
class Extent:
    """The pages of a part: how many, and the place, from 0, of the first with each anchor."""

    pages: int
    anchors: Mapping[str, int]


def write_part(document: Document, mark: str) -> bytes:
    """The document as a part; `mark` tells its names from those of every other part."""
    written = _without_fonts(document)
    with pikepdf.open(BytesIO(written)) as part:
        _note_anchors(part, document)
        _settle_links(part)
        _mark_headers(part, mark)
        return saved(part)


def extent_of(part: bytes) -> Extent:
    """How many pages a part has, and on which of them its anchors are."""
    with pikepdf.open(BytesIO(part)) as opened:
        anchors = {name.removeprefix("/"): int(page) for name, page in opened.Root[ANCHORS].items()}
        return Extent(len(opened.pages), anchors)


def saved(pdf: pikepdf.Pdf) -> bytes:
    """The PDF in a form in which the same objects give the same bytes."""
    written = BytesIO()
    pdf.save(
        written,
        deterministic_id=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=True,
        min_version="1.7",
    )
    return written.getvalue()


def glyphs_of(part: pikepdf.Pdf) -> FontGlyphs:
    """What a part uses of each font."""
    return {
        name.removeprefix("/"): {
            int(glyph): (text, width)
            for glyph, (text, width) in json.loads(font[GLYPHS].read_bytes()).items()
        }
        for name, font in fonts_of(part.pages[0]).items()
    }


def fonts_of(page: pikepdf.Page) -> pikepdf.Dictionary:
    """The fonts of a page; all pages and drawings of a part share the one dictionary."""
    fonts = page.obj.Resources.Font
    assert isinstance(fonts, pikepdf.Dictionary)
    return fonts


def used_fonts(document: Document) -> Mapping[Any, Any]:
    """The fonts of a document as the engine holds them, whole."""
    _without_fonts(document)
    return document.fonts


def _without_fonts(document: Document) -> bytes:
    with _fonts_left_out(), warnings.catch_warnings():
        # The engine leaves the file of its colour profile to be closed by itself.
        warnings.simplefilter("ignore", ResourceWarning)
        return document.write_pdf(pdf_variant=VARIANT, pdf_tags=True, finisher=take_out_empty_tags)


@contextmanager
def _fonts_left_out() -> Iterator[None]:
    usual = weasyprint.pdf.build_fonts_dictionary
    weasyprint.pdf.build_fonts_dictionary = _glyph_lists
    try:
        yield
    finally:
        weasyprint.pdf.build_fonts_dictionary = usual


def _glyph_lists(pdf: Any, fonts: Mapping[Any, Any], *_: object) -> Any:
    """In place of the fonts, the lists of their glyphs."""
    listed = pydyf.Dictionary()
    for font in fonts.values():
        used = {glyph: (text, font.widths[glyph]) for glyph, text in font.to_unicode.items()}
        content = json.dumps(used, ensure_ascii=False, sort_keys=True).encode()
        stream = pydyf.Stream([content], compress=True)
        pdf.add_object(stream)
        entry = pydyf.Dictionary({"Type": "/Font", GLYPHS.removeprefix("/"): stream.reference})
        pdf.add_object(entry)
        listed[font.hash] = entry.reference
    return listed


def _note_anchors(part: pikepdf.Pdf, document: Document) -> None:
    """What runs over several pages is an anchor of each; the first is the one to lead to."""
    found: dict[str, int] = {}
    for place, page in enumerate(document.pages):
        for name in page.anchors:
            found.setdefault(name, place)
    part.Root[ANCHORS] = pikepdf.Dictionary({f"/{name}": at for name, at in found.items()})


def _settle_links(part: pikepdf.Pdf) -> None:
    """Lets links lead to places instead of names, which two parts may share."""
    names = part.Root.get("/Names")
    if names is None or "/Dests" not in names:
        return
    places = pikepdf.NameTree(names.Dests)
    for page in part.pages:
        for annotation in page.get("/Annots", []):
            target = annotation.get("/Dest")
            if isinstance(target, pikepdf.String):
                annotation["/Dest"] = places[str(target)]
    del names["/Dests"]


def _mark_headers(part: pikepdf.Pdf, mark: str) -> None:
    """Says of every header of a table what it heads, and calls it by a name that is unique beyond
    the part."""
    for element in part.objects:
        if not isinstance(element, pikepdf.Dictionary) or element.get("/Type") != "/StructElem":
            continue
        if "/ID" in element:
            element["/ID"] = _marked(mark, element["/ID"])
            in_head = pikepdf.Name.THead == element.P.P.S
            element.A["/Scope"] = pikepdf.Name.Column if in_head else pikepdf.Name.Row
        headers = element.get("/A", pikepdf.Dictionary()).get("/Headers")
        if headers is not None:
            element.A["/Headers"] = pikepdf.Array([_marked(mark, header) for header in headers])


def _marked(mark: str, name: pikepdf.Object) -> pikepdf.String:
    return pikepdf.String(f"{mark}:{name}")
