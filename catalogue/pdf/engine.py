"""The print engine: HTML in, laid-out document or PDF out.

Importing this module imports WeasyPrint, which costs a second and 150 MB: only processes that
print may do so, never one that serves the web.
"""

from __future__ import annotations

import gc
from datetime import date
from functools import cache

from catalogue.pdf.fontconfig import use_own_fonts
from catalogue.pdf.print_templates import stylesheet, templates

use_own_fonts()

import weasyprint  # noqa: E402 - the fonts must be settled before the engine asks for one
from weasyprint.text.fonts import FontConfiguration  # noqa: E402

from catalogue.pdf.fetcher import ClosedFetcher  # noqa: E402

# A laid-out page is some hundred thousand objects, all of them alive: looking for dead cycles among
# them again and again would take a fifth of the time. Processes that print end with their print.
gc.freeze()
gc.set_threshold(50_000, 20, 100)

NOWHERE = "about:blank"
"""Relative addresses lead nowhere; without any base the engine breaks on those in a style sheet."""

Document = weasyprint.Document


@cache
def _fonts() -> FontConfiguration:
    return FontConfiguration()


@cache
def _stylesheet(name: str) -> weasyprint.CSS:
    return weasyprint.CSS(
        string=stylesheet(name), font_config=_fonts(), url_fetcher=ClosedFetcher()
    )


def lay_out(template: str, stylesheets: tuple[str, ...], **content: object) -> Document:
    """The document that a print template makes of `content`."""
    return lay_out_html(composed(template, **content), stylesheets)


def composed(template: str, **content: object) -> str:
    """The HTML that a print template makes of `content`."""
    return templates().get_template(f"print/{template}").render(content)


def lay_out_html(html: str, stylesheets: tuple[str, ...] = ()) -> Document:
    """HTML laid out with our fonts; nothing is fetched."""
    source = weasyprint.HTML(string=html, base_url=NOWHERE, url_fetcher=ClosedFetcher())
    styles = [_stylesheet(name) for name in stylesheets]
    return source.render(font_config=_fonts(), stylesheets=styles)


def fill_of(document: Document) -> float:
    """Which share of the height of its last page a document fills."""
    page = document.pages[-1]._page_box  # noqa: SLF001 - the engine tells it nowhere else
    (root,) = (box for box in page.children if box.element_tag == "html")
    return float(root.height / page.height)


def timestamp(day: date) -> str:
    """A date as PDF metadata want it, so that no clock is asked."""
    return timestamp_of(day.isoformat())


def timestamp_of(day: str) -> str:
    """The same for a date as ISO 8601 writes it."""
    return f"{day}T00:00:00Z"
