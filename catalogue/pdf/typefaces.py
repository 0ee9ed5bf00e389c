"""The fonts of a print: one subset of each, with the glyphs of all its parts together."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO

import pikepdf
import pydyf
from weasyprint.pdf.fonts import build_fonts_dictionary

from catalogue.pdf import engine
from catalogue.pdf.parts import FontGlyphs, used_fonts

_BOTH_WEIGHTS = "<html lang=zh-CN><p style='font-family: Noto Sans SC'>0<b>0</b></p></html>"


def embed(book: pikepdf.Pdf, used: Iterable[FontGlyphs]) -> pikepdf.Dictionary:
    """The fonts with all glyphs used, as objects of the book, by the names pages call them."""
    together: dict[str, dict[int, tuple[str, int]]] = {}
    for fonts in used:
        for name, glyphs in fonts.items():
            known = together.setdefault(name, {})
            known |= {glyph: entry for glyph, entry in glyphs.items() if glyph not in known}
    with pikepdf.open(BytesIO(_subsets(together))) as subsets:
        return book.copy_foreign(subsets.Root.Fonts)


def _subsets(glyphs: FontGlyphs) -> bytes:
    """A PDF of no pages that holds the fonts, under `/Fonts` of its root."""
    bearer = engine.lay_out_html(_BOTH_WEIGHTS)
    fonts = {key: font for key, font in used_fonts(bearer).items() if font.hash in glyphs}
    missing = set(glyphs) - {font.hash for font in fonts.values()}
    assert not missing, f"fonts that do not ship with the catalogue: {sorted(missing)}"
    for font in fonts.values():
        font.to_unicode = {glyph: text for glyph, (text, _) in glyphs[font.hash].items()}
        font.widths = {glyph: width for glyph, (_, width) in glyphs[font.hash].items()}
    pdf = pydyf.PDF()
    options = {"hinting": False, "pdf_version": b"1.7"}
    embedded = build_fonts_dictionary(pdf, fonts, True, True, options)
    pdf.add_object(embedded)
    pdf.catalog["Fonts"] = embedded.reference
    written = BytesIO()
    pdf.write(written, version=b"1.7")
    return written.getvalue()
