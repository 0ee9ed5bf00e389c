"""Page numbers of a set, written straight onto its pages: laying them out would cost more than all
else that is done to a page."""

from __future__ import annotations

from functools import cache

import pikepdf
from fontTools.ttLib import TTFont

from catalogue.pdf.fontconfig import REGULAR
from catalogue.pdf.glyphs import glyph_names
from catalogue.pdf.parts import FontGlyphs, Glyphs, fonts_of

_SIZE = 7.0
_BASELINE = 33.4
"""Points above the lower edge of the page."""


class PageNumbers:
    """The numbers of a print of so many pages, in the words of its language."""

    def __init__(self, font: str, total: int, lang: str) -> None:
        self._font = font
        self._total = total
        self._lang = lang

    @property
    def glyphs(self) -> FontGlyphs:
        """What they use of their font."""
        text = "".join(map(self._text, range(1, self._total + 1)))
        return {self._font: _glyphs_of("".join(sorted(set(text))))}

    def stamp(self, page: pikepdf.Page, number: int) -> None:
        """Write a number onto its page, as an artifact that no reader reads out."""
        drawn = self._text(number)
        glyphs = [_glyph(character) for character in drawn]
        width = sum(width for _, width in glyphs) * _SIZE / 1000
        left = (float(page.mediabox[2]) - width) / 2
        codes = "".join(f"{glyph:04x}" for glyph, _ in glyphs)
        assert self._font in {name.removeprefix("/") for name in fonts_of(page)}
        page.contents_add(b"q", prepend=True)
        page.contents_add(
            f"Q q /Artifact <</Type /Pagination>> BDC BT 0.08 0.09 0.11 rg "
            f"/{self._font} {_SIZE} Tf {left:.2f} {_BASELINE} Td <{codes}> Tj ET EMC Q".encode()
        )

    def _text(self, number: int) -> str:
        if self._lang == "en":
            return f"page {number} of {self._total}"
        return f"第 {number} 页 / 共 {self._total} 页"


def _glyphs_of(text: str) -> Glyphs:
    return {_glyph(character)[0]: (character, _glyph(character)[1]) for character in text}


@cache
def _glyph(character: str) -> tuple[int, int]:
    """Number and width of the glyph of a character of our regular font."""
    font = _font()
    name = glyph_names()[ord(character)]
    advance, _ = font["hmtx"][name]
    return font.getGlyphID(name), round(advance * 1000 / font["head"].unitsPerEm)


@cache
def _font() -> TTFont:
    return TTFont(REGULAR, lazy=True)
