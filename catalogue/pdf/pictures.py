"""Pictures of print as inline images: charts, and QR codes that lead back to the card."""

from __future__ import annotations

from base64 import b64encode

import segno
from markupsafe import Markup, escape

from catalogue.charts import line_chart
from catalogue.pdf.fontconfig import FAMILY
from catalogue.pdf.glyphs import in_stock, plain
from catalogue.radar_chart import radar_chart, radar_title
from schemas.chart import Chart
from schemas.radar_parts import SheetRadar


def _image(svg: bytes, words: str, css_class: str) -> Markup:
    data = b64encode(svg).decode("ascii")
    return Markup('<img class="{}" alt="{}" src="data:image/svg+xml;base64,{}">').format(
        css_class,
        words,
        Markup(data),  # noqa: S704 - base64
    )


def chart_picture(chart: Chart, lang: str) -> Markup:
    """A chart as an image, which keeps the rules of the page off its drawing."""
    svg = line_chart(chart, lang, FAMILY)
    return _image(in_stock(svg).encode(), plain(chart.title.in_language(lang)), "chart")


def radar_picture(found: SheetRadar, lang: str) -> Markup:
    """A card before a scenario as an image."""
    title = radar_title(found.picture, found.scenario, lang)
    svg = radar_chart(found.picture, title, lang, FAMILY)
    return _image(in_stock(svg).encode(), plain(title), "radar")


def qr_picture(url: str, words: str) -> Markup:
    """A QR code of `url`, as a vector drawing."""
    code = segno.make(url, error="m", micro=False)
    return _image(code.svg_inline(border=0, omitsize=True).encode(), str(escape(words)), "qr")
