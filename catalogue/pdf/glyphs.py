"""Text that our fonts can print, whatever a supplier typed.

The fonts lack most superscript characters, so exponents become raised digits; a character they
lack altogether becomes its plain form or `〓`, the mark that printers set for a missing sort.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from fontTools.ttLib import TTFont
from markupsafe import Markup, escape

from catalogue.pdf.fontconfig import REGULAR

MISSING = "〓"
NBSP = "\u00a0"

_RUN = re.compile("(?P<raised>[⁺⁻⁰¹²³⁴-⁹]+)|(?P<lowered>[₊₋₀-₉]+)")
_LEVEL = str.maketrans("⁺⁻⁰¹²³⁴⁵⁶⁷⁸⁹₊₋₀₁₂₃₄₅₆₇₈₉", "+−0123456789+−0123456789")
_NARROW_SPACES = "\u2007\u2009\u202f"


@cache
def glyph_names() -> Mapping[int, str]:
    """The glyph of every code point that our fonts hold."""
    with TTFont(REGULAR, lazy=True) as font:
        return dict(font.getBestCmap())


def plain(text: str) -> str:
    """`text` in characters that our fonts hold, for places that take no markup."""
    return in_stock(text.translate(_LEVEL))


def in_stock(text: str) -> str:
    """`text` with every character that our fonts lack replaced, none shifted."""
    return "".join(map(_sort, text))


def typeset(text: str) -> Markup:
    """`text` for HTML in characters that our fonts hold, with exponents and indices as such."""
    parts = [Markup("")]
    end = 0
    for found in _RUN.finditer(text):
        parts += [_escaped(text[end : found.start()]), _shifted(found)]
        end = found.end()
    return Markup("").join([*parts, _escaped(text[end:])])


def attribute(text: str) -> Markup:
    """`text` for places of HTML that take no tags: attributes and the title."""
    return escape(plain(text))


def finalize(value: object) -> object:
    """What the print templates do with every expression before it is written."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return typeset(value)
    return value


def _shifted(found: re.Match[str]) -> Markup:
    run = found[0]
    if all(ord(character) in glyph_names() for character in run):
        return escape(run)
    tag = "sup" if found["raised"] else "sub"
    return Markup(f"<{tag}>{run.translate(_LEVEL)}</{tag}>")  # noqa: S704 - digits and signs only


def _escaped(text: str) -> Markup:
    return escape(in_stock(text))


def _sort(character: str) -> str:
    if ord(character) in glyph_names() or character in "\n\t":
        return character
    if character in _NARROW_SPACES:
        return NBSP
    if unicodedata.category(character) in ("Cc", "Cf"):
        return ""
    simpler = unicodedata.normalize("NFKD", character)
    if all(ord(part) in glyph_names() for part in simpler):
        return simpler
    return MISSING
