"""One card as a PDF of its own."""

from __future__ import annotations

from catalogue.pdf import engine
from catalogue.pdf.views import Fits, PrintedCard, sheet_of
from schemas.sheet_parts import Sheet


def card_pdf(view: PrintedCard, locale: str, *, base_url: str = "", fits: Fits = ()) -> bytes:
    """The PDF of a card; the same card gives the same bytes."""
    return sheet_pdf(sheet_of(view, base_url, fits), locale)


def sheet_pdf(sheet: Sheet, locale: str) -> bytes:
    """The PDF of a sheet; the same sheet gives the same bytes."""
    return engine.write(sheet_document(sheet, language(locale)))


def sheet_document(sheet: Sheet, lang: str) -> engine.Document:
    """The laid-out pages of a card."""
    issued = sheet.identity.issued
    stamp = engine.timestamp(issued) if issued else ""
    return engine.lay_out("sheet.html", ("sheet.css",), sheet=sheet, lang=lang, stamp=stamp)


def language(locale: str) -> str:
    """Which of the two languages leads."""
    return "en" if locale.lower().startswith("en") else "zh"
