"""The yardstick of print by ReportLab: head, key figures, table and charts of each card."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.graphics.shapes import Drawing, Line
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Table

from catalogue.pdf.fontconfig import REGULAR
from catalogue.pdf.views import SetView
from schemas.chart import Chart
from schemas.sheet_parts import Sheet
from tests.performance.printed_cards import lines_of

_FONT = "Noto Sans SC"
_TEXT = ParagraphStyle("text", fontName=_FONT, fontSize=7.4, leading=10, wordWrap="CJK")
_TITLE = ParagraphStyle("title", fontName=_FONT, fontSize=24, leading=30)
_WIDTHS = [width * mm for width in (22, 30, 28, 44, 30, 8, 8)]
_WIDE, _HIGH = 88 * mm, 55 * mm


def pdf_of(view: SetView, _folder: Path) -> bytes:
    """All cards of a set."""
    pdfmetrics.registerFont(TTFont(_FONT, str(REGULAR)))
    written = BytesIO()
    flowables = [part for sheet in view.sheets for part in _parts(sheet)]
    SimpleDocTemplate(written, pagesize=A4, leftMargin=14 * mm, rightMargin=14 * mm).build(
        flowables
    )
    return written.getvalue()


def _parts(sheet: Sheet) -> list[Flowable]:
    parts: list[Flowable] = [
        Paragraph(escape(sheet.title), _TITLE),
        Paragraph(escape(f"{sheet.identity.number} {sheet.form.zh} {sheet.family}"), _TEXT),
        *(Paragraph(escape(f"{f.name.zh} {f.number} {f.unit}"), _TEXT) for f in sheet.key_figures),
    ]
    rows = [[Paragraph(escape(text), _TEXT) for text in line] for line in lines_of(sheet)]
    if rows:
        parts.append(Table(rows, colWidths=_WIDTHS))
    return [*parts, *map(_drawing, sheet.charts), PageBreak()]


def _drawing(chart: Chart) -> Drawing:
    drawing = Drawing(_WIDE, _HIGH)
    points = [point for series in chart.series for point in series.points]
    (left, right), (low, high) = ((min(ends), max(ends)) for ends in zip(*points, strict=True))
    for series in chart.series:
        for (x1, y1), (x2, y2) in pairwise(series.points):
            drawing.add(
                Line(
                    (x1 - left) / (right - left or 1) * _WIDE,
                    (y1 - low) / (high - low or 1) * _HIGH,
                    (x2 - left) / (right - left or 1) * _WIDE,
                    (y2 - low) / (high - low or 1) * _HIGH,
                )
            )
    return drawing
