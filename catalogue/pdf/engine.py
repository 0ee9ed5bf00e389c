"""The print engine: HTML in, laid-out document or PDF out.

Importing this module imports WeasyPrint, which costs a second and 150 MB: only processes that
print may do so, never one that serves the web.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from catalogue.pdf.fontconfig import use_own_fonts
from catalogue.pdf.glyphs import attribute, finalize
from catalogue.pdf.pictures import chart_picture, qr_picture
from schemas.sheet_guide import GUIDE
from schemas.sheet_words import WORDS

use_own_fonts()

import weasyprint  # noqa: E402 - the fonts must be settled before the engine asks for one
from weasyprint.text.fonts import FontConfiguration  # noqa: E402

from catalogue.pdf.fetcher import ClosedFetcher  # noqa: E402

TEMPLATES = Path(__file__).resolve().parent.parent.parent / "templates"

NOWHERE = "about:blank"
"""Relative addresses lead nowhere; without any base the engine breaks on those in a style sheet."""

Document = weasyprint.Document


@cache
def templates() -> Environment:
    """The print templates, with the globals that the shared macros ask for."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        autoescape=True,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["plain"] = attribute
    environment.globals |= {"words": WORDS, "draw": chart_picture, "qr": qr_picture, "guide": GUIDE}
    return environment


@cache
def _fonts() -> FontConfiguration:
    return FontConfiguration()


@cache
def _stylesheet(name: str) -> weasyprint.CSS:
    css = (TEMPLATES / "print" / name).read_text(encoding="utf-8")
    return weasyprint.CSS(string=css, font_config=_fonts(), url_fetcher=ClosedFetcher())


def lay_out(template: str, stylesheets: tuple[str, ...], **content: object) -> Document:
    """The document that a print template makes of `content`."""
    html = templates().get_template(f"print/{template}").render(content)
    return lay_out_html(html, stylesheets)


def lay_out_html(html: str, stylesheets: tuple[str, ...] = ()) -> Document:
    """HTML laid out with our fonts; nothing is fetched."""
    source = weasyprint.HTML(string=html, base_url=NOWHERE, url_fetcher=ClosedFetcher())
    styles = [_stylesheet(name) for name in stylesheets]
    return source.render(font_config=_fonts(), stylesheets=styles)


def write(document: Document) -> bytes:
    """The PDF of a document; the same document gives the same bytes."""
    return document.write_pdf()


def timestamp(day: date) -> str:
    """A date as PDF metadata want it, so that no clock is asked."""
    return f"{day.isoformat()}T00:00:00Z"
